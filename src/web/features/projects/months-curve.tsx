import { useCallback } from 'react';
import { fundsTexts } from '#web/platform/messages/funds.ts';
import { useTexts } from '#web/platform/texts.ts';
import { wanForDrawing, wanText } from '#web/ui/amount-text.ts';
import { Chart, type Palette } from '#web/ui/chart.tsx';
import type { ChartOption } from '#web/ui/chart-engine.ts';
import { Amount } from '#web/ui/figures.tsx';
import { Panel } from '#web/ui/page.tsx';

const curves = ['plannedSoFar', 'receivedSoFar', 'paidSoFar'] as const;
const columns = ['planned', 'issued', 'received', 'paid', ...curves] as const;

export type Month = { readonly month: number } & Readonly<Record<(typeof columns)[number], string>>;

/** Plan, arrivals and payments of the project, added up month by month. */
export function MonthsCurve({ months }: { readonly months: readonly Month[] }) {
  const t = useTexts(fundsTexts);
  const option = useCallback((palette: Palette): ChartOption => {
    const dated = months.filter(({ month }) => month > 0);
    return {
      color: [0, 2, 1].map((index) => palette.series[index] ?? palette.ink), textStyle: { color: palette.ink },
      grid: { left: 8, right: 16, top: 36, bottom: 4, containLabel: true },
      legend: { top: 0, textStyle: { color: palette.ink }, data: curves.map((key) => t(key)) },
      tooltip: { trigger: 'axis', renderMode: 'richText', backgroundColor: palette.surface, borderColor: palette.rule, textStyle: { color: palette.ink } },
      xAxis: { type: 'category', data: dated.map(({ month }) => t('monthOf', { month })), axisLabel: { color: palette.soft }, axisLine: { lineStyle: { color: palette.rule } } },
      yAxis: { type: 'value', axisLabel: { color: palette.soft }, splitLine: { lineStyle: { color: palette.rule } } },
      series: curves.map((key, index) => ({
        name: t(key), type: 'line', symbolSize: 6, lineStyle: { width: 2.5, type: index === 0 ? 'dashed' : 'solid' },
        data: dated.map((month) => ({ value: wanForDrawing(month[key]) })), tooltip: { valueFormatter: (_value: unknown, at: number) => wanText(dated[at]?.[key] ?? '0') },
      })),
    };
  }, [months, t]);
  if (months.every((month) => columns.every((key) => month[key] === '0'))) return <Panel title={t('months')}><p className="panel-note">{t('noMonths')}</p></Panel>;
  return (
    <Chart title={t('months')} name="project-months" note={t('monthsWhat')} option={option} table={(
      <div className="table-scroll">
        <table className="ledger-table">
          <thead><tr><th scope="col">{t('month')}</th>{columns.map((key) => <th key={key} scope="col" className="cell-number">{t(key)}</th>)}</tr></thead>
          <tbody>
            {months.map((month) => (
              <tr key={month.month}>
                <th scope="row">{month.month === 0 ? t('undated') : t('monthOf', { month: month.month })}</th>
                {columns.map((key) => <td key={key} className="cell-number"><Amount yuan={month[key]} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )} />
  );
}
