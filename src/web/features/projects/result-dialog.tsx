import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { IndicatorAnswer } from '#contract/indicators.ts';
import { qualitativeBands } from '#core/indicators/indicator.ts';
import { DayInput, Field, useFieldErrors, type FieldErrors } from '#web/features/projects/fields.tsx';
import { targetText } from '#web/features/projects/indicators-tab.tsx';
import type { ProjectContext } from '#web/features/projects/project-context.ts';
import { api } from '#web/platform/client.ts';
import { useDraft } from '#web/platform/drafts.ts';
import { indicatorsTexts } from '#web/platform/messages/indicators.ts';
import { uiTexts } from '#web/platform/messages/ui.ts';
import { useChange } from '#web/platform/queries.ts';
import { useTexts } from '#web/platform/texts.ts';
import { DraftNote } from '#web/ui/draft-note.tsx';

const lines = ['value', 'numerator', 'denominator', 'valueText', 'bandPercent', 'reason', 'measures', 'evidence'] as const;
type Typed = Readonly<Record<(typeof lines)[number], string>> & { readonly band: string | null; readonly asOf: string | null };

/** What was reached, with the reason where it was not. Earlier results stay in the history. */
export function ResultDialog({ context: { path, refreshes }, indicator, onClose }: { readonly context: ProjectContext; readonly indicator: IndicatorAnswer; readonly onClose: () => void }) {
  const t = useTexts(indicatorsTexts);
  const ui = useTexts(uiTexts);
  const errorsOf = useFieldErrors();
  const [errors, setErrors] = useState<FieldErrors>({});
  const { result } = indicator;
  const draft = useDraft<Typed>(`indicator/${indicator.id}/result`, {
    value: result?.numerator === null ? result.value ?? '' : '', numerator: result?.numerator ?? '', denominator: result?.denominator ?? '', valueText: result?.valueText ?? '', bandPercent: result?.bandPercent ?? '',
    reason: result?.reason ?? '', measures: result?.measures ?? '', evidence: result?.evidence ?? '', band: result?.band ?? null, asOf: result?.asOf ?? null,
  });
  const { value } = draft;
  const set = (changes: Partial<Typed>): void => draft.set({ ...value, ...changes });
  const change = useChange<object>({
    change: (input, key) => api.post(`${path}/indicators/${indicator.id}/results`, input, { key }), refreshes, done: t('recorded'),
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
  const isWords = indicator.comparator === '定性';
  const send = (): void => {
    const text = (given: string): string | null => (given.trim() === '' ? null : given.trim());
    const given = Object.fromEntries(lines.map((key) => [key, text(value[key])]));
    if (given['value'] === null && given['valueText'] === null && value.band === null && (given['numerator'] === null || given['denominator'] === null)) return setErrors({ [isWords ? 'band' : 'value']: t('valueMissing') });
    setErrors({});
    change.mutate({ ...given, band: value.band, asOf: value.asOf });
  };
  const line = (key: (typeof lines)[number], extra?: string) => <Field id={`result-${key}`} label={t(key)} error={errors[key]} extra={extra}><Input id={`result-${key}`} autoComplete="off" maxLength={key === 'valueText' ? 300 : 30} value={value[key]} suffix={key === 'value' ? indicator.unit : null} onChange={({ target }) => set({ [key]: target.value })} /></Field>;
  const prose = (key: 'reason' | 'measures' | 'evidence', most: number) => <div className="field-wide"><Field id={`result-${key}`} label={t(key)} error={errors[key]}><Input.TextArea id={`result-${key}`} rows={2} maxLength={most} value={value[key]} onChange={({ target }) => set({ [key]: target.value })} /></Field></div>;
  return (
    <Modal open width={680} title={t('recordTitle', { name: indicator.name })} okText={ui('save')} onOk={send} onCancel={onClose} confirmLoading={change.isPending} mask={{ closable: false }}>
      <DraftNote draft={draft} />
      <p className="panel-note">{t('recordTarget', { target: targetText(indicator) })}</p>
      <Form layout="vertical" className="field-grid">
        {isWords ? (
          <>
            <Field id="result-band" label={t('band')} required error={errors['band']}><Select id="result-band" allowClear value={value.band} onChange={(band?: string) => set({ band: band ?? null })} options={qualitativeBands.map((each) => ({ value: String(each), label: each }))} /></Field>
            {line('bandPercent')}
          </>
        ) : (
          <>
            {line('value')}
            <Field id="result-as-of" label={t('asOf')} error={errors['asOf']}><DayInput id="result-as-of" value={value.asOf} onChange={(asOf) => set({ asOf })} /></Field>
            {line('numerator', t('share'))}
            {line('denominator')}
          </>
        )}
        <div className="field-wide">{line('valueText')}</div>
        {prose('reason', 2000)}
        {prose('measures', 2000)}
        {prose('evidence', 1000)}
      </Form>
    </Modal>
  );
}
