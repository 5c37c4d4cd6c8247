import { Breadcrumb, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTitle } from '#web/platform/language.tsx';
import { frameTexts } from '#web/platform/messages/frame.ts';
import { useTexts } from '#web/platform/texts.ts';

/** A step of the path at the head of a page. */
export type Crumb = { readonly title: string; readonly href?: string };

type PageProperties = {
  readonly title: string;
  /** One sentence about the page. */
  readonly what?: ReactNode;
  /** The pages above this one, the highest first. */
  readonly path?: readonly Crumb[];
  /** Buttons; the main one last. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A page with its head: where one is, what it is called, what can be done. */
export function Page({ title, what, path = [], actions, children }: PageProperties) {
  const t = useTexts(frameTexts);
  useTitle(title);
  return (
    <div className="page">
      <header className="page-head">
        <div className="page-head-words">
          {path.length > 0 && (
            <nav aria-label={t('where')}>
              <Breadcrumb items={[...path.map(({ title: name, href }) => ({ title: href === undefined ? name : <a href={href}>{name}</a> })), { title }]} />
            </nav>
          )}
          <Typography.Title level={1}>{title}</Typography.Title>
          {what !== undefined && <p className="page-head-what">{what}</p>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

type PanelProperties = { readonly title: ReactNode; readonly note?: ReactNode; readonly actions?: ReactNode; readonly className?: string; readonly children: ReactNode };

/** A framed part of a page. */
export function Panel({ title, note, actions, className, children }: PanelProperties) {
  return (
    <section className={className === undefined ? 'panel' : `panel ${className}`}>
      <div className="panel-head"><h2>{title}</h2>{note !== undefined && <p className="panel-note">{note}</p>}<span className="panel-spring" />{actions}</div>
      {children}
    </section>
  );
}
