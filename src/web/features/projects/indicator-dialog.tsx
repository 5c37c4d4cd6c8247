import { AutoComplete, Form, Input, Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { IndicatorAnswer } from '#contract/indicators.ts';
import { comparators } from '#core/indicators/indicator.ts';
import { searchLibrary } from '#core/indicators/library/search.ts';
import { Field, useFieldErrors, type FieldErrors } from '#web/features/projects/fields.tsx';
import type { ProjectContext } from '#web/features/projects/project-context.ts';
import { api, type ServerProblem } from '#web/platform/client.ts';
import { useDraft } from '#web/platform/drafts.ts';
import { indicatorsTexts } from '#web/platform/messages/indicators.ts';
import { uiTexts } from '#web/platform/messages/ui.ts';
import { useChange } from '#web/platform/queries.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { DraftNote } from '#web/ui/draft-note.tsx';

const lines = ['level1', 'level2', 'name', 'unit', 'weight', 'target', 'targetUpper', 'targetText', 'baseline', 'source', 'method'] as const;
type Key = (typeof lines)[number];
type Typed = Readonly<Record<Key, string>> & { readonly comparator: string; readonly libraryId: string | null };
type Values = Readonly<Record<string, string | null>>;
const most: Readonly<Record<Key, number>> = { level1: 40, level2: 40, name: 200, unit: 30, weight: 6, target: 30, targetUpper: 30, targetText: 300, baseline: 300, source: 500, method: 500 };

function typedOf(indicator: IndicatorAnswer | null): Typed {
  const texts = Object.fromEntries(lines.map((key) => [key, indicator?.[key] ?? ''])) as Record<Key, string>;
  return { ...texts, comparator: indicator?.comparator ?? '≥', libraryId: indicator?.libraryId ?? null };
}

function valuesOf(typed: Typed): Values {
  return { ...Object.fromEntries(lines.map((key) => [key, typed[key].trim() === '' ? null : typed[key].trim()])), comparator: typed.comparator };
}

type Properties = { readonly context: ProjectContext; readonly indicator: IndicatorAnswer | null; readonly onClose: () => void };

/** A new indicator, from the library or one's own, or one that is changed against its version. */
export function IndicatorDialog({ context: { project, path, refreshes }, indicator, onClose }: Properties) {
  const t = useTexts(indicatorsTexts);
  const ui = useTexts(uiTexts);
  const say = useSay();
  const errorsOf = useFieldErrors();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [words, setWords] = useState('');
  const [conflict, setConflict] = useState<{ readonly problem: ServerProblem; readonly current: IndicatorAnswer } | null>(null);
  const saved = { version: indicator?.version ?? 0, base: typedOf(indicator), typed: typedOf(indicator) };
  const draft = useDraft<typeof saved>(indicator === null ? `project/${project.id}/new-indicator` : `indicator/${indicator.id}`, saved);
  const { base, typed: value } = draft.value;
  const set = (changes: Partial<Typed>): void => draft.set({ ...draft.value, typed: { ...value, ...changes } });
  const found = useMemo(() => searchLibrary({ text: words }, 30), [words]);
  const changes = Object.fromEntries(Object.entries(valuesOf(value)).filter(([key, given]) => valuesOf(base)[key] !== given));
  const done = (): void => {
    draft.discard();
    onClose();
  };
  const change = useChange<{ readonly values: Values; readonly version: number | null }>({
    change: ({ values, version }, key) => (version === null || indicator === null ? api.post(`${path}/indicators`, values, { key }) : api.patch(`${path}/indicators/${indicator.id}`, values, version)),
    refreshes, done: t('saved'), onDone: done,
    onConflict: (problem) => setConflict({ problem, current: problem.details.current as IndicatorAnswer }),
    onProblem: (problem) => {
      const marked = errorsOf(problem);
      if (marked !== null) setErrors(marked);
      return marked !== null;
    },
  });
  const send = (version: number): void => {
    const missing = Object.fromEntries((['level1', 'name'] as const).filter((key) => value[key].trim() === '').map((key) => [key, t('missing')]));
    setErrors(missing);
    if (Object.keys(missing).length > 0) return;
    if (indicator !== null && Object.keys(changes).length === 0) return done();
    change.mutate(indicator === null ? { values: { ...valuesOf(value), libraryId: value.libraryId }, version: null } : { values: changes, version });
  };
  const line = (key: Key, isRequired = false) => <Field id={`indicator-${key}`} label={t(key)} required={isRequired} error={errors[key]}><Input id={`indicator-${key}`} autoComplete="off" maxLength={most[key]} value={value[key]} onChange={({ target }) => set({ [key]: target.value })} /></Field>;
  const theirs = conflict === null ? {} : valuesOf(typedOf(conflict.current));
  return (
    <Modal open width={760} title={indicator === null ? t('add') : `${t('edit')}：${indicator.name}`} okText={ui('save')} onOk={() => send(draft.value.version)} onCancel={onClose} confirmLoading={change.isPending} mask={{ closable: false }}>
      <DraftNote draft={draft} />
      <Form layout="vertical" className="field-grid field-grid-three">
        {indicator === null && (
          <div className="field-wide">
            <Field id="indicator-library" label={t('library')} extra={t('libraryWhat')}>
              <Select id="indicator-library" allowClear showSearch={{ filterOption: false, onSearch: setWords }} value={value.libraryId} placeholder={t('library')} options={found.map((entry) => ({ value: entry.id, label: `${say(entry.name)}（${entry.level1} · ${entry.level2}）` }))}
                onChange={(id?: string) => {
                  const entry = found.find((each) => each.id === id);
                  if (entry === undefined) return set({ libraryId: null });
                  set({ libraryId: entry.id, level1: `${entry.level1}${t('suffix')}`, level2: entry.level2.endsWith(t('suffix')) ? entry.level2 : `${entry.level2}${t('suffix')}`, name: entry.name.zh, unit: entry.unit ?? '', comparator: entry.comparator, source: entry.source, method: entry.method });
                }} />
            </Field>
          </div>
        )}
        <Field id="indicator-level1" label={t('level1')} required error={errors['level1']}>
          <AutoComplete id="indicator-level1" value={value.level1} onChange={(level1: string) => set({ level1 })} options={(['cost', 'output', 'benefit', 'satisfaction'] as const).map((each) => ({ value: indicatorsTexts[`class.${each}`].zh, label: t(`class.${each}`) }))} />
        </Field>
        {line('level2')}
        {line('name', true)}
        <Field id="indicator-comparator" label={t('comparator')}><Select id="indicator-comparator" value={value.comparator} onChange={(comparator) => set({ comparator })} options={comparators.map((each) => ({ value: String(each), label: each }))} /></Field>
        {value.comparator === '定性' ? line('targetText') : <>{line('target')}{line('targetUpper')}{line('unit')}</>}
        {line('weight')}
        {line('baseline')}
        {line('source')}
        <div className="field-wide">{line('method')}</div>
      </Form>
      {conflict !== null && (
        <ConflictDialog problem={conflict.problem} onTakeTheirs={done} onGoOn={() => setConflict(null)} onKeepMine={() => { setConflict(null); send(conflict.current.version); }}
          fields={Object.entries(changes).map(([key, mine]) => ({ label: key === 'comparator' ? t('comparator') : t(lines.find((each) => each === key) ?? 'name'), mine, theirs: theirs[key] ?? null }))} />
      )}
    </Modal>
  );
}
