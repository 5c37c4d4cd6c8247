import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectAt } from '#checker/rules/place-of.ts';
import { identityNumber } from '#checker/rules/personal-id/messages.ts';

/** Identity numbers of 18 characters with a valid check digit, and of 15 digits where the text says what they are. */
export const rule = {
  id: 'personal-id',
  family: 'disclosure',
  title: { zh: '身份证号', en: 'Citizen identity number' },
  check,
} satisfies Rule;

const candidates = /(?<![\dA-Za-z.])[1-8]\d{14}(?:\d{2}[\dXx])?(?![\dA-Za-z])/g;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const { 0: number, index: start } of text.matchAll(candidates)) {
    const isIdentity = number.length === 18
      ? isDay(number.slice(6, 14)) && checkDigit(number) === number.slice(17).toUpperCase()
      : isDay(`19${number.slice(6, 12)}`) && /身份证|证件号|公民身份/.test(text.slice(Math.max(0, start - 20), start));
    if (!isIdentity) continue;
    const masked = `${number.slice(0, 4)}${'*'.repeat(number.length - 6)}${number.slice(-2)}`;
    yield { message: identityNumber(masked), projects: [projectAt(context, start)], spans: [{ start, end: start + number.length, role: 'stated' }] };
  }
}

function isDay(digits: string): boolean {
  return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits);
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The 18th character by ISO 7064 MOD 11-2. */
function checkDigit(number: string): string {
  let sum = 0;
  for (const [index, weight] of weights.entries()) sum += (number.charCodeAt(index) - 48) * weight;
  return '10X98765432'.charAt(sum % 11);
}
