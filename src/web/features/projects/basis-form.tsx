import { Button, Form, Input, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import type { ProjectAnswer } from '#contract/projects.ts';
import { mechanisms, projectKinds } from '#core/ledger/project.ts';
import { changedValues, draftKey, typedBasis, valuesOf, type BasisDraft, type BasisValues, type TypedBasis } from '#web/features/projects/basis-draft.ts';
import { AmountInput, DayInput, Field, useFieldErrors, yuanOf, type FieldErrors } from '#web/features/projects/fields.tsx';
import type { ProjectContext } from '#web/features/projects/project-context.ts';
import { useProjectWord } from '#web/features/projects/words.ts';
import { api, type ServerProblem } from '#web/platform/client.ts';
import { useDraft } from '#web/platform/drafts.ts';
import { fieldTexts } from '#web/platform/messages/fields.ts';
import { projectTexts } from '#web/platform/messages/project.ts';
import { projectsTexts } from '#web/platform/messages/projects.ts';
import { uiTexts } from '#web/platform/messages/ui.ts';
import { useChange } from '#web/platform/queries.ts';
import { useTexts } from '#web/platform/texts.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { DraftNote } from '#web/ui/draft-note.tsx';

type Named = { readonly accountId: string; readonly name: string };
type Properties = { readonly context: ProjectContext; readonly divisions: readonly { readonly id: string; readonly name: string }[]; readonly people: readonly Named[]; readonly onClose: () => void };
type Request = { readonly changes: BasisValues; readonly version: number };

/** The basis being edited: kept until it is saved, compared where somebody else was faster. */
export function BasisForm({ context: { project, path, refreshes }, divisions, people, onClose }: Properties) {
  const t = useTexts(projectTexts);
  const of = useTexts(projectsTexts);
  const ui = useTexts(uiTexts);
  const fields = useTexts(fieldTexts);
  const word = useProjectWord();
  const errorsOf = useFieldErrors();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [conflict, setConflict] = useState<{ readonly problem: ServerProblem; readonly current: ProjectAnswer } | null>(null);
  const start = typedBasis(project);
  const draft = useDraft<BasisDraft>(draftKey(project.id), { version: project.version, base: start, typed: start });
  const { typed: value } = draft.value;
  const set = (changes: Partial<TypedBasis>): void => draft.set({ ...draft.value, typed: { ...value, ...changes } });
  const done = (): void => {
    draft.discard();
    setConflict(null);
    onClose();
  };
  const change = useChange<Request, ProjectAnswer>({
    change: ({ changes, version }) => api.patch(path, changes, version), refreshes, done: t('saved'), onDone: done,
    onConflict: (problem) => setConflict({ problem, current: problem.details.current as ProjectAnswer }),
    onProblem: (problem) => {
      const found = errorsOf(problem);
      if (found !== null) setErrors(found);
      return found !== null;
    },
  });
  const save = (version: number): void => {
    if (value.name.trim() === '') return setErrors({ name: of('nameMissing') });
    if (value.totalAmount.text.trim() !== '' && yuanOf(value.totalAmount) === null) return setErrors({ totalAmountYuan: fields('amountWrong') });
    setErrors({});
    const changes = changedValues(draft.value);
    if (Object.keys(changes).length === 0) return done();
    change.mutate({ changes, version });
  };
  const labels: Readonly<Record<string, string>> = {
    name: of('name'), ordinal: of('ordinal'), kind: of('kind'), mechanism: of('mechanism'), divisionId: of('division'), ownerId: of('owner'), periodFrom: of('periodFrom'), periodUntil: of('periodUntil'), code: of('code'),
    unitCode: t('unitCode'), functionalCode: t('functionalCode'), economicCode: t('economicCode'), totalAmountYuan: of('totalAmount'), note: of('note'),
  };
  const shown = (field: string, given: string | number | null | undefined): string | null => {
    if (given === null || given === undefined || given === '') return null;
    const text = String(given);
    if (field === 'divisionId') return divisions.find(({ id }) => id === text)?.name ?? text;
    if (field === 'ownerId') return people.find(({ accountId }) => accountId === text)?.name ?? text;
    return field === 'kind' || field === 'mechanism' ? word(`${field}.${text}`, text) : text;
  };
  const optional = { allowClear: true, placeholder: of('unset') };
  const line = (field: 'code' | 'unitCode' | 'functionalCode' | 'economicCode', most: number) => (
    <Field id={`basis-${field}`} label={labels[field]} error={errors[field]}><Input id={`basis-${field}`} maxLength={most} value={value[field]} onChange={({ target }) => set({ [field]: target.value })} /></Field>
  );
  const theirs = conflict === null ? {} : valuesOf(typedBasis(conflict.current));
  return (
    <Form layout="vertical" onFinish={() => save(draft.value.version)}>
      <DraftNote draft={draft} />
      <div className="field-grid field-grid-three">
        <div className="field-wide"><Field id="basis-name" label={labels['name']} required error={errors['name']}><Input id="basis-name" maxLength={200} value={value.name} onChange={({ target }) => set({ name: target.value })} /></Field></div>
        <Field id="basis-ordinal" label={labels['ordinal']} error={errors['ordinal']}><InputNumber id="basis-ordinal" className="full-width" min={1} max={100_000} precision={0} value={value.ordinal} onChange={(ordinal) => set({ ordinal: ordinal ?? value.ordinal })} /></Field>
        <Field id="basis-kind" label={labels['kind']}><Select id="basis-kind" value={value.kind} onChange={(kind) => set({ kind })} options={projectKinds.map((each) => ({ value: String(each), label: word(`kind.${each}`) }))} /></Field>
        <Field id="basis-mechanism" label={labels['mechanism']}><Select id="basis-mechanism" {...optional} value={value.mechanism} onChange={(mechanism?: string) => set({ mechanism: mechanism ?? null })} options={mechanisms.map((each) => ({ value: String(each), label: word(`mechanism.${each}`) }))} /></Field>
        <Field id="basis-division" label={labels['divisionId']} error={errors['divisionId']}><Select id="basis-division" {...optional} value={value.divisionId} onChange={(divisionId?: string) => set({ divisionId: divisionId ?? null })} options={divisions.map(({ id, name }) => ({ value: id, label: name }))} /></Field>
        <Field id="basis-owner" label={labels['ownerId']} error={errors['ownerId']}><Select id="basis-owner" {...optional} value={value.ownerId} onChange={(ownerId?: string) => set({ ownerId: ownerId ?? null })} options={people.map(({ accountId, name }) => ({ value: accountId, label: name }))} /></Field>
        <Field id="basis-total" label={labels['totalAmountYuan']} extra={of('totalAmountWhat')} error={errors['totalAmountYuan']}><AmountInput id="basis-total" value={value.totalAmount} onChange={(totalAmount) => set({ totalAmount })} /></Field>
        <Field id="basis-from" label={labels['periodFrom']} error={errors['periodFrom']}><DayInput id="basis-from" value={value.periodFrom} onChange={(periodFrom) => set({ periodFrom })} /></Field>
        <Field id="basis-until" label={labels['periodUntil']} error={errors['periodUntil']}><DayInput id="basis-until" value={value.periodUntil} onChange={(periodUntil) => set({ periodUntil })} /></Field>
        {line('code', 60)}
        {line('unitCode', 60)}
        {line('functionalCode', 20)}
        {line('economicCode', 20)}
        <div className="field-wide"><Field id="basis-note" label={labels['note']} error={errors['note']}><Input.TextArea id="basis-note" rows={3} maxLength={2000} value={value.note} onChange={({ target }) => set({ note: target.value })} /></Field></div>
      </div>
      <Space>
        <Button type="primary" htmlType="submit" loading={change.isPending}>{ui('save')}</Button>
        <Button onClick={done}>{ui('cancel')}</Button>
      </Space>
      {conflict !== null && (
        <ConflictDialog problem={conflict.problem} onTakeTheirs={() => done()} onGoOn={() => setConflict(null)} onKeepMine={() => { setConflict(null); save(conflict.current.version); }}
          fields={Object.entries(changedValues(draft.value)).map(([field, mine]) => ({ label: labels[field] ?? field, mine: shown(field, mine), theirs: shown(field, theirs[field]) }))} />
      )}
    </Form>
  );
}
