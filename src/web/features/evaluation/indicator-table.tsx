import { Button, Input, Select, Table } from 'antd';
import { EditOutlined } from '@ant-design/icons';
import { useMemo, useState } from 'react';
import type { SelfEvaluation } from '#contract/evaluation.ts';
import type { IndicatorAnswer } from '#contract/indicators.ts';
import { qualitativeBands } from '#core/indicators/indicator.ts';
import { isNumber, isPercent, plainNumber, rowOf, withRow, type FormDraft, type RowDraft } from '#web/features/evaluation/form-draft.ts';
import { PointsNote } from '#web/features/evaluation/points-note.tsx';
import { evaluationTexts } from '#web/platform/messages/evaluation.ts';
import { useTexts } from '#web/platform/texts.ts';
import { EmptyState } from '#web/ui/page-states.tsx';

type Line = SelfEvaluation['indicators'][number];

type Properties = {
  readonly form: SelfEvaluation;
  readonly indicators: readonly IndicatorAnswer[];
  readonly projectPath: string;
  readonly draft: FormDraft;
  readonly isEditable: boolean;
  readonly onChange: (draft: FormDraft) => void;
};

/** The indicators of the official form; results, reasons and measures are typed in place. */
export function IndicatorTable({ form, indicators, projectPath, draft, isEditable, onChange }: Properties) {
  const t = useTexts(evaluationTexts);
  const spans = useMemo(() => spansOf(form.indicators), [form.indicators]);
  const byId = useMemo(() => new Map(indicators.map((each) => [each.id, each])), [indicators]);
  const number = { align: 'right' as const, className: 'cell-number' };
  const fieldsOf = (line: Line): FieldProperties => {
    const indicator = byId.get(line.indicatorId) ?? null;
    const saved = rowOf(indicator?.result ?? null);
    return { line, indicator, isEditable: isEditable && indicator !== null, row: draft.rows[line.indicatorId] ?? saved, isChanged: line.indicatorId in draft.rows, onChange: (row) => onChange(withRow(draft, line.indicatorId, row, saved)) };
  };
  return (
    <Table<Line> size="small" bordered pagination={false} rowKey={(line) => line.indicatorId} dataSource={[...form.indicators]} aria-label={t('indicators')} scroll={{ x: 860 }} className="form-indicators"
      locale={{ emptyText: <EmptyState title={t('noIndicators')} what={t('noIndicatorsWhat')} /> }} rowClassName={(line) => (line.indicatorId in draft.rows ? 'form-changed' : '')}
      columns={[
        { key: 'level1', title: t('level1'), width: 84, onCell: (_line, index) => ({ rowSpan: spans[index ?? 0]?.level1 ?? 1 }), render: (_value, line) => line.level1 },
        { key: 'level2', title: t('level2'), width: 84, onCell: (_line, index) => ({ rowSpan: spans[index ?? 0]?.level2 ?? 1 }), render: (_value, line) => line.level2 ?? '—' },
        { key: 'level3', title: t('level3'), width: 150, render: (_value, line) => line.name },
        { key: 'target', title: t('target'), width: 96, render: (_value, line) => `${line.target}${line.unit ?? ''}` },
        { key: 'result', title: t('result'), width: 128, render: (_value, line) => <ResultField {...fieldsOf(line)} /> },
        { key: 'weight', title: t('weight'), width: 56, ...number, render: (_value, line) => line.weight ?? '—' },
        {
          key: 'points', title: t('points'), width: 68, ...number,
          render: (_value, line) => <PointsNote points={line.points} rule={line.rule} calculation={line.calculation} norms={line.norms} resultsPath={`${projectPath}/indicators/${line.indicatorId}/results`} />,
        },
        { key: 'deviation', title: t('deviation'), render: (_value, line) => <DeviationFields {...fieldsOf(line)} /> },
      ]} />
  );
}

