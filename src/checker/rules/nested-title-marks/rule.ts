import type { FindingSpan } from '#core/finding.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectsOf } from '#checker/rules/place-of.ts';
import { nestedMarks } from '#checker/rules/nested-title-marks/messages.ts';

/** 《…《…》…》 within one paragraph. Marks that do not close are another matter. */
export const rule = {
  id: 'nested-title-marks',
  family: 'wording',
  title: { zh: '书名号里套书名号', en: 'Book-title marks nested without the inner form' },
  check,
} satisfies Rule;

const nestedOpening = /《[^《》\n]*《/;
const marks = /[《》\n]/g;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  if (!nestedOpening.test(text)) return;
  const spans: FindingSpan[] = [];
  let open: number[] = [];
  let nested = false;
  for (const { 0: mark, index } of text.matchAll(marks)) {
    if (mark === '《') {
      open.push(index);
    } else if (mark === '》') {
      const start = open.pop();
      if (open.length > 0) nested = true;
      else if (start !== undefined && nested) spans.push({ start, end: index + 1, role: 'stated' });
    } else open = [];
    if (open.length === 0) nested = false;
  }
  const [first] = spans;
  if (first === undefined) return;
  const printed = text.slice(first.start, first.end);
  const standard = `《${printed.slice(1, -1).replaceAll('《', '〈').replaceAll('》', '〉')}》`;
  yield { message: nestedMarks(printed, standard, spans.length), projects: projectsOf(context, spans), spans, stated: printed, expected: standard };
}
