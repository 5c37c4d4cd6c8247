import type { BudgetYear } from '#contract/organisation.ts';
import { RecordDialog, valuesOf, type RecordField, type RecordValues } from '#web/features/administration/record-dialog.tsx';
import { api } from '#web/platform/client.ts';
import { recordTexts, yearsTexts } from '#web/platform/messages/administration.ts';
import { useTexts } from '#web/platform/texts.ts';

const deadlines = ['targetsDue', 'selfEvaluationDue', 'reportDue'] as const;

function useDeadlineFields(): readonly RecordField[] {
  const t = useTexts(yearsTexts);
  return deadlines.map((key) => ({ key, label: t(key), kind: 'day' }));
}

const deadlinesOf = (values: RecordValues) => Object.fromEntries(deadlines.map((key) => [key, values[key] === undefined || values[key] === '' ? null : values[key]]));

export function NewYearDialog({ path, onClose }: { readonly path: string; readonly onClose: () => void }) {
  const t = useTexts(yearsTexts);
  const record = useTexts(recordTexts);
  const fields: readonly RecordField[] = [{ key: 'year', label: t('year'), help: t('yearHelp'), isRequired: true, mostCharacters: 4 }, ...useDeadlineFields()];
  return (
    <RecordDialog<BudgetYear> title={t('open')} draftKey={`year/new${path}`} saved={valuesOf(null, fields)} version={null} fields={fields} okText={t('open')}
      save={(values, _version, key) => api.post(path, { year: Number(values['year']), ...deadlinesOf(values) }, { key })}
      refreshes={[path]} done={record('saved')} onClose={onClose} />
  );
}

export function DeadlinesDialog({ path, row, onClose }: { readonly path: string; readonly row: BudgetYear; readonly onClose: () => void }) {
  const t = useTexts(yearsTexts);
  const record = useTexts(recordTexts);
  const fields = useDeadlineFields();
  return (
    <RecordDialog<BudgetYear> title={t('deadlinesOf', { year: row.year })} draftKey={`year/${row.year}${path}`} saved={valuesOf(row, fields)} version={row.version} fields={fields}
      save={(values, version) => api.patch(`${path}/${row.year}`, deadlinesOf(values), version)} refreshes={[path]} done={record('saved')} onClose={onClose} />
  );
}

/** A closed year is reopened with a reason, which the trail keeps. */
export function ReopenDialog({ path, row, onClose }: { readonly path: string; readonly row: BudgetYear; readonly onClose: () => void }) {
  const t = useTexts(yearsTexts);
  const fields: readonly RecordField[] = [{ key: 'reason', label: t('reason'), kind: 'prose', isRequired: true, mostCharacters: 500 }];
  return (
    <RecordDialog<BudgetYear> title={t('reopenAsk', { year: row.year })} note={t('reopenWhat')} draftKey={`year/reopen/${row.year}${path}`} saved={valuesOf(null, fields)} version={row.version} fields={fields} okText={t('reopen')}
      save={(values, version) => api.patch(`${path}/${row.year}`, { state: 'open', reason: (values['reason'] ?? '').replace(/\s*\n\s*/g, ' ').trim() }, version)}
      refreshes={[path]} done={t('changed', { year: row.year })} onClose={onClose} />
  );
}
