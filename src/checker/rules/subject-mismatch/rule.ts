import type { FindingSpan } from '#core/finding.ts';
import type { Span } from '#core/span.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectAt, projectsOf } from '#checker/rules/place-of.ts';
import { placesOf } from '#checker/rules/word-finder.ts';
import { otherTopic, otherUnit, worksForPersons } from '#checker/rules/subject-mismatch/topics.ts';
import { itemMismatch, projectMismatch } from '#checker/rules/subject-mismatch/messages.ts';

/** Purposes that speak of another thing than the item or the project they belong to. */
export const rule = {
  id: 'subject-mismatch',
  family: 'contradictions',
  title: { zh: '用途与项目对不上', en: 'Purpose that does not fit its project' },
  check,
} satisfies Rule;

/** How many purposes are looked through for the one that was copied. */
const compared = 200;

type Purpose = Span & { readonly words: string; readonly item: string | null };

function* check(context: RuleContext): Iterable<RuleFinding> {
  const purposes = purposesIn(context.folded.text);
  for (const purpose of purposes) {
    if (purpose.item !== null) {
      if (!otherTopic(purpose.item, purpose.words) && !otherUnit(purpose.item, purpose.words)) continue;
      const source = purposes.slice(0, compared).find((each) => each.start !== purpose.start && each.words === purpose.words);
      yield {
        message: itemMismatch(purpose.item, purpose.words, source?.item ?? null),
        projects: [projectAt(context, purpose.start)],
        spans: placesIn(purpose, source),
      };
      continue;
    }
    const project = context.structure.projects[projectAt(context, purpose.start) - 1];
    if (project === undefined) continue;
    const works = worksForPersons(project.name, purpose.words);
    if (works === null) continue;
    const source = purposes.slice(0, compared).find((each) => each.start !== purpose.start && each.words.endsWith(works));
    const start = purpose.start + purpose.words.lastIndexOf(works);
    const spans = placesIn({ start, end: start + works.length }, source);
    yield { message: projectMismatch(project.name, works, source !== undefined), projects: projectsOf(context, spans.slice(0, 1)), spans };
  }
}

function placesIn(own: Span, source: Span | undefined): FindingSpan[] {
  const spans: FindingSpan[] = [{ start: own.start, end: own.end, role: 'stated' }];
  if (source !== undefined) spans.push({ start: source.start, end: source.end, role: 'basis' });
  return spans;
}

const itemBefore = /([^（）\n。；，、]{2,30})（项）[”"]?[^。；\n]{0,16}[。，；]?$/;

/** What follows 主要用于, to the end of the sentence, with the budget item it is said of. */
function purposesIn(text: string): Purpose[] {
  const purposes: Purpose[] = [];
  for (const at of placesOf(text, '主要用于')) {
    const start = at + (text.charAt(at + 4) === '：' ? 5 : 4);
    let end = start;
    while (end < text.length && end - start < 120 && !'。；\n'.includes(text.charAt(end))) end += 1;
    const before = text.slice(Math.max(0, at - 56), at);
    const item = before.includes('（项）') ? (itemBefore.exec(before)?.[1] ?? null) : null;
    if (end > start) purposes.push({ start, end, words: text.slice(start, end), item });
  }
  return purposes;
}
