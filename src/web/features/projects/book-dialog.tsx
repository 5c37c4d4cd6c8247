import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { EntryWarning } from '#contract/funds.ts';
import { fundSources, payeeKinds, type FundEntryKind } from '#core/ledger/funds.ts';
import { disclosures } from '#core/ledger/project.ts';
import { AmountInput, DayInput, Field, useFieldErrors, usualAmount, yuanOf, type FieldErrors, type TypedAmount } from '#web/features/projects/fields.tsx';
import type { ProjectContext } from '#web/features/projects/project-context.ts';
import { useWordOf } from '#web/features/projects/words.ts';
import { api } from '#web/platform/client.ts';
import { useDraft } from '#web/platform/drafts.ts';
import { fundsTexts } from '#web/platform/messages/funds.ts';
import { projectTexts } from '#web/platform/messages/project.ts';
import { useChange } from '#web/platform/queries.ts';
import { useTexts } from '#web/platform/texts.ts';
import { DraftNote } from '#web/ui/draft-note.tsx';

type Typed = {
  readonly amount: TypedAmount; readonly occurredOn: string | null; readonly source: string; readonly payee: string; readonly payeeKind: string | null; readonly partId: string | null;
  readonly documentNumber: string; readonly voucher: string; readonly note: string; readonly disclosure: string; readonly withoutBudget: boolean;
};

const toSomebody: readonly FundEntryKind[] = ['paid', 'passed-on', 'used', 'returned'];

/** One act is booked; what the service remarks on it is handed on. */
export function BookDialog({ context: { project, path, refreshes }, kind, onClose, onBooked }: { readonly context: ProjectContext; readonly kind: FundEntryKind; readonly onClose: () => void; readonly onBooked: (warnings: readonly EntryWarning[]) => void }) {
  const t = useTexts(fundsTexts);
  const basics = useTexts(projectTexts);
  const word = useWordOf(fundsTexts);
  const disclosureWord = useWordOf(projectTexts);
  const errorsOf = useFieldErrors();
  const [errors, setErrors] = useState<FieldErrors>({});
  const draft = useDraft<Typed>(`project/${project.id}/book/${kind}`, {
    amount: usualAmount(), occurredOn: null, source: fundSources.find((each) => each === project.kind) ?? fundSources[0], payee: '', payeeKind: null, partId: null, documentNumber: '', voucher: '', note: '', disclosure: disclosures[0], withoutBudget: false,
  });
  const { value } = draft;
  const set = (changes: Partial<Typed>): void => draft.set({ ...value, ...changes });
  const change = useChange<object, { readonly warnings: readonly EntryWarning[] }>({
    change: (input, key) => api.post(`${path}/entries`, input, { key }), refreshes, done: t('booked'),
    onDone: ({ warnings }) => {
      draft.saved();
      onBooked(warnings);
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
    if (amountYuan === null) return setErrors({ amountYuan: t('amountMissing') });
    setErrors({});
    const text = (given: string): string | null => (given.trim() === '' ? null : given.trim());
    change.mutate({ ...rest, kind, amountYuan, payee: text(value.payee), documentNumber: text(value.documentNumber), voucher: text(value.voucher), note: text(value.note) });
  };
  const optional = { allowClear: true, placeholder: t('unset') };
  return (
    <Modal open width={720} title={t('book', { kind: word(`kind.${kind}`) })} okText={t('book', { kind: word(`kind.${kind}`) })} onOk={send} onCancel={onClose} confirmLoading={change.isPending} mask={{ closable: false }}>
      <DraftNote draft={draft} />
      <Form layout="vertical" className="field-grid">
        <Field id="book-amount" label={t('amount')} required error={errors['amountYuan']}><AmountInput id="book-amount" value={value.amount} onChange={(amount) => set({ amount })} /></Field>
        <Field id="book-day" label={t('day')} error={errors['occurredOn']}><DayInput id="book-day" value={value.occurredOn} onChange={(occurredOn) => set({ occurredOn })} /></Field>
        <Field id="book-source" label={t('source')} error={errors['source']}><Select id="book-source" value={value.source} onChange={(source) => set({ source })} options={fundSources.map((each) => ({ value: String(each), label: word(`source.${each}`) }))} /></Field>
        {project.parts.length > 0 && <Field id="book-part" label={t('part')} error={errors['partId']}><Select id="book-part" {...optional} placeholder={t('wholeProject')} value={value.partId} onChange={(partId?: string) => set({ partId: partId ?? null })} options={project.parts.map(({ id, name }) => ({ value: id, label: name }))} /></Field>}
        {toSomebody.includes(kind) && (
          <>
            <Field id="book-payee" label={t('payee')} error={errors['payee']}><Input id="book-payee" maxLength={200} value={value.payee} onChange={({ target }) => set({ payee: target.value })} /></Field>
            <Field id="book-payee-kind" label={t('payeeKind')}><Select id="book-payee-kind" {...optional} value={value.payeeKind} onChange={(payeeKind?: string) => set({ payeeKind: payeeKind ?? null })} options={payeeKinds.map((each) => ({ value: String(each), label: word(`payee.${each}`) }))} /></Field>
          </>
        )}
        <Field id="book-document" label={t('documentNumber')} error={errors['documentNumber']}><Input id="book-document" maxLength={100} value={value.documentNumber} onChange={({ target }) => set({ documentNumber: target.value })} /></Field>
        <Field id="book-voucher" label={t('voucher')} error={errors['voucher']}><Input id="book-voucher" maxLength={100} value={value.voucher} onChange={({ target }) => set({ voucher: target.value })} /></Field>
        <Field id="book-disclosure" label={basics('disclosure')}><Select id="book-disclosure" value={value.disclosure} onChange={(disclosure) => set({ disclosure })} options={disclosures.map((each) => ({ value: String(each), label: disclosureWord(`disclosure.${each}`) }))} /></Field>
        {kind === 'paid' && <Form.Item label=" " colon={false}><Checkbox checked={value.withoutBudget} onChange={({ target }) => set({ withoutBudget: target.checked })}>{t('without')}</Checkbox></Form.Item>}
        <div className="field-wide"><Field id="book-note" label={t('note')} error={errors['note']}><Input id="book-note" maxLength={1000} value={value.note} onChange={({ target }) => set({ note: target.value })} onPressEnter={send} /></Field></div>
      </Form>
    </Modal>
  );
}
