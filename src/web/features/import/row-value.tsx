import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ImportRowAnswer } from '#contract/import.ts';
import type { RowValue } from '#core/import/proposal.ts';
import { templates } from '#core/import/templates.ts';
import { basisName } from '#web/features/import/basis-name.ts';
import { readValueOf, valueOf } from '#web/features/import/rows.ts';
import { importTexts } from '#web/platform/messages/import.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { exactWanText, yuanText } from '#web/ui/amount-text.ts';

const mostOfText = 160;

/** What a row becomes; where a person put something else in its place, what was read stands below. */
export function RowValueView({ row }: { readonly row: ImportRowAnswer }) {
  const t = useTexts(importTexts);
  return (
    <div className="import-value">
      <ValueView value={valueOf(row)} />
      {row.decidedValue !== null && <div className="panel-note">{t('readAs')} <ValueView value={readValueOf(row)} /></div>}
    </div>
  );
}

function ValueView({ value }: { readonly value: RowValue }): ReactNode {
  const t = useTexts(importTexts);
  const say = useSay();
  switch (value.kind) {
    case 'entry': return (
      <>
        {value.yuan === null ? <span className="import-missing">{t('waitsForAmount')}</span> : <ExactAmount yuan={value.yuan} />}
        {value.occurredOn !== null && <span className="import-date">{dayAsKnown(value.occurredOn, value.datePrecision)}</span>}
        {value.payee !== null && <span className="panel-note">{value.payee}</span>}
      </>
    );
    case 'budget': return value.yuan === null ? <span className="import-missing">{t('waitsForAmount')}</span> : <ExactAmount yuan={value.yuan} />;
    case 'project': case 'part': return value.name;
    case 'document': return <>{value.number}{value.number !== null && value.title !== null && ' '}{value.title}</>;
    case 'indicator': {
      const unit = value.unit ?? '';
      const target = value.targetText ?? (value.target === null ? null : `${value.comparator}${value.target}${unit}`);
      const result = value.value === null ? value.valueText : `${value.value}${unit}`;
      return (
        <>
          <span>{value.name}</span>
          <span className="panel-note">{[value.level1, value.level2].filter((level) => level !== null).join(' / ')}</span>
          <span className="panel-note">{target !== null && t('targetIs', { target })}{target !== null && result !== null && ' · '}{result !== null && t('resultIs', { result })}</span>
        </>
      );
    }
    case 'narrative': {
      const text = value.pieces.map((piece) => (piece.kind === 'text' ? piece.text : piece.printed)).join('');
      return <><Tag>{t(`section.${value.section}`)}</Tag><span title={text}>{text.length > mostOfText ? `${text.slice(0, mostOfText)}…` : text}</span></>;
    }
    case 'stated-rate': return (
      <>
        <span className="amount">{value.percent}%</span>
        {value.basis !== null && <span className="panel-note">{t('basisOf', { basis: say(basisName(value.basis)) })}</span>}
        {value.recomputed !== null && <span className="panel-note">{t('recomputed', { percent: value.recomputed })}</span>}
      </>
    );
    case 'finding': return <><span className={`count count-${value.severity}`}>{value.rule}</span> <span>{say(value.message)}</span></>;
    case 'record': return (
      <dl className="import-fields">
        {Object.entries(value.fields).flatMap(([field, text]) => (text === null || field === 'id' || field === 'project' ? [] : [<div key={field}><dt>{headerOf(value.record, field)}</dt><dd>{text}</dd></div>]))}
      </dl>
    );
    case 'bad-row': return <span lang="zh-CN">{value.cells.filter((cell) => cell !== '').join(' · ')}</span>;
  }
}

/** An amount with every digit that was read: two readings may differ in the last. */
function ExactAmount({ yuan }: { readonly yuan: string }) {
  const t = useTexts(importTexts);
  return <span className="amount" title={t('amountIs', { yuan: yuanText(yuan) })}>{t('wan', { wan: exactWanText(yuan) })}</span>;
}

/** A day as far as it is known: 2023-07-14, 2023-07, 2023. */
export function dayAsKnown(day: string, precision: string): string {
  return precision === 'month' ? day.slice(0, 7) : precision === 'year' ? day.slice(0, 4) : day;
}

function headerOf(record: keyof typeof templates, field: string): string {
  return templates[record].columns.find((column) => column.field === field)?.header ?? field;
}
