import { BarChart, LineChart, PieChart, SankeyChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, LineChart, PieChart, SankeyChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

export type ChartOption = EChartsCoreOption;

/** Draws into an element, following its size; answers how to take it away. Words in tips are written as text, never as HTML. */
export function draw(element: HTMLElement, option: ChartOption, onChoose: (name: string) => void): () => void {
  // The element has no height before it is drawn into.
  element.style.height = element.style.height === '0px' ? '280px' : element.style.height;
  const chart = init(element, null, { renderer: 'canvas' });
  chart.setOption({ animation: false, ...option });
  chart.on('click', ({ name }) => {
    if (typeof name === 'string') onChoose(name);
  });
  const observer = new ResizeObserver(() => chart.resize());
  observer.observe(element);
  return () => {
    observer.disconnect();
    chart.dispose();
  };
}
