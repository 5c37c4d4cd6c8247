import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectAt } from '#checker/rules/place-of.ts';
import { mobileNumber } from '#checker/rules/mobile-number/messages.ts';

/** Eleven digits that begin as mobile numbers do and are no part of a longer number nor of an amount. */
export const rule = {
  id: 'mobile-number',
  family: 'disclosure',
  title: { zh: '手机号码', en: 'Mobile number' },
  check,
} satisfies Rule;

const candidates = /(?<![\dA-Za-z.,〔])1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?![\dA-Za-z%〕]|[.,]\d|[ -]\d)(?!(?:余|多)?(?:元|万|亿|个|人|家|项|次|吨|户|件|号文))/g;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const { 0: number, index: start } of text.matchAll(candidates)) {
    const masked = `${number.slice(0, 3)}****${number.slice(-4)}`;
    yield { message: mobileNumber(masked), projects: [projectAt(context, start)], spans: [{ start, end: start + number.length, role: 'stated' }] };
  }
}
