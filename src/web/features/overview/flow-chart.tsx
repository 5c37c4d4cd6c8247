import { useCallback, useMemo } from 'react';
import type { DepartmentOverview } from '#contract/overview.ts';
import { fundSources, payeeKinds } from '#core/ledger/funds.ts';
import { overviewTexts } from '#web/platform/messages/overview.ts';
import { go } from '#web/platform/router.ts';
import { useTexts } from '#web/platform/texts.ts';
import { wanForDrawing, wanText } from '#web/ui/amount-text.ts';
import { Chart, type Palette } from '#web/ui/chart.tsx';
import { Amount } from '#web/ui/figures.tsx';
import { Panel } from '#web/ui/page.tsx';
import type { ChartOption } from '#web/ui/chart-engine.ts';

/** Money from its source through the projects to whom or for what it was paid. */
export function FlowChart({ flows }: { readonly flows: DepartmentOverview['flows'] }) {
  const t = useTexts(overviewTexts);
  const links = useMemo(() => flows.map(({ from, to, amountYuan }) => {
    const source = fundSources.find((each) => each === from);
    const payee = payeeKinds.find((each) => each === to);
    return {
      // A payee may bear the name of a project: each name stands in its own column.
      column: source === undefined ? 1 : 0, from: source === undefined ? from : t(`source.${source}`), to: source !== undefined || payee === undefined ? to : t(`payee.${payee}`), amountYuan,
    };
  }).map((link) => ({ ...link, source: `${link.column} ${link.from}`, target: `${link.column + 1} ${link.to}` })), [flows, t]);
  const option = useCallback((palette: Palette): ChartOption => {
    const names = [...new Set(links.flatMap(({ source, target }) => [source, target]))];
    return {
      textStyle: { color: palette.ink }, color: [...palette.series],
      tooltip: {
        trigger: 'item', renderMode: 'richText', backgroundColor: palette.surface, borderColor: palette.rule, textStyle: { color: palette.ink },
        formatter: ({ dataType, name, data }: { dataType: string; name: string; data: { source?: string; target?: string; yuan?: string } }) => (
          dataType === 'edge' ? `${plain(data.source)} → ${plain(data.target)}  ${wanText(data.yuan ?? '0')}` : plain(name)
        ),
      },
      series: [{
        type: 'sankey', left: 8, right: 200, top: 8, bottom: 8, nodeGap: 15, nodeWidth: 14, draggable: false, layoutIterations: 24,
        data: names.map((name, index) => ({ name, depth: Number(name[0]), itemStyle: { color: palette.series[name.startsWith('1') ? 1 + (index % 7) : 1] } })),
        links: links.map(({ source, target, amountYuan }) => ({ source, target, value: wanForDrawing(amountYuan), yuan: amountYuan })),
        label: { color: palette.ink, fontSize: 12, overflow: 'truncate', width: 185, formatter: ({ name }: { name: string }) => plain(name) },
        labelLayout: { hideOverlap: true }, lineStyle: { color: 'gradient', opacity: 0.3 }, emphasis: { focus: 'adjacency' },
      }],
    };
  }, [links]);
  const choose = useCallback((name: string) => {
    if (name.startsWith('1 ')) go('/projects', { search: plain(name) });
  }, []);
  if (flows.length === 0) return <Panel title={t('flows')}><p className="panel-note">{t('noFlows')}</p></Panel>;
  const rows = Math.max(...[0, 1, 2].map((column) => new Set(links.flatMap(({ source, target }) => [source, target]).filter((name) => name.startsWith(`${column} `))).size));
  return (
    <Chart title={t('flows')} name="flows" note={t('flowsWhat')} option={option} height={Math.min(1400, Math.max(280, rows * 27 + 40))} onChoose={choose} table={(
      <div className="table-scroll">
        <table className="plain-table">
          <thead><tr><th scope="col">{t('flowFrom')}</th><th scope="col">{t('flowTo')}</th><th scope="col" className="cell-number">{t('amount')}</th></tr></thead>
          <tbody>{links.map(({ source, target, from, to, amountYuan }) => <tr key={`${source} ${target}`}><td>{from}</td><td>{to}</td><td className="cell-number"><Amount yuan={amountYuan} /></td></tr>)}</tbody>
        </table>
      </div>
    )} />
  );
}

function plain(name: string | undefined): string {
  return (name ?? '').slice(2);
}
