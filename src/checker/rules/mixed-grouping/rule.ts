import type { Figure } from '#core/figure.ts';
import type { FindingSpan } from '#core/finding.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { gather } from '#checker/rules/gather.ts';
import { projectsOf, sentenceAt, wholeSentenceAt } from '#checker/rules/place-of.ts';
import { isDigit } from '#checker/rules/word-finder.ts';
import { mixedInPaper, mixedInSentence } from '#checker/rules/mixed-grouping/messages.ts';

/** Grouped and ungrouped numbers of the same size side by side: in one sentence, or in the prose of the paper. */
export const rule = {
  id: 'mixed-grouping',
  family: 'wording',
  title: { zh: '千分撇用法不一', en: 'Thousands marks used inconsistently' },
  check,
} satisfies Rule;

type Long = { readonly figure: Figure; readonly digits: number; readonly sentence: number };

function* check(context: RuleContext): Iterable<RuleFinding> {
  if (!context.figures.some(({ grouped }) => grouped)) return;
  const { text } = context.folded;
  const long = longNumbers(context);
  const reported = new Set<number>();
  for (const [sentence, here] of bySentence(long)) {
    const [marked, plain] = sides(here);
    const [one] = marked;
    const [other] = plain;
    if (one === undefined || other === undefined) continue;
    reported.add(sentence);
    const spans = spansOf([...marked, ...plain]);
    yield { message: mixedInSentence(numberOf(text, one), numberOf(text, other)), projects: projectsOf(context, spans), spans };
  }
  const [marked, plain] = sides(long.filter(({ sentence }) => !reported.has(sentence)));
  const fewer = marked.length <= plain.length ? marked : plain;
  const [one] = marked;
  const [other] = plain;
  if (one === undefined || other === undefined) return;
  const spans = spansOf(fewer.slice(0, 50));
  yield {
    case: 'paper',
    message: mixedInPaper(numberOf(text, one), numberOf(text, other), marked.length, plain.length),
    projects: projectsOf(context, spans),
    spans,
  };
}

/** Numbers of four digits and more in running text, well formed, with the sentence they stand in. */
function longNumbers(context: RuleContext): Long[] {
  const { text } = context.folded;
  const long: Long[] = [];
  for (const figure of context.figures) {
    if (figure.inWords || figure.malformed !== null || figure.kind === 'date' || figure.kind === 'document-number') continue;
    const digits = wholeDigits(text, figure.start);
    if (digits < 4) continue;
    const sentence = sentenceAt(context, figure.start);
    if (sentence === null || !/[，。；：]/.test(text.slice(sentence.start, sentence.end))) continue;
    long.push({ figure, digits, sentence: wholeSentenceAt(context, figure.start)?.start ?? sentence.start });
  }
  return long;
}

function wholeDigits(text: string, start: number): number {
  let digits = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) digits += 1;
    else if (code !== 0x2c && !(at === start && (code === 0xa5 || code === 0x2d))) break;
  }
  return digits;
}

function bySentence(long: readonly Long[]): Map<number, Long[]> {
  const sentences = new Map<number, Long[]>();
  for (const each of long) gather(sentences, each.sentence, each);
  return sentences;
}

/** Grouped numbers, and ungrouped ones no shorter than the shortest of these: four digits need no marks by themselves. */
function sides(long: readonly Long[]): [marked: Figure[], plain: Figure[]] {
  let shortest = Infinity;
  for (const { figure, digits } of long) if (figure.grouped && digits < shortest) shortest = digits;
  return [
    long.filter(({ figure }) => figure.grouped).map(({ figure }) => figure),
    long.filter(({ figure, digits }) => !figure.grouped && digits >= Math.min(shortest, 5)).map(({ figure }) => figure),
  ];
}

function spansOf(figures: readonly Figure[]): FindingSpan[] {
  return figures.map(({ start, end }) => ({ start, end, role: 'stated' as const }));
}

function numberOf(text: string, { start, end }: Figure): string {
  return text.slice(start, end);
}
