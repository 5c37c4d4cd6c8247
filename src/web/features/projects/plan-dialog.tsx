import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { addDecimals, decimal, plainDecimal, shiftDecimal } from '#core/decimal.ts';
import { Field, yuanOf } from '#web/features/projects/fields.tsx';
import type { Month } from '#web/features/projects/months-curve.tsx';
import type { ProjectContext } from '#web/features/projects/project-context.ts';
import { api } from '#web/platform/client.ts';
import { useDraft } from '#web/platform/drafts.ts';
import { fundsTexts } from '#web/platform/messages/funds.ts';
import { useChange } from '#web/platform/queries.ts';
import { useTexts } from '#web/platform/texts.ts';
import { exactWanText } from '#web/ui/amount-text.ts';
import { DraftNote } from '#web/ui/draft-note.tsx';

type Typed = { readonly months: readonly string[]; readonly reason: string };
const numbers = Array.from({ length: 12 }, (_each, index) => index + 1);

/** Spending planned month by month, typed in 万元. */
export function PlanDialog({ context: { project, path, refreshes }, months, budget, onClose }: { readonly context: ProjectContext; readonly months: readonly Month[]; readonly budget: string | null; readonly onClose: () => void }) {
  const t = useTexts(fundsTexts);
  const [problem, setProblem] = useState<string | null>(null);
  const draft = useDraft<Typed>(`project/${project.id}/plan`, {
    months: numbers.map((month) => {
      const planned = months.find((each) => each.month === month)?.planned ?? '0';
      return planned === '0' ? '' : plainDecimal(shiftDecimal(decimal(planned), -4));
    }),
    reason: '',
  });
  const { value } = draft;
  const yuan = value.months.map((text) => (text.trim() === '' ? '0' : yuanOf({ text, unit: 'wan' })));
  const total = yuan.reduce((sum, each) => addDecimals(sum, decimal(each ?? '0')), decimal('0'));
  const change = useChange<object>({
    change: (input) => api.put(`${path}/plan`, input), refreshes, done: t('planSaved'),
    onDone: () => {
      draft.saved();
      onClose();
    },
  });
  const send = (): void => {
    const wrong = yuan.indexOf(null);
    if (wrong >= 0) return setProblem(t('planWrong', { month: wrong + 1 }));
    if (value.reason.trim() === '') return setProblem(t('reasonMissing'));
    setProblem(null);
    change.mutate({ months: yuan, reason: value.reason.trim() });
  };
  const divide = (): void => {
    if (budget === null) return;
    // In fen; what does not divide falls into December.
    const fen = decimal(budget).scale <= 2 ? BigInt(plainDecimal(shiftDecimal(decimal(budget), 2))) : 0n;
    const each = fen / 12n;
    draft.set({ ...value, months: numbers.map((month) => plainDecimal(shiftDecimal({ coefficient: month === 12 ? fen - each * 11n : each, scale: 2 }, -4))) });
  };
  return (
    <Modal open width={640} title={t('planTitle')} okText={t('planMonths')} onOk={send} onCancel={onClose} confirmLoading={change.isPending} mask={{ closable: false }}>
      <DraftNote draft={draft} />
      <p className="panel-note">{t('planWhat')}</p>
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
      <Form layout="vertical">
        <div className="plan-months">
          {numbers.map((month, index) => (
            <Field key={month} id={`plan-${month}`} label={t('monthOf', { month })}>
              <Input id={`plan-${month}`} className="amount-input" inputMode="decimal" autoComplete="off" maxLength={20} value={value.months[index] ?? ''} status={yuan[index] === null ? 'error' : ''} onChange={({ target }) => draft.set({ ...value, months: value.months.with(index, target.value) })} />
            </Field>
          ))}
        </div>
        <p className="plan-total"><Button size="small" disabled={budget === null} onClick={divide}>{t('planEven')}</Button> <b className="amount">{t('planTotal', { wan: exactWanText(plainDecimal(total)) })}</b></p>
        <Field id="plan-reason" label={t('reason')} required><Input id="plan-reason" maxLength={200} value={value.reason} onChange={({ target }) => draft.set({ ...value, reason: target.value })} onPressEnter={send} /></Field>
      </Form>
    </Modal>
  );
}
