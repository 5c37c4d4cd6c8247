import { Menu } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { navigationGroups, type NavigationEntry } from '#web/platform/feature.ts';
import { useLanguage } from '#web/platform/language.tsx';
import { frameTexts } from '#web/platform/messages/frame.ts';
import { useOptionalPlace } from '#web/platform/place.tsx';
import { go, hrefTo, matchOf, useLocation } from '#web/platform/router.ts';
import { useHolds } from '#web/platform/session.tsx';
import { useSay, useTexts } from '#web/platform/texts.ts';
import mark from '#web/platform/mark.svg';

/** The menu of what the person's roles are for. */
export function SideMenu({ entries, isFolded }: { readonly entries: readonly NavigationEntry[]; readonly isFolded: boolean }) {
  const t = useTexts(frameTexts);
  const say = useSay();
  const holds = useHolds();
  const { t: frame } = useLanguage();
  const { path } = useLocation();
  const place = useOptionalPlace();
  const at = place ?? undefined;
  const shown = useMemo(() => entries.filter(({ permission }) => holds(permission)).toSorted((left, right) => left.order - right.order), [entries, holds]);
  const items = useMemo(() => navigationGroups.flatMap((group) => {
    const children = shown.filter((entry) => entry.group === group).map(({ to, title, icon: Icon }): { key: string; icon: ReactNode; label: ReactNode; title: string } => ({
      key: to, icon: <Icon />, label: <a href={hrefTo(to, {}, at)} tabIndex={-1}>{say(title)}</a>, title: say(title),
    }));
    return children.length === 0 ? [] : [{ key: group, type: 'group' as const, label: isFolded ? null : t(`group.${group}`), children }];
  }), [shown, say, t, isFolded, at]);
  const chosen = entryAt(shown, path);
  return (
    <div className={isFolded ? 'side side-folded' : 'side'}>
      <a className="side-name" href="#/"><img src={mark} alt="" width={28} height={28} />{isFolded ? <span className="for-readers">{frame('frame.name')}</span> : <span className="frame-brand">{frame('frame.name')}</span>}</a>
      <nav aria-label={t('menu')} className="side-menu">
        <Menu theme="dark" mode="inline" inlineCollapsed={isFolded} items={items} selectedKeys={chosen === null ? [] : [chosen]} onClick={({ key }) => go(key)} />
      </nav>
    </div>
  );
}

/** The entry that the present page stands under: itself, or a page above it. */
function entryAt(entries: readonly NavigationEntry[], path: string): string | null {
  const page = matchOf(path)?.page;
  if (page === undefined) return null;
  const found = entries.filter(({ to }) => page.path === to || page.parent === to || page.path.startsWith(`${to}/`)).toSorted((left, right) => right.to.length - left.to.length);
  return found[0]?.to ?? null;
}
