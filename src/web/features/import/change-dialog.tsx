import { Button, DatePicker, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { ChangedValue, ImportRowAnswer } from '#contract/import.ts';
import { formatDecimal, parseDecimal, plainDecimal, shiftDecimal } from '#core/decimal.ts';
import type { RowValue } from '#core/import/proposal.ts';
import { dayAsKnown } from '#web/features/import/row-value.tsx';
import { readValueOf, valueOf } from '#web/features/import/rows.ts';
import { Sentence } from '#web/features/import/sentence.tsx';
import type { Decide } from '#web/features/import/use-decide.tsx';
import { useDraft } from '#web/platform/drafts.ts';
import { importTexts } from '#web/platform/messages/import.ts';
import { useTexts } from '#web/platform/texts.ts';
import { exactWanText, yuanText } from '#web/ui/amount-text.ts';
import { DraftNote } from '#web/ui/draft-note.tsx';

type Fields = {
  readonly wan: string; readonly occurredOn: string | null; readonly name: string; readonly level1: string; readonly level2: string; readonly unit: string; readonly value: string; readonly text: string;
  readonly voucher: string; readonly note: string;
};
type Wrong = Partial<Record<keyof Fields, string>>;
type Properties = { readonly row: ImportRowAnswer; readonly importId: string; readonly decide: Decide; readonly onClose: () => void };

/** Puts something else in the place of what was read. An amount comes with the number of its voucher and what it rests on. */
export function ChangeDialog({ row, importId, decide, onClose }: Properties) {
  const t = useTexts(importTexts);
  const read = readValueOf(row);
  const isMoney = read.kind === 'entry' || read.kind === 'budget';
  const draft = useDraft<Fields>(`import/${importId}/${row.id}`, fieldsOf(row));
  const { value: fields } = draft;
  const [isTried, setTried] = useState(false);
  const wrong: Wrong = isTried ? wrongOf(fields, read, t) : {};
  const set = (change: Partial<Fields>): void => draft.set({ ...fields, ...change });
  const yuan = yuanOf(fields.wan);
  const send = (): void => {
    setTried(true);
    if (Object.keys(wrongOf(fields, read, t)).length > 0) return;
    decide.decide(row, { decision: 'changed', value: changeOf(fields, read), voucher: blank(fields.voucher), note: blank(fields.note) }, () => {
      draft.saved();
      onClose();
    });
  };
  const field = (key: keyof Fields, label: string, isRequired = false, most = 200) => (
    <Form.Item label={label} htmlFor={`change-${key}`} required={isRequired} {...(wrong[key] === undefined ? {} : { validateStatus: 'error' as const, help: wrong[key] })}>
      <Input id={`change-${key}`} value={fields[key] ?? ''} maxLength={most} onChange={({ target }) => set({ [key]: target.value })} onPressEnter={send} />
    </Form.Item>
  );
  return (
    <Modal open title={t('dialogChange', { label: row.label })} width={640} okText={t('save')} cancelText={t('cancel')} onOk={send} onCancel={onClose} confirmLoading={decide.isPending} mask={{ closable: false }}>
      <DraftNote draft={draft} />
      {row.span?.around !== undefined && <div className="import-printed"><span className="panel-note">{t('printedAs')}</span> <Sentence row={row} /></div>}
      <Form layout="vertical" component="div">
        {isMoney && (
          <>
            {read.kind === 'entry' && read.readings.length > 0 && (
              <div className="import-readings">
                <span className="panel-note">{t('readings')}</span>
                {read.readings.map((reading) => <Button key={reading} size="small" onClick={() => set({ wan: exactWanText(reading) })}>{exactWanText(reading)}</Button>)}
              </div>
            )}
            <Form.Item label={t('amountWan')} htmlFor="change-wan" required {...(wrong.wan === undefined ? { help: yuan === null ? '' : t('amountIs', { yuan: yuanText(yuan) }) } : { validateStatus: 'error' as const, help: wrong.wan })}>
              <Input id="change-wan" className="import-amount" inputMode="decimal" value={fields.wan} maxLength={24} onChange={({ target }) => set({ wan: target.value })} onPressEnter={send} />
            </Form.Item>
            {read.kind === 'entry' && (
              <Form.Item label={t('date')} htmlFor="change-date">
                <DatePicker id="change-date" placeholder={fields.occurredOn ?? t('dateKept', { date: read.occurredOn === null ? t('noDate') : dayAsKnown(read.occurredOn, read.datePrecision) })} className="import-day"
                  onChange={(_day, text) => set({ occurredOn: text === null || text === '' ? null : String(text) })} />
              </Form.Item>
            )}
          </>
        )}
        {(read.kind === 'project' || read.kind === 'part') && field('name', t('fieldName'), true)}
        {read.kind === 'indicator' && (
          <>
            {field('name', t('fieldName'), true)}
            <div className="import-pair">{field('level1', t('level1'), true, 40)}{field('level2', t('level2'), false, 40)}</div>
            <div className="import-pair">{field('value', t('result'), false, 30)}{field('unit', t('unit'), false, 30)}</div>
          </>
        )}
        {read.kind === 'narrative' && (
          <Form.Item label={t('text')} htmlFor="change-text"><Input.TextArea id="change-text" rows={8} value={fields.text} maxLength={20_000} onChange={({ target }) => set({ text: target.value })} /></Form.Item>
        )}
        {isMoney && field('voucher', t('voucher'), true, 100)}
        {field('note', t('note'), isMoney, 500)}
      </Form>
    </Modal>
  );
}

function fieldsOf(row: ImportRowAnswer): Fields {
  const value = valueOf(row);
  const none: Fields = { wan: '', occurredOn: null, name: '', level1: '', level2: '', unit: '', value: '', text: '', voucher: row.voucher ?? '', note: row.note ?? '' };
  switch (value.kind) {
    case 'entry': case 'budget': return { ...none, wan: value.yuan === null ? '' : exactWanText(value.yuan) };
    case 'project': case 'part': return { ...none, name: value.name };
    case 'indicator': return { ...none, name: value.name, level1: value.level1, level2: value.level2 ?? '', unit: value.unit ?? '', value: value.value ?? '' };
    case 'narrative': return { ...none, text: value.pieces.map((piece) => (piece.kind === 'text' ? piece.text : piece.printed)).join('') };
    case 'document': case 'stated-rate': case 'finding': case 'record': case 'bad-row': return none;
  }
}

/** Yuan of an amount typed in 万元, thousands marks allowed; null where it is none, or goes below the fen. */
export function yuanOf(wan: string): string | null {
  const read = parseDecimal(wan.replace(/[,\uff0c\s]/g, ''));
  if (read === null || read.coefficient < 0n) return null;
  const yuan = plainDecimal(shiftDecimal(read, 4));
  return /^\d{1,14}(?:\.\d{1,2})?$/.test(yuan) ? yuan : null;
}

function wrongOf(fields: Fields, read: RowValue, t: (key: keyof typeof importTexts) => string): Wrong {
  const wrong: { -readonly [K in keyof Wrong]: string } = {};
  if (read.kind === 'entry' || read.kind === 'budget') {
    if (yuanOf(fields.wan) === null) wrong.wan = t('amountWrong');
    if (blank(fields.voucher) === null) wrong.voucher = t('voucherNeeded');
    if (blank(fields.note) === null) wrong.note = t('noteNeeded');
  }
  if ((read.kind === 'project' || read.kind === 'part' || read.kind === 'indicator') && blank(fields.name) === null) wrong.name = t('needed');
  if (read.kind === 'indicator') {
    if (blank(fields.level1) === null) wrong.level1 = t('needed');
    if (blank(fields.value) !== null && parseDecimal(fields.value.trim()) === null) wrong.value = t('resultWrong');
  }
  return wrong;
}

function changeOf(fields: Fields, read: RowValue): ChangedValue {
  switch (read.kind) {
    case 'entry': return { yuan: yuanOf(fields.wan) ?? '', ...(fields.occurredOn === null ? {} : { occurredOn: fields.occurredOn }) };
    case 'budget': return { yuan: yuanOf(fields.wan) ?? '' };
    case 'project': case 'part': return { name: fields.name };
    case 'indicator': {
      const number = parseDecimal(fields.value.trim());
      return { name: fields.name, level1: fields.level1, level2: blank(fields.level2), unit: blank(fields.unit), ...(number === null ? {} : { value: formatDecimal(number) }) };
    }
    case 'narrative': return { text: fields.text };
    case 'document': case 'stated-rate': case 'finding': case 'record': case 'bad-row': return {};
  }
}

function blank(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
