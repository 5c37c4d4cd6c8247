import { Segmented, Skeleton } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { uiTexts } from '#web/platform/messages/ui.ts';
import { readChoice, storeChoice } from '#web/platform/stored-choice.ts';
import { useTexts } from '#web/platform/texts.ts';
import { useTheme } from '#web/platform/theme.tsx';
import type { ChartOption } from '#web/ui/chart-engine.ts';
import { Panel } from '#web/ui/page.tsx';

type Properties = {
  readonly title: string;
  /** Names the choice between chart and table, kept by the browser. */
  readonly name: string;
  readonly note?: ReactNode;
  /** The drawing; colours from `palette` of the theme that is on. */
  readonly option: (palette: Palette) => ChartOption;
  /** The same figures as a table. */
  readonly table: ReactNode;
  readonly height?: number;
  readonly onChoose?: (name: string) => void;
};

export type Palette = { readonly ink: string; readonly soft: string; readonly rule: string; readonly surface: string; readonly series: readonly string[] };

const palettes: Readonly<Record<'light' | 'dark', Palette>> = {
  light: { ink: '#1b2230', soft: '#5b6472', rule: '#d9dee6', surface: '#ffffff', series: ['#9db4d3', '#1d4f91', '#2f8f6b', '#b7791f', '#7a5195', '#c05a4a', '#4a90a4', '#8a8f3c'] },
  dark: { ink: '#e4e8ee', soft: '#a3adbb', rule: '#303845', surface: '#161b23', series: ['#5f7ba3', '#8fb8f5', '#5bbd84', '#e0a84a', '#b497d6', '#f08a7a', '#7cc1d4', '#c3c86a'] },
};

/** A chart with its table a click away. The drawing comes when it is needed, the table is always there for readers of screens. */
export function Chart({ title, name, note, option, table, height = 280, onChoose }: Properties) {
  const t = useTexts(uiTexts);
  const [view, setView] = useState<'chart' | 'table'>(() => readChoice(`chart.${name}`, ['chart', 'table'], 'chart'));
  const change = (next: 'chart' | 'table'): void => {
    storeChoice(`chart.${name}`, next);
    setView(next);
  };
  return (
    <Panel title={title} note={note} className="chart-box" actions={(
      <Segmented size="small" value={view} onChange={change} aria-label={`${title}: ${t('chartOrTable')}`} options={[{ value: 'chart', label: t('chart') }, { value: 'table', label: t('table') }]} />
    )}>
      {view === 'table' ? table : <Drawing title={title} option={option} height={height} {...(onChoose === undefined ? {} : { onChoose })} />}
    </Panel>
  );
}

function Drawing({ title, option, height, onChoose }: Pick<Properties, 'title' | 'option' | 'onChoose'> & { readonly height: number }) {
  const t = useTexts(uiTexts);
  const { isDark } = useTheme();
  const box = useRef<HTMLDivElement>(null);
  const [isReady, setReady] = useState(false);
  const chosen = useRef(onChoose);
  useEffect(() => {
    chosen.current = onChoose;
  });
  useEffect(() => {
    let isGone = false;
    let dispose: (() => void) | undefined;
    void import('#web/ui/chart-engine.ts').then(({ draw }) => {
      if (isGone || box.current === null) return;
      dispose = draw(box.current, option(palettes[isDark ? 'dark' : 'light']), (name) => chosen.current?.(name));
      setReady(true);
    });
    return () => {
      isGone = true;
      dispose?.();
    };
  }, [option, isDark]);
  return (
    <>
      {!isReady && <Skeleton active title={false} paragraph={{ rows: 5 }} />}
      <div ref={box} className="chart" role="img" aria-label={t('chartHint', { title })} style={{ height: isReady ? height : 0 }} />
    </>
  );
}
