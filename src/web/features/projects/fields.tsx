import { Form, Input, Select, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { compareDecimals, decimal, formatDecimal, parseDecimal, plainDecimal, shiftDecimal } from '#core/decimal.ts';
import type { ServerProblem } from '#web/platform/client.ts';
import { fieldTexts } from '#web/platform/messages/fields.ts';
import { readChoice, storeChoice } from '#web/platform/stored-choice.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { exactWanText, yuanText } from '#web/ui/amount-text.ts';

/** What is wrong with fields, by their path. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The fields that the service found at fault; null where it named none that a form can mark. */
export function useFieldErrors(): (problem: ServerProblem) => FieldErrors | null {
  const say = useSay();
  return (problem) => {
    const found = (problem.details.errors ?? []).filter(({ path }) => path !== '');
    return found.length === 0 ? null : Object.fromEntries(found.map(({ path, messages }) => [path, say(messages)]));
  };
}

type FieldProperties = { readonly id: string; readonly label: ReactNode; readonly extra?: ReactNode; readonly error?: string | undefined; readonly required?: boolean; readonly children: ReactNode };

/** A field with its label, its help and what is wrong with it. `id` is that of the input. */
export function Field({ id, label, extra, error, required = false, children }: FieldProperties) {
  return (
    <Form.Item htmlFor={id} label={label} required={required} {...(extra === undefined ? {} : { extra })} {...(error === undefined ? {} : { validateStatus: 'error' as const, help: <span role="alert">{error}</span> })}>
      {children}
    </Form.Item>
  );
}

/** An ISO day. */
export function DayInput({ id, value, onChange }: { readonly id: string; readonly value: string | null; readonly onChange: (day: string | null) => void }) {
  return <Input id={id} type="date" value={value ?? ''} onChange={({ target }) => onChange(target.value === '' ? null : target.value)} />;
}

/** What is typed of an amount, in the unit chosen: kept as typed, so that a draft is what it was. */
export type TypedAmount = { readonly text: string; readonly unit: 'yuan' | 'wan' };

export function usualAmount(): TypedAmount {
  return { text: '', unit: readChoice('amount-unit', ['yuan', 'wan'], 'yuan') };
}

/** In yuan as the interface takes it; null where nothing readable stands there. */
export function yuanOf({ text, unit }: TypedAmount): string | null {
  const value = parseDecimal(text.replace(/[,，\s]/g, ''));
  if (value === null) return null;
  const yuan = plainDecimal(unit === 'wan' ? shiftDecimal(value, 4) : value);
  return /^\d{1,14}(?:\.\d{1,2})?$/.test(yuan) ? yuan : null;
}

export function typedOf(yuan: string | null): TypedAmount {
  return { text: yuan === null ? '' : formatDecimal(decimal(yuan)), unit: 'yuan' };
}

export function isPositive(yuan: string): boolean {
  return compareDecimals(decimal(yuan), decimal('0')) > 0;
}

/** An amount in yuan or 万元; what it comes to stands under it. */
export function AmountInput({ id, value, onChange }: { readonly id: string; readonly value: TypedAmount; readonly onChange: (value: TypedAmount) => void }) {
  const t = useTexts(fieldTexts);
  const [isLeft, setLeft] = useState(false);
  const yuan = yuanOf(value);
  const isWrong = isLeft && value.text.trim() !== '' && yuan === null;
  return (
    <>
      <Space.Compact block>
        <Input id={id} className="amount-input" inputMode="decimal" autoComplete="off" maxLength={24} value={value.text} status={isWrong ? 'error' : ''} aria-invalid={isWrong}
          onChange={({ target }) => onChange({ ...value, text: target.value })} onBlur={() => setLeft(true)} />
        <Select className="amount-unit" value={value.unit} aria-label={t('unit')} options={[{ value: 'yuan', label: t('yuan') }, { value: 'wan', label: t('wan') }]}
          onChange={(unit) => {
            storeChoice('amount-unit', unit);
            onChange({ ...value, unit });
          }} />
      </Space.Compact>
      <span className="amount-comes-to" aria-live="polite">{isWrong ? t('amountWrong') : yuan === null ? '' : t('amountIs', { yuan: yuanText(yuan), wan: exactWanText(yuan) })}</span>
    </>
  );
}
