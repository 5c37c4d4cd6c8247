import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { ProjectAnswer } from '#contract/projects.ts';
import { mechanisms, projectKinds } from '#core/ledger/project.ts';
import { AmountInput, DayInput, Field, typedOf, useFieldErrors, yuanOf, type FieldErrors, type TypedAmount } from '#web/features/projects/fields.tsx';
import { useProjectWord } from '#web/features/projects/words.ts';
import { api } from '#web/platform/client.ts';
import { useDraft } from '#web/platform/drafts.ts';
import { projectsTexts } from '#web/platform/messages/projects.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useChange } from '#web/platform/queries.ts';
import { go } from '#web/platform/router.ts';
import { useMay, useSession } from '#web/platform/session.tsx';
import { useTexts } from '#web/platform/texts.ts';
import { DraftNote } from '#web/ui/draft-note.tsx';

type Properties = {
  readonly divisions: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly { readonly accountId: string; readonly name: string }[];
  readonly onClose: () => void;
};

type Typed = {
  readonly name: string; readonly kind: string; readonly code: string; readonly mechanism: string | null; readonly divisionId: string | null; readonly ownerId: string | null;
  readonly periodFrom: string | null; readonly periodUntil: string | null; readonly totalAmount: TypedAmount; readonly note: string;
};

/** A project is made and opened. */
export function NewProjectDialog({ divisions, people, onClose }: Properties) {
  const t = useTexts(projectsTexts);
  const word = useProjectWord();
  const { yearPath, departmentId, year } = usePlace();
  const { session } = useSession();
  const may = useMay();
  const errorsOf = useFieldErrors();
  const [errors, setErrors] = useState<FieldErrors>({});
  // Who reaches only their own projects or a division makes them there.
  const reachesAll = may('project.write', { divisionId: null, ownerId: null });
  const draft = useDraft<Typed>(`new-project/${departmentId}/${year}`, {
    name: '', kind: projectKinds[0], code: '', mechanism: null, divisionId: reachesAll ? null : session.grants.find(({ divisionId }) => divisionId !== null)?.divisionId ?? null,
    ownerId: reachesAll ? null : session.accountId, periodFrom: null, periodUntil: null, totalAmount: typedOf(null), note: '',
  });
  const { value } = draft;
  const set = (changes: Partial<Typed>): void => draft.set({ ...value, ...changes });
  const change = useChange<object, ProjectAnswer>({
    change: (input, key) => api.post(`${yearPath}/projects`, input, { key }), refreshes: [yearPath], done: t('created'),
    onDone: ({ id }) => {
      draft.saved();
      onClose();
      go(`/projects/${id}`);
    },
    onProblem: (problem) => {
      const found = errorsOf(problem);
      if (found !== null) setErrors(found);
      return found !== null;
    },
  });
  const send = (): void => {
    if (value.name.trim() === '') return setErrors({ name: t('nameMissing') });
    setErrors({});
    const { totalAmount, ...rest } = value;
    const text = (given: string): string | null => (given.trim() === '' ? null : given.trim());
    change.mutate({ ...rest, name: value.name.trim(), code: text(value.code), note: text(value.note), totalAmountYuan: yuanOf(totalAmount) });
  };
  const optional = { allowClear: true, placeholder: t('unset') };
  return (
    <Modal open title={t('create')} width={720} okText={t('create')} onOk={send} confirmLoading={change.isPending} onCancel={onClose} mask={{ closable: false }}>
      <DraftNote draft={draft} />
      <Form layout="vertical" className="field-grid" onFinish={send}>
        <div className="field-wide">
          <Field id="new-name" label={t('name')} required error={errors['name']}><Input id="new-name" autoFocus maxLength={200} value={value.name} onChange={({ target }) => set({ name: target.value })} onPressEnter={send} /></Field>
        </div>
        <Field id="new-kind" label={t('kind')} error={errors['kind']}><Select id="new-kind" value={value.kind} onChange={(kind) => set({ kind })} options={projectKinds.map((kind) => ({ value: kind, label: word(`kind.${kind}`) }))} /></Field>
        <Field id="new-mechanism" label={t('mechanism')}><Select id="new-mechanism" {...optional} value={value.mechanism} onChange={(mechanism?: string) => set({ mechanism: mechanism ?? null })} options={mechanisms.map((each) => ({ value: String(each), label: word(`mechanism.${each}`) }))} /></Field>
        <Field id="new-division" label={t('division')} error={errors['divisionId']}><Select id="new-division" {...optional} value={value.divisionId} onChange={(divisionId?: string) => set({ divisionId: divisionId ?? null })} options={divisions.map(({ id, name }) => ({ value: id, label: name }))} /></Field>
        <Field id="new-owner" label={t('owner')} error={errors['ownerId']}><Select id="new-owner" {...optional} value={value.ownerId} onChange={(ownerId?: string) => set({ ownerId: ownerId ?? null })} options={people.map(({ accountId, name }) => ({ value: accountId, label: name }))} /></Field>
        <Field id="new-from" label={t('periodFrom')}><DayInput id="new-from" value={value.periodFrom} onChange={(periodFrom) => set({ periodFrom })} /></Field>
        <Field id="new-until" label={t('periodUntil')} error={errors['periodUntil']}><DayInput id="new-until" value={value.periodUntil} onChange={(periodUntil) => set({ periodUntil })} /></Field>
        <Field id="new-code" label={t('code')} error={errors['code']}><Input id="new-code" maxLength={60} value={value.code} onChange={({ target }) => set({ code: target.value })} /></Field>
        <Field id="new-total" label={t('totalAmount')} extra={t('totalAmountWhat')} error={errors['totalAmountYuan']}><AmountInput id="new-total" value={value.totalAmount} onChange={(totalAmount) => set({ totalAmount })} /></Field>
        <div className="field-wide"><Field id="new-note" label={t('note')}><Input.TextArea id="new-note" rows={2} maxLength={2000} value={value.note} onChange={({ target }) => set({ note: target.value })} /></Field></div>
      </Form>
    </Modal>
  );
}
