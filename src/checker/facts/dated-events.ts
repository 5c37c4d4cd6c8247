import type { CalendarDate, Figure } from '#core/figure.ts';
import type { FoldedText } from '#core/folded-text.ts';
import type { Span } from '#core/span.ts';
import type { ReportStructure } from '#checker/structure/structure.ts';

/** When money came (`received`), was paid (`paid`), or up to when the figures count (`asOf`, 截至). `span` is the printed date. */
export type DatedEvent = Span & {
  readonly project: number;
  readonly kind: 'received' | 'paid' | 'asOf';
  readonly date: CalendarDate;
};

const until = /截[至止](?:到|至)?$/;
const arrives = /收到(?!合同|文件|通知|申请|材料|反馈|意见)|到账|到位|资金[^，。；]{0,16}(?:才|方|始)(?:下达|拨付|到)|下达(?:指标|资金|较晚)|才拨付|拨付时间/;
const arrivesBefore = /(?:到账|到位|收到|下达)(?:时间|日期)?(?:为|是|在|于)?$/;
const pays = /拨付|支付|兑付|发放|转拨|代拨/;
const amount = /\d[\d,.]*(?:亿|万|千)?元|\d[\d,.]*万|全部|全额|完毕/;

/** Reads the dates of a text's projects; a date that says nothing of money is no event. In order of place. */
export function datedEvents(folded: FoldedText, figures: readonly Figure[], structure: ReportStructure): DatedEvent[] {
  const { text } = folded;
  const dates = figures.filter((figure) => figure.kind === 'date' && figure.date !== null && figure.date.month !== null);
  const events: DatedEvent[] = [];
  let project = 0;
  dates.forEach((figure, at) => {
    while (project < structure.projects.length && (structure.projects[project]?.start ?? 0) <= figure.start) project += 1;
    const next = dates[at + 1]?.start ?? text.length;
    const kind = kindOf(text.slice(Math.max(0, figure.start - 12), figure.start), text.slice(figure.end, Math.min(next, sentenceEnd(text, figure.end))));
    if (kind !== null && figure.date !== null) events.push({ project, kind, date: figure.until ?? figure.date, start: figure.start, end: figure.end });
  });
  return events;
}

function kindOf(before: string, behind: string): DatedEvent['kind'] | null {
  if (until.test(before)) return 'asOf';
  if (arrivesBefore.test(before)) return 'received';
  if (arrives.test(behind)) return 'received';
  return pays.test(behind) && amount.test(behind) ? 'paid' : null;
}

function sentenceEnd(text: string, from: number): number {
  for (let at = from; at < Math.min(text.length, from + 160); at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x3002 || code === 0xff1b || code === 10) return at;
  }
  return Math.min(text.length, from + 160);
}
