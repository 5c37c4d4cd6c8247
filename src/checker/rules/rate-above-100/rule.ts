import { compareDecimals } from '#core/decimal.ts';
import { inProject, spansOfClaim } from '#checker/rules/claim-findings.ts';
import { blockAt } from '#checker/rules/place-of.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { printedForm } from '#checker/claims/show-figures.ts';
import { aboveFull } from '#checker/rules/rate-above-100/messages.ts';

const full = { coefficient: 100n, scale: 0 };
const explained = /大于[^。]{0,8}预算数?的?主?要?原因|追加|调增|结转|上年|增拨|新增|调整|超支|垫付|增加/;

/** An execution rate above 100 % with no word of added budget or carried-over money. */
export const rule = {
  id: 'rate-above-100',
  family: 'rates',
  title: { zh: '执行率超过100%而未说明', en: 'Rate above 100% without a word why' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  const inTables: RuleFinding[] = [];
  for (const fact of context.facts) {
    if (fact.measure !== 'execution-rate' || fact.quantity.kind !== 'percent' || fact.quantity.value === null || fact.origin.kind !== 'text') continue;
    if (compareDecimals(fact.quantity.value, full) <= 0) continue;
    const { start, end } = fact.origin.span;
    const lineStart = text.lastIndexOf('\n', start) + 1;
    const lineEnd = text.indexOf('\n', end);
    if (explained.test(text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd))) continue;
    const claim = context.claims.find((candidate) => candidate.stated === fact);
    if (claim?.verdict === 'inconsistent') continue;
    const finding: RuleFinding = {
      message: aboveFull(inProject(context, fact.project), printedForm(text, fact)),
      projects: [fact.project],
      spans: claim === undefined ? [{ start, end, role: 'stated' }] : spansOfClaim(claim),
      stated: printedForm(text, fact).replace('%', ''),
    };
    if (blockAt(context, start)?.table === undefined) yield finding;
    else inTables.push(finding);
  }
  const [first] = inTables;
  // Rows have no room for reasons: those of all tables are one remark.
  if (first !== undefined) {
    yield { ...first, case: 'table', projects: [...new Set(inTables.flatMap(({ projects }) => projects))], spans: inTables.flatMap(({ spans }) => spans.slice(0, 1)) };
  }
}
