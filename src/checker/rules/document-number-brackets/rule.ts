import type { FindingSpan } from '#core/finding.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectsOf } from '#checker/rules/place-of.ts';
import { isIdeograph } from '#checker/rules/word-finder.ts';
import { otherBrackets } from '#checker/rules/document-number-brackets/messages.ts';

/**
 * Document numbers whose year stands in [ ], ( ), 【 】 or 〈 〉 instead of 〔 〕. Case numbers of courts, （2023）…民初12号,
 * have no digits behind the bracket and are left alone; so is a number without the code of an office before it.
 */
export const rule = {
  id: 'document-number-brackets',
  family: 'wording',
  title: { zh: '文号未用六角括号', en: 'Document number without its tortoise-shell brackets' },
  check,
} satisfies Rule;

const yearAndNumber = /([[（【〈〔])((?:19|20)\d\d)([\]）】〉〕])(第?\d{1,5}号)/g;

/** Characters that end the code of an office when read backwards: 根据|赣财发, 按照|…, 《…》和|… */
const notOfCode = new Set([...'据照按和及与为以']);

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  const spans: FindingSpan[] = [];
  let first: { printed: string; standard: string } | null = null;
  for (const match of text.matchAll(yearAndNumber)) {
    const [, open, year = '', close, number = ''] = match;
    if (open === '〔' && close === '〕') continue;
    const start = startOfCode(text, match.index);
    if (start === match.index) continue;
    const end = match.index + match[0].length;
    spans.push({ start, end, role: 'stated' });
    first ??= { printed: text.slice(start, end), standard: `${text.slice(start, match.index)}〔${year}〕${number}` };
  }
  if (first === null) return;
  yield {
    message: otherBrackets(first.printed, first.standard, spans.length),
    projects: projectsOf(context, spans),
    spans,
    stated: first.printed,
    expected: first.standard,
  };
}

function startOfCode(text: string, bracket: number): number {
  let start = bracket;
  while (start > 0 && bracket - start < 10) {
    if (!isIdeograph(text.charCodeAt(start - 1)) || notOfCode.has(text.charAt(start - 1))) break;
    start -= 1;
  }
  return start;
}
