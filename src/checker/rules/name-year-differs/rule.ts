import { nameOfOtherYear } from '#checker/rules/name-year-differs/messages.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';

/** A project that bears another year in its name than the report; spans of years (2021—2025年) are no year of its own. */
export const rule = {
  id: 'name-year-differs',
  family: 'periods',
  title: { zh: '项目名称年份与报告年度不同', en: 'A project named for another year than the report' },
  check,
} satisfies Rule;

const yearInName = /(?<![\d—–～~至-])(20\d\d)(?:年度?(?![—–～~至-])|(?=的|第|省|市|县))/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { kind, year, projects } = context.structure;
  if (kind !== 'performance-report' || year === null) return;
  for (const { ordinal, name, heading } of projects) {
    const match = yearInName.exec(name);
    const named = match?.[1];
    if (match === null || named === undefined || named === `${year}`) continue;
    const start = heading.start + match.index;
    yield {
      message: nameOfOtherYear(name, named, `${year}`),
      projects: [ordinal],
      spans: [{ start, end: start + match[0].length, role: 'stated' }],
      stated: named,
      expected: `${year}`,
    };
  }
}
