import { projectAt, sentenceAt } from '#checker/rules/place-of.ts';
import { resultSections } from '#checker/rules/project-view.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { periodOfOtherYear } from '#checker/rules/wrong-year/messages.ts';

/**
 * An earlier year where a report gives its own figures: 2022年度预算, 2022年1～12月支出, 截至2022年12月底. Comparisons with the year
 * before and money carried over from it are left alone.
 */
export const rule = {
  id: 'wrong-year',
  family: 'periods',
  title: { zh: '期间年份与报告年度不同', en: 'A period of another year than the report' },
  check,
} satisfies Rule;

const period = /(?:截[至止](?:到)?)?(20\d\d)年(?:1(?:月)?[～~—–-]12月|12月(?:底|末|31日)|度?(?:年初|年度|总)?预算(?:数|安排|为|资金|\d)|度?(?:实际)?支出\d|度?预算执行率)/g;
const comparison = /比|较|同期|上年|上一年|去年|结转|续建|跨年|历年|累计|增长|下降|分别/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { structure, folded: { text } } = context;
  if (structure.kind !== 'performance-report' || structure.year === null) return;
  for (const match of text.matchAll(period)) {
    const year = match[1] ?? '';
    // Years of four digits compare as strings.
    if (year >= `${structure.year}`) continue;
    const sentence = sentenceAt(context, match.index);
    if (sentence === null || sentence.project === 0 || !resultSections.includes(sentence.section) || comparison.test(text.slice(sentence.start, sentence.end))) continue;
    const at = match.index + match[0].indexOf(year);
    yield {
      message: periodOfOtherYear(match[0].replace(/\d$/, ''), `${structure.year}`),
      projects: [projectAt(context, match.index)],
      spans: [{ start: at, end: at + 5, role: 'stated' }],
      stated: year,
      expected: `${structure.year}`,
    };
  }
}
