import type { FindingSpan } from '#core/finding.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { gather } from '#checker/rules/gather.ts';
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
    gather(places, word, { start, end, role: 'stated' });
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

/**
 * Stretches of ideographs of two to four characters that stand twice in a row; the shortest at each place. Counts for each
 * size how many characters in a row equal the one that far before: as many as the size make a repetition.
 */
function repetitionsIn(text: string): { start: number; size: number }[] {
  const found: { start: number; size: number }[] = [];
  let [one, two, three, four] = [0, 0, 0, 0];
  let [equalTwo, equalThree, equalFour] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isIdeograph(code)) {
      equalTwo = code === two ? equalTwo + 1 : 0;
      equalThree = code === three ? equalThree + 1 : 0;
      equalFour = code === four ? equalFour + 1 : 0;
      const size = equalTwo === 2 ? 2 : equalThree === 3 ? 3 : equalFour === 4 ? 4 : 0;
      if (size > 0) {
        found.push({ start: at + 1 - 2 * size, size });
        equalTwo = 0;
        equalThree = 0;
        equalFour = 0;
      }
    } else {
      equalTwo = 0;
      equalThree = 0;
      equalFour = 0;
    }
    four = three;
    three = two;
    two = one;
    one = code;
  }
  return found;
}

function isProse(context: RuleContext, offset: number): boolean {
  const block = blockAt(context, offset);
  return block === null || /[，。；：]/.test(context.folded.text.slice(Math.max(block.start, offset - 300), Math.min(block.end, offset + 300)));
}
