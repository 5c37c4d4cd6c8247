import { Table } from 'antd';
import type { SelfEvaluation } from '#contract/evaluation.ts';
import { evaluationTexts } from '#web/platform/messages/evaluation.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { PointsNote } from '#web/features/evaluation/points-note.tsx';
import { Amount, Percent } from '#web/ui/figures.tsx';
import { Term } from '#web/ui/term.tsx';

type Row = SelfEvaluation['funds'][number];

/** The money of the form: sums first, then each source, with the rate that the form asks for and its points. */
export function FundsTable({ form }: { readonly form: SelfEvaluation }) {
  const t = useTexts(evaluationTexts);
  const say = useSay();
  const number = { align: 'right' as const, className: 'cell-number' };
  return (
    <Table<Row> size="small" bordered pagination={false} rowKey={(row) => row.label.zh} dataSource={[...form.funds]} aria-label={t('funds')} scroll={{ x: 'max-content' }} columns={[
      { key: 'label', title: t('funds'), render: (_value, row) => say(row.label) },
      { key: 'initial', title: <Term of="initialBudget" />, ...number, render: (_value, row) => <Amount yuan={row.initialYuan} /> },
      { key: 'adjusted', title: <Term of="adjustedBudget" />, ...number, render: (_value, row) => <Amount yuan={row.adjustedYuan} /> },
      { key: 'spent', title: <Term of="spent" />, ...number, render: (_value, row) => <Amount yuan={row.spentYuan} /> },
      { key: 'weight', title: t('weight'), ...number, render: (_value, row) => row.weight ?? '—' },
      { key: 'rate', title: <Term of="executionRate">{t('rate')}</Term>, ...number, render: (_value, row) => <Percent percent={row.ratePercent} /> },
      {
        key: 'points', title: t('points'), ...number, render: (_value, row, index) => (index > 0 ? '—' : (
          <PointsNote points={row.points} rule={form.executionCalculation === null ? 'undecided' : 'execution-rate'} calculation={form.executionCalculation} norms={form.basis === null ? [] : [form.basis]} />
        )),
      },
    ]} />
  );
}
