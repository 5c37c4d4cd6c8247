import { Timeline } from 'antd';
import type { Transition } from '#contract/evaluation.ts';
import { evaluationTexts } from '#web/platform/messages/evaluation.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { StateTag } from '#web/ui/figures.tsx';
import { Time } from '#web/ui/time.tsx';

const back = /^(?:return|refuse|reject|reopen|void)/;

type Properties = {
  readonly items: readonly Transition[];
  /** The address of a fixed version. */
  readonly versionHref?: (snapshotId: string) => string;
};

/** The steps that were taken, the latest first: who, when, why, and what changed. */
export function HistoryList({ items, versionHref }: Properties) {
  const t = useTexts(evaluationTexts);
  const say = useSay();
  if (items.length === 0) return <p className="panel-note">{t('noHistory')}</p>;
  const text = (value: unknown): string => (value === null || value === undefined || value === '' ? t('nothing') : typeof value === 'string' ? value : JSON.stringify(value));
  return (
    <Timeline className="history" items={items.toReversed().map(({ id, act, name, to, reason, actor, at, changes, snapshotId }) => ({
      key: id, color: back.test(act) ? 'red' : snapshotId === null ? 'blue' : 'green',
      content: (
        <div className="history-step">
          <div><strong>{say(name)}</strong> <StateTag state={to} /></div>
          <div className="panel-note">{actor === '' ? t('byItself') : actor} · <Time at={at} /></div>
          {reason !== null && <p className="history-reason">{t('reasonIs', { reason })}</p>}
          {changes.map(({ field, before, after }) => <p key={field} className="history-reason">{t('changed', { field, before: text(before), after: text(after) })}</p>)}
          {snapshotId !== null && versionHref !== undefined && <a href={versionHref(snapshotId)}>{t('seeVersion')}</a>}
        </div>
      ),
    }))} />
  );
}
