import { Button, Popover, Tag } from 'antd';
import { useMemo } from 'react';
import type { ImportedProject } from '#contract/import.ts';
import { targetText, targets } from '#web/features/import/row-table.tsx';
import { importTexts } from '#web/platform/messages/import.ts';
import { hrefTo } from '#web/platform/router.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Amount } from '#web/ui/figures.tsx';
import { EmptyState } from '#web/ui/page-states.tsx';

const figures = ['budget', 'issued', 'received', 'spent'] as const;
type Effect = 'new' | 'changed' | 'none' | 'waiting';
const effectColours = { new: 'green', changed: 'blue', none: 'default', waiting: 'gold' } as const;

function targetsOf(made: ImportedProject['made']): readonly (readonly [string, number])[] {
  return targets.flatMap((target) => (made[target] === undefined ? [] : [[target, made[target]] as const]));
}

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
      key: 'project', title: t('project'), isMain: true, width: 230, render: ({ projectOrdinal, projectId, name, before }) => {
        const words = projectOrdinal === 0 ? t('wholePaper') : t('projectOf', { ordinal: projectOrdinal, name });
        return <div className="import-name">{projectId !== null && (isDone || before !== null) ? <a href={hrefTo(`/projects/${projectId}`)}>{words}</a> : words}</div>;
      },
    },
    { key: 'effect', title: t('effect'), width: 80, render: (project) => (project.projectOrdinal === 0 && project.after === null ? '—' : <Tag color={effectColours[effectOf(project)]}>{t(`effect.${effectOf(project)}`)}</Tag>) },
    ...figures.map((figure): DataColumn<ImportedProject> => ({
      key: figure, title: t(figure), width: 100, align: 'right', render: ({ before, after }) => (after === null ? '—' : (
        <div className="import-change">
          <Amount yuan={after[figure]} />
          {before !== null && before[figure] !== after[figure] && <span className="panel-note">{t('before')} <Amount yuan={before[figure]} /></span>}
        </div>
      )),
    })),
    {
      key: 'made', title: t(isDone ? 'made' : 'willMake'), width: 80, align: 'right', render: ({ made }) => (Object.keys(made).length === 0 ? <span className="amount-none">{t('nothing')}</span> : <Made made={made} />),
    },
    { key: 'waiting', title: t('waiting'), width: 80, align: 'right', render: ({ projectOrdinal, waiting }) => (waiting === 0 ? 0 : <a href={hrefToRows(projectOrdinal)}>{waiting}</a>) },
    {
      key: 'hindrances', title: t('hindrances'), width: 190, render: ({ hindrances }) => (hindrances.length === 0 ? <span className="amount-none">{t('nothing')}</span>
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

/** How many records are made, and of what kinds on a click. */
function Made({ made }: Pick<ImportedProject, 'made'>) {
  const t = useTexts(importTexts);
  const total = Object.values(made).reduce((sum, count) => sum + count, 0);
  return (
    <Popover trigger="click" placement="left" content={<ul className="import-made">{targetsOf(made).map(([target, count]) => <li key={target}>{t('madeOf', { target: t(targetText(target)), count })}</li>)}</ul>}>
      <Button type="link" size="small">{t('rowsOf', { count: total })}</Button>
    </Popover>
  );
}

/** The rows of the project that wait, on the same page. */
function hrefToRows(ordinal: number): string {
  const [path = ''] = window.location.hash.split('?');
  return `${path}?project=${ordinal}`;
}
