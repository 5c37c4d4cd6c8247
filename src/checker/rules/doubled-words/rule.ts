import type { FindingSpan } from '#core/finding.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { blockAt, projectsOf } from '#checker/rules/place-of.ts';
import { isIdeograph, placesOf, wordFinder } from '#checker/rules/word-finder.ts';
import { isOrdinaryRepetition, particles } from '#checker/rules/doubled-words/ordinary-repetition.ts';
import { doubled } from '#checker/rules/doubled-words/messages.ts';

/**
 * A word of two to four characters written twice in a row, X后X, and doubled particles. Only in prose: a flattened
 * table repeats its heads.
 */
export const rule = {
  id: 'doubled-words',
  family: 'wording',
  title: { zh: '词语重复', en: 'Word written twice' },
  check,
} satisfies Rule;

const findParticles = wordFinder(particles);

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  const places = new Map<string, FindingSpan[]>();
  const add = (word: string, start: number, end: number): void => {
    places.set(word, [...(places.get(word) ?? []), { start, end, role: 'stated' }]);
  };
  for (const { start, size } of repetitionsIn(text)) {
    const word = text.slice(start, start + size);
    if (!isOrdinaryRepetition(word) && isProse(context, start)) add(word, start, start + 2 * size);
  }
  for (const at of placesOf(text, '后')) {
    const before = text.slice(at - 2, at);
    if (before.length === 2 && before === text.slice(at + 1, at + 3) && isIdeograph(before.charCodeAt(0)) && isIdeograph(before.charCodeAt(1))) {
      add(before, at - 2, at + 3);
    }
  }
  for (const { entry, start, end } of findParticles(text)) {
    if (!entry.notBefore.includes(text.charAt(start - 1)) && !entry.notAfter.includes(text.charAt(end))) add(entry.word.slice(-1), start, end);
  }
  for (const [word, spans] of places) {
    const [first] = spans;
    if (first === undefined) continue;
    yield { message: doubled(text.slice(first.start, first.end), word, spans.length), projects: projectsOf(context, spans), spans };
  }
}

/** Stretches of ideographs of two to four characters that stand twice in a row; the shortest at each place. */
function repetitionsIn(text: string): { start: number; size: number }[] {
  const found: { start: number; size: number }[] = [];
  const runs = [0, 0, 0];
  let free = 0;
  let [one, two, three] = [0, 0, 0];
  let four = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!isIdeograph(code)) {
      runs.fill(0);
      [one, two, three, four] = [0, one, two, three];
      continue;
    }
    for (let size = 2; size <= 4; size += 1) {
      const earlier = size === 2 ? two : size === 3 ? three : four;
      const run = earlier === code ? (runs[size - 2] ?? 0) + 1 : 0;
      runs[size - 2] = run;
      const start = at + 1 - 2 * size;
      if (run === size && start >= free) {
        found.push({ start, size });
        free = at + 1;
        runs.fill(0);
      }
    }
    [one, two, three, four] = [code, one, two, three];
  }
  return found;
}

function isProse(context: RuleContext, offset: number): boolean {
  const block = blockAt(context, offset);
  return block === null || /[，。；：]/.test(context.folded.text.slice(block.start, block.end));
}
