import { Tag } from 'antd';
import { useMemo } from 'react';
import type { ImportedProject } from '#contract/import.ts';
import { targetText } from '#web/features/import/row-table.tsx';
import { importTexts } from '#web/platform/messages/import.ts';
import { hrefTo } from '#web/platform/router.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Amount } from '#web/ui/figures.tsx';
import { EmptyState } from '#web/ui/page-states.tsx';

const figures = ['budget', 'issued', 'received', 'spent'] as const;
type Effect = 'new' | 'changed' | 'none' | 'waiting';
const effectColours = { new: 'green', changed: 'blue', none: 'default', waiting: 'gold' } as const;

function effectOf({ before, after, made }: ImportedProject): Effect {
  if (after === null) return 'waiting';
  if (Object.keys(made).length === 0) return 'none';
  return before === null ? 'new' : 'changed';
}

/** What applying does, or did, to each project: its money before and after, what is made, what cannot be. `isDone` links to the projects. */
export function EffectTable({ projects, isDone }: { readonly projects: readonly ImportedProject[]; readonly isDone: boolean }) {
  const t = useTexts(importTexts);
  const say = useSay();
  const columns = useMemo<readonly DataColumn<ImportedProject>[]>(() => [
    {
      key: 'project', title: t('project'), isMain: true, width: 300, render: ({ projectOrdinal, projectId, name, before }) => {
        const words = projectOrdinal === 0 ? t('wholePaper') : t('projectOf', { ordinal: projectOrdinal, name });
        return projectId !== null && (isDone || before !== null) ? <a href={hrefTo(`/projects/${projectId}`)}>{words}</a> : words;
      },
    },
    { key: 'effect', title: t('effect'), width: 90, render: (project) => (project.projectOrdinal === 0 && project.after === null ? '—' : <Tag color={effectColours[effectOf(project)]}>{t(`effect.${effectOf(project)}`)}</Tag>) },
    ...figures.map((figure): DataColumn<ImportedProject> => ({
      key: figure, title: t(figure), width: 120, align: 'right', render: ({ before, after }) => (after === null ? '—' : (
        <div className="import-change">
          <Amount yuan={after[figure]} />
          {before !== null && before[figure] !== after[figure] && <span className="panel-note">{t('before')} <Amount yuan={before[figure]} /></span>}
        </div>
      )),
    })),
    {
      key: 'made', title: t(isDone ? 'made' : 'willMake'), width: 230, render: ({ made }) => (Object.keys(made).length === 0 ? <span className="amount-none">{t('nothing')}</span>
        : <span className="import-made">{Object.entries(made).map(([target, count]) => <span key={target}>{t('madeOf', { target: t(targetText(target)), count })}</span>)}</span>),
    },
    { key: 'waiting', title: t('waiting'), width: 80, align: 'right', render: ({ projectOrdinal, waiting }) => (waiting === 0 ? 0 : <a href={hrefToRows(projectOrdinal)}>{waiting}</a>) },
    {
      key: 'hindrances', title: t('hindrances'), width: 240, render: ({ hindrances }) => (hindrances.length === 0 ? <span className="amount-none">{t('nothing')}</span>
        : <ul className="import-hindrances">{hindrances.map(({ key, label, messages }) => <li key={key}><strong>{label}</strong> {say(messages)}</li>)}</ul>),
    },
  ], [t, say, isDone]);
  return (
    <>
      <p className="panel-note">{t('amountsIn')}</p>
      <DataTable name="import-effect" label={t(isDone ? 'tab.result' : 'tab.preview')} rows={projects} keyOf={({ projectOrdinal }) => String(projectOrdinal)} columns={columns}
        empty={<EmptyState title={t('noPreview')} what={t('noPreviewWhat')} />} />
    </>
  );
}

/** The rows of the project that wait, on the same page. */
function hrefToRows(ordinal: number): string {
  const [path = ''] = window.location.hash.split('?');
  return `${path}?project=${ordinal}`;
}
