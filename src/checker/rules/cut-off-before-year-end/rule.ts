import type { CalendarDate } from '#core/figure.ts';
import { cutOffEarly } from '#checker/rules/cut-off-before-year-end/messages.ts';
import { startOfCutOff } from '#checker/rules/dated-money.ts';
import { projectAt, sentenceAt } from '#checker/rules/place-of.ts';
import { resultSections } from '#checker/rules/project-view.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';

/**
 * 截至12月19日 in the report of a year: figures of money that stop short of its end. 12月底 and 12月31日 are the end; a report on
 * a part of the year (监控, 1-9月) is not judged.
 */
export const rule = {
  id: 'cut-off-before-year-end',
  family: 'periods',
  title: { zh: '统计截止日早于年末', en: 'Figures cut off before the year end' },
  check,
} satisfies Rule;

const money = /万元|亿元|元|支出|执行率|使用率|拨付|资金|%/;
const partOfYear = /监控|监测|半年|季度|上半年|月度|阶段/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { structure, folded: { text }, figures } = context;
  if (structure.kind !== 'performance-report' || structure.year === null) return;
  if (structure.title !== null && partOfYear.test(text.slice(structure.title.start, structure.title.end))) return;
  for (const figure of figures) {
    if (figure.kind !== 'date' || figure.date === null || !isBeforeYearEnd(figure.date, structure.year)) continue;
    const start = startOfCutOff(text, figure);
    const sentence = start === null ? null : sentenceAt(context, start);
    if (start === null || sentence === null || !resultSections.includes(sentence.section) || !money.test(text.slice(figure.end, sentence.end))) continue;
    yield {
      message: cutOffEarly(text.slice(start, figure.end)),
      projects: [projectAt(context, start)],
      spans: [{ start, end: figure.end, role: 'stated' }],
    };
  }
}

function isBeforeYearEnd({ year, month, day, part }: CalendarDate, reportYear: number): boolean {
  if ((year !== null && year !== reportYear) || month === null) return false;
  if (month < 12) return true;
  return day !== null ? day < 31 : part === '上旬' || part === '中旬' || part === '初';
}
