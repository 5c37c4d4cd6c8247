import type { FindingSpan } from '#core/finding.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectsOf } from '#checker/rules/place-of.ts';
import { isDigit, placesOf } from '#checker/rules/word-finder.ts';
import { twoDigitYear } from '#checker/rules/abbreviated-year/messages.ts';

/** Two digits and 年 that mean a year, because the paper writes the same year in full elsewhere. Numbers of years are left alone. */
export const rule = {
  id: 'abbreviated-year',
  family: 'wording',
  title: { zh: '年份简写为两位', en: 'Year written with two digits' },
  check,
} satisfies Rule;

/** What makes it a number of years: 近23年, 成立23年, 历时23年, 23年来, 23年期. */
const countBefore = /(?:近|约|满|达|共|历|经|时|用|了|过|为|余|逾|长|每|立|行|龄|期|第|限|后|的|[-～至~.,/:])$/;
const countBehind = /^(?:来|间|以[来上下内前]|前|后|期|历|时|内|的|之|多|余|左右|有余|工龄|寿命|质保|保修|如一日|规划)/;
/** What follows a year that is meant as one. */
const yearBehind = /^(?:度|底|初|末|年底|年初|上半年|下半年|全年|[一二三四]季度|第[一二三四]|\d{1,2}月|\d{1,2}个|工作|预算|决算|项目|经费|资金|计划|省级|市级|县级|区级|中央|部门|专项|立项|新增|下达|安排|结转|绩效|自评|目标)/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  const spans: FindingSpan[] = [];
  const written = new Map<string, boolean>();
  for (const at of placesOf(text, '年')) {
    if (!isDigit(text.charCodeAt(at - 1)) || !isDigit(text.charCodeAt(at - 2)) || isDigit(text.charCodeAt(at - 3))) continue;
    const digits = text.slice(at - 2, at);
    if (!yearBehind.test(text.slice(at + 1, at + 5)) || countBehind.test(text.slice(at + 1, at + 5)) || countBefore.test(text.slice(Math.max(0, at - 3), at - 2))) continue;
    const inFull = written.get(digits) ?? text.includes(`20${digits}年`);
    written.set(digits, inFull);
    if (inFull) spans.push({ start: at - 2, end: at + 1, role: 'stated' });
  }
  const [first] = spans;
  if (first === undefined) return;
  const printed = text.slice(first.start, first.end);
  yield {
    message: twoDigitYear(text.slice(first.start, first.end + 4).split('\n')[0] ?? '', `20${printed}`, spans.length),
    projects: projectsOf(context, spans),
    spans,
    stated: printed,
    expected: `20${printed}`,
  };
}