/** How many rows the cells of the first two levels reach over; 0 where the cell above reaches here. */
function spansOf(lines: readonly Line[]): readonly { readonly level1: number; readonly level2: number }[] {
  const runs = (isSame: (left: Line, right: Line) => boolean): readonly number[] => {
    const found: number[] = lines.map(() => 0);
    let start = 0;
    for (const [index, line] of lines.entries()) {
      const before = lines[index - 1];
      if (before === undefined || !isSame(before, line)) start = index;
      found[start] = index - start + 1;
    }
    return found;
  };
  const level1 = runs((left, right) => left.level1 === right.level1);
  const level2 = runs((left, right) => left.level1 === right.level1 && left.level2 === right.level2);
  return lines.map((_line, index) => ({ level1: level1[index] ?? 1, level2: level2[index] ?? 1 }));
}

type FieldProperties = {
  readonly line: Line;
  readonly indicator: IndicatorAnswer | null;
  readonly isEditable: boolean;
  readonly row: RowDraft;
  readonly isChanged: boolean;
  readonly onChange: (row: RowDraft) => void;
};

function ResultField({ line, indicator, isEditable, row, isChanged, onChange }: FieldProperties) {
  const t = useTexts(evaluationTexts);
  if (!isEditable || indicator === null) return <>{line.result ?? '—'}{line.result === null || line.unit === null || line.rule === 'band' ? '' : line.unit}</>;
  if (indicator.comparator === '定性' || indicator.target === null) {
    const isWrong = isChanged && row.percent !== '' && !isPercent(row.percent);
    return (
      <div className="form-band">
        <Select size="small" value={row.band === '' ? null : row.band} aria-label={t('resultOf', { name: line.name })} placeholder={t('result')} options={qualitativeBands.map((value) => ({ value, label: value }))}
          onChange={(band: string) => onChange({ ...row, band, percent: band === '达成' && row.percent === '' ? '100' : row.percent })} />
        <Input size="small" value={row.percent} suffix="%" aria-label={t('percentOf', { name: line.name })} inputMode="decimal" {...(isWrong ? { status: 'error' as const, title: t('notAPercent') } : {})}
          onChange={({ target }) => onChange({ ...row, percent: plainNumber(target.value) })} />
      </div>
    );
  }
  const isWrong = isChanged && !isNumber(row.value);
  return (
    <>
      <Input size="small" value={row.value} aria-label={t('resultOf', { name: line.name })} inputMode="decimal" className="form-number" {...(line.unit === null ? {} : { suffix: line.unit })} {...(isWrong ? { status: 'error' as const } : {})}
        onChange={({ target }) => onChange({ ...row, value: target.value })} onBlur={() => {
          const value = plainNumber(row.value);
          if (value !== row.value) onChange({ ...row, value });
        }} />
      {isWrong && <div className="form-missing">{t('notANumber')}</div>}
    </>
  );
}

function DeviationFields({ line, isEditable, row, onChange }: FieldProperties) {
  const t = useTexts(evaluationTexts);
  const [isOpen, setOpen] = useState(false);
  const isMissing = line.reasonRequired && row.reason.trim() === '';
  if (!isEditable) {
    if (line.reason === null && line.measures === null) return isMissing ? <span className="form-missing">{t('reasonNeeded')}</span> : '—';
    return <div className="form-prose">{line.reason}{line.measures !== null && <div className="panel-note">{t('measures')}：{line.measures}</div>}</div>;
  }
  if (!line.reasonRequired && row.reason === '' && row.measures === '' && !isOpen) {
    return <Button type="text" size="small" icon={<EditOutlined />} aria-label={t('reasonOf', { name: line.name })} onClick={() => setOpen(true)} />;
  }
  return (
    <div className="form-deviation">
      <Input.TextArea size="small" rows={1} className="text-grow" maxLength={2000} value={row.reason} placeholder={isMissing ? t('reasonNeeded') : t('reason')} aria-label={t('reasonOf', { name: line.name })} {...(isMissing ? { status: 'error' as const } : {})}
        onChange={({ target }) => onChange({ ...row, reason: target.value })} />
      <Input.TextArea size="small" rows={1} className="text-grow" maxLength={2000} value={row.measures} placeholder={t('measures')} aria-label={t('measuresOf', { name: line.name })} onChange={({ target }) => onChange({ ...row, measures: target.value })} />
    </div>
  );
}
