import type { FindingSpan } from '#core/finding.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectsOf } from '#checker/rules/place-of.ts';
import { mixedMarks, signLeftOut } from '#checker/rules/range-style/messages.ts';

/** Ranges whose first number lacks its % or 万, and ranges of months joined in two ways. */
export const rule = {
  id: 'range-style',
  family: 'wording',
  title: { zh: '数值范围的写法', en: 'Form of ranges' },
  check,
} satisfies Rule;

const ranges = /(?<![\d.,年月日第号〔-])(\d{1,4}(?:\.\d{1,4})?)([-—～])(\d{1,4}(?:\.\d{1,4})?)(%|[万亿]元?|月(?!\d))/g;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text, sourceOffsets } = context.folded;
  const leftOut: FindingSpan[] = [];
  const waves: FindingSpan[] = [];
  const hyphens: FindingSpan[] = [];
  let example: { printed: string; full: string } | null = null;
  for (const { 0: printed, 1: low = '', 2: mark = '', 3: high = '', 4: sign = '', index } of text.matchAll(ranges)) {
    const span: FindingSpan = { start: index, end: index + printed.length, role: 'stated' };
    if (sign === '月') {
      (mark === '～' ? waves : hyphens).push(span);
    } else if (!isYear(low) && wasTypedTogether(sourceOffsets, span)) {
      leftOut.push(span);
      example ??= { printed, full: `${low}${sign}～${high}${sign}` };
    }
  }
  if (example !== null) {
    yield { message: signLeftOut(example.printed, example.full, leftOut.length), projects: projectsOf(context, leftOut), spans: leftOut };
  }
  const fewer = waves.length < hyphens.length ? waves : hyphens;
  const [wave] = waves;
  const [hyphen] = hyphens;
  if (wave === undefined || hyphen === undefined) return;
  yield {
    case: 'marks',
    message: mixedMarks(text.slice(wave.start, wave.end), text.slice(hyphen.start, hyphen.end), waves.length, hyphens.length),
    projects: projectsOf(context, fewer),
    spans: fewer,
  };
}

/** 20.00 — 100.00% in a row of a table is two cells with an empty one between. */
function wasTypedTogether(sourceOffsets: Uint32Array, { start, end }: FindingSpan): boolean {
  return (sourceOffsets[end - 1] ?? 0) - (sourceOffsets[start] ?? 0) === end - 1 - start;
}

/** 2021-2023万… is no range of amounts. */
function isYear(low: string): boolean {
  return /^(?:19|20)\d\d$/.test(low);
}
