import { Form, Input, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { BudgetVersionAnswer } from '#contract/funds.ts';
import { fundSources } from '#core/ledger/funds.ts';
import { AmountInput, DayInput, Field, useFieldErrors, usualAmount, yuanOf, type FieldErrors, type TypedAmount } from '#web/features/projects/fields.tsx';
import type { ProjectContext } from '#web/features/projects/project-context.ts';
import { useWordOf } from '#web/features/projects/words.ts';
import { api } from '#web/platform/client.ts';
import { useDraft } from '#web/platform/drafts.ts';
import { fundsTexts } from '#web/platform/messages/funds.ts';
import { useChange } from '#web/platform/queries.ts';
import { useTexts } from '#web/platform/texts.ts';
import { DraftNote } from '#web/ui/draft-note.tsx';

type Typed = {
  readonly kind: 'initial' | 'adjustment'; readonly amount: TypedAmount; readonly source: string; readonly partId: string | null; readonly effectiveOn: string | null; readonly documentNumber: string; readonly reason: string;
};

/** A version of the budget: the opening one, or an adjustment with its document or reason. */
export function BudgetDialog({ context: { project, path, refreshes }, budgets, onClose }: { readonly context: ProjectContext; readonly budgets: readonly BudgetVersionAnswer[]; readonly onClose: () => void }) {
  const t = useTexts(fundsTexts);
  const word = useWordOf(fundsTexts);
  const errorsOf = useFieldErrors();
  const [errors, setErrors] = useState<FieldErrors>({});
  const draft = useDraft<Typed>(`project/${project.id}/budget`, {
    kind: budgets.some(({ kind }) => kind === 'initial') ? 'adjustment' : 'initial', amount: usualAmount(), source: budgets[0]?.source ?? fundSources[0], partId: null, effectiveOn: null, documentNumber: '', reason: '',
  });
  const { value } = draft;
  const set = (changes: Partial<Typed>): void => draft.set({ ...value, ...changes });
  const change = useChange<object>({
    change: (input, key) => api.post(`${path}/budgets`, input, { key }), refreshes, done: t('budgetSaved'),
    onDone: () => {
      draft.saved();
      onClose();
    },
    onProblem: (problem) => {
      const found = errorsOf(problem);
      if (found !== null) setErrors(found);
      return found !== null;
    },
  });
  const send = (): void => {
    const { amount, ...rest } = value;
    const amountYuan = yuanOf(amount);
    const text = (given: string): string | null => (given.trim() === '' ? null : given.trim());
    const [documentNumber, reason] = [text(value.documentNumber), text(value.reason)];
    const found: FieldErrors = {
      ...(amountYuan === null ? { amountYuan: t('amountMissing') } : {}), ...(value.kind === 'adjustment' && documentNumber === null && reason === null ? { reason: t('documentOrReason') } : {}),
    };
    setErrors(found);
    if (Object.keys(found).length === 0) change.mutate({ ...rest, amountYuan, documentNumber, reason });
  };
  return (
    <Modal open width={640} title={t('budgetNew')} okText={t('budgetNew')} onOk={send} onCancel={onClose} confirmLoading={change.isPending} mask={{ closable: false }}>
      <DraftNote draft={draft} />
      <Form layout="vertical" className="field-grid">
        <div className="field-wide"><Form.Item><Segmented value={value.kind} aria-label={t('version')} onChange={(kind) => set({ kind })} options={(['initial', 'adjustment'] as const).map((each) => ({ value: each, label: t(`budget.${each}`) }))} /></Form.Item></div>
        <Field id="budget-amount" label={value.kind === 'initial' ? t('amount') : t('budgetAmount')} required error={errors['amountYuan']}><AmountInput id="budget-amount" value={value.amount} onChange={(amount) => set({ amount })} /></Field>
        <Field id="budget-day" label={t('effectiveOn')} error={errors['effectiveOn']}><DayInput id="budget-day" value={value.effectiveOn} onChange={(effectiveOn) => set({ effectiveOn })} /></Field>
        <Field id="budget-source" label={t('source')}><Select id="budget-source" value={value.source} onChange={(source) => set({ source })} options={fundSources.map((each) => ({ value: String(each), label: word(`source.${each}`) }))} /></Field>
        {project.parts.length > 0 && <Field id="budget-part" label={t('part')} error={errors['partId']}><Select id="budget-part" allowClear placeholder={t('wholeProject')} value={value.partId} onChange={(partId?: string) => set({ partId: partId ?? null })} options={project.parts.map(({ id, name }) => ({ value: id, label: name }))} /></Field>}
        <Field id="budget-document" label={t('documentNumber')} error={errors['documentNumber']}><Input id="budget-document" maxLength={100} value={value.documentNumber} onChange={({ target }) => set({ documentNumber: target.value })} /></Field>
        <Field id="budget-reason" label={t('reason')} error={errors['reason']}><Input id="budget-reason" maxLength={500} value={value.reason} onChange={({ target }) => set({ reason: target.value })} onPressEnter={send} /></Field>
      </Form>
    </Modal>
  );
}
