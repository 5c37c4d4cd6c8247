import type { FindingSpan } from '#core/finding.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectsOf } from '#checker/rules/place-of.ts';
import { wordFinder } from '#checker/rules/word-finder.ts';
import { listedWords, patterns } from '#checker/rules/wrong-word/listed-words.ts';
import { droppedWord, wrongWord } from '#checker/rules/wrong-word/messages.ts';

/** Words of a curated list, each certain where it is found: what stands before and behind decides. */
export const rule = {
  id: 'wrong-word',
  family: 'wording',
  title: { zh: '错别字与漏字', en: 'Miswritten or missing word' },
  check,
} satisfies Rule;

const find = wordFinder([...listedWords, ...patterns]);

type Found = { readonly right: string; readonly dropped: boolean; readonly spans: FindingSpan[] };

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  const found = new Map<string, Found>();
  const add = (wrong: string, right: string, dropped: boolean, start: number, end: number): void => {
    const known = found.get(wrong) ?? { right, dropped, spans: [] };
    known.spans.push({ start, end, role: 'stated' });
    found.set(wrong, known);
  };
  for (const { entry, start, end } of find(text)) {
    if ('pattern' in entry) {
      entry.pattern.lastIndex = start;
      const match = entry.pattern.exec(text);
      if (match !== null) add(entry.word, entry.right, entry.dropped, start, start + match[0].length);
    } else if (!(entry.notBefore ?? '').includes(text.charAt(start - 1) || '\n') && !(entry.notAfter ?? '').includes(text.charAt(end) || '\n')) {
      add(entry.word, entry.right, false, start, end);
    }
  }
  for (const [wrong, { right, dropped, spans }] of found) {
    const [first] = spans;
    if (first === undefined) continue;
    const message = dropped ? droppedWord(text.slice(first.start, first.end), right, spans.length) : wrongWord(wrong, right, spans.length);
    yield { message, projects: projectsOf(context, spans), spans, stated: wrong, expected: right };
  }
}
