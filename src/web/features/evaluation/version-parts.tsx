import { Alert, Select, Table, Tag } from 'antd';
import type { Recheck, SnapshotHead } from '#contract/evaluation.ts';
import type { Difference } from '#core/life-cycle/difference.ts';
import { evaluationTexts } from '#web/platform/messages/evaluation.ts';
import { useAnswer } from '#web/platform/queries.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { Grade } from '#web/ui/figures.tsx';
import { Panel } from '#web/ui/page.tsx';
import { Await } from '#web/ui/page-states.tsx';
import { timeText } from '#web/ui/time.tsx';

/** A fixed version worked out again: whether its content is what was hashed, and whether its score holds. */
export function Rechecked({ projectPath, version }: { readonly projectPath: string; readonly version: SnapshotHead }) {
  const t = useTexts(evaluationTexts);
  const say = useSay();
  const answer = useAnswer<Recheck>(`${projectPath}/snapshots/${version.id}/check`);
  return (
    <Panel title={t('recheck')} note={timeText(version.takenAt)}>
      <Await answer={answer}>{(check) => (
        <>
          <div className="form-notes">
            <Alert type={check.intact ? 'success' : 'error'} showIcon title={t(check.intact ? 'intact' : 'broken')} />
            <Alert type={check.holds ? 'success' : 'warning'} showIcon title={t(check.holds ? 'holds' : 'holdsNot')} />
          </div>
          <dl className="version-facts">
            <dt>{t('scoreStored')}</dt><dd className="amount">{check.storedScore ?? '—'}</dd>
            <dt>{t('scoreThen')}</dt><dd className="amount">{check.scoreThen ?? '—'} <Grade grade={check.gradeThen} /></dd>
            <dt>{t('scoreNow')}</dt><dd className="amount">{check.scoreNow ?? '—'} <Grade grade={check.gradeNow} /></dd>
            <dt>{t('hash')}</dt><dd className="version-hash">{version.contentHash}</dd>
          </dl>
          {check.normsChanged.length > 0 && <p className="panel-note">{t('normsChanged', { norms: check.normsChanged.join(', ') })}</p>}
          {check.findings.length > 0 && (
            <details>
              <summary>{t('foundThen', { count: check.findings.length })}</summary>
              <ul>{check.findings.map(({ rule, message }, index) => <li key={`${rule} ${index}`}>{say(message)}</li>)}</ul>
            </details>
          )}
        </>
      )}</Await>
    </Panel>
  );
}

const colours = { added: 'green', removed: 'red', changed: 'gold' } as const;

type DifferencesProperties = { readonly projectPath: string; readonly version: SnapshotHead; readonly versions: readonly SnapshotHead[]; readonly other: string; readonly onOther: (other: string) => void };

/** What differs between a version and another, or now. */
export function Differences({ projectPath, version, versions, other, onOther }: DifferencesProperties) {
  const t = useTexts(evaluationTexts);
  const answer = useAnswer<{ readonly items: readonly Difference[] }>(`${projectPath}/snapshots/${version.id}/difference`, { to: other });
  const nameOf = (id: string): string => (id === 'now' ? t('now') : timeText(versions.find((each) => each.id === id)?.takenAt ?? id));
  const text = (value: Difference['before']): string => (value === null || value === undefined || value === '' ? t('nothing') : typeof value === 'string' ? value : JSON.stringify(value));
  return (
    <Panel title={t('differences', { from: nameOf(version.id), to: nameOf(other) })} actions={(
      <Select size="small" aria-label={t('otherVersion')} value={other} onChange={onOther} popupMatchSelectWidth={false}
        options={['now', ...versions.flatMap(({ id }) => (id === version.id ? [] : [id]))].map((value) => ({ value, label: nameOf(value) }))} />
    )}>
      <Await answer={answer}>{({ items }) => (
        <Table<Difference> size="small" pagination={false} rowKey={({ path, kind }) => `${kind} ${path}`} dataSource={[...items]} aria-label={t('compare')} locale={{ emptyText: <span className="panel-note">{t('noDifferences')}</span> }} scroll={{ x: 'max-content' }} columns={[
          { key: 'path', title: t('where'), render: (_value, { path, kind }) => <><Tag color={colours[kind]}>{t(`difference.${kind}`)}</Tag> <span className="version-hash">{path}</span></> },
          { key: 'before', title: t('before'), render: (_value, { before }) => <div className="version-value">{text(before)}</div> },
          { key: 'after', title: t('after'), render: (_value, { after }) => <div className="version-value">{text(after)}</div> },
        ]} />
      )}</Await>
    </Panel>
  );
}
