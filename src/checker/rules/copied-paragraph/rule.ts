import type { FindingSpan } from '#core/finding.ts';
import { projectViews } from '#checker/rules/project-view.ts';
import { copied } from '#checker/rules/copied-paragraph/messages.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';

/**
 * Long sentences that stand word for word in several projects. All that the same projects share is one finding; form and
 * figures of a table are not prose and are left out.
 */
export const rule = {
  id: 'copied-paragraph',
  family: 'duplicates',
  title: { zh: '多个项目段落雷同', en: 'The same paragraph in several projects' },
  check,
} satisfies Rule;

/** A sentence of the trade may come twice by chance; one of this length does not. */
const longEnough = 40;

type Copies = { readonly projects: number[]; readonly places: FindingSpan[] };

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  const bySentence = new Map<string, Copies>();
  for (const { project, sentences } of projectViews(context)) {
    for (const { start, end } of sentences) {
      if (end - start < longEnough) continue;
      const sentence = text.slice(start, end);
      const copies = bySentence.get(sentence) ?? { projects: [], places: [] };
      if (copies.projects.at(-1) !== project.ordinal) {
        copies.projects.push(project.ordinal);
        copies.places.push({ start, end, role: 'stated' });
      }
      bySentence.set(sentence, copies);
    }
  }
  const byProjects = new Map<string, Copies>();
  for (const { projects, places } of bySentence.values()) {
    if (projects.length < 2) continue;
    const key = projects.join(' ');
    const known = byProjects.get(key);
    if (known === undefined) byProjects.set(key, { projects, places: [...places] });
    else known.places.push(...places);
  }
  for (const { projects, places } of byProjects.values()) {
    const spans = joined(places.sort((left, right) => left.start - right.start));
    const [first] = spans;
    if (first === undefined) continue;
    yield { message: copied(projects, text.slice(first.start, Math.min(first.end, first.start + 20))), projects, spans };
  }
}

/** Sentences that follow each other are one stretch. */
function joined(places: readonly FindingSpan[]): FindingSpan[] {
  const spans: FindingSpan[] = [];
  for (const place of places) {
    const last = spans.at(-1);
    if (last !== undefined && last.end === place.start) spans[spans.length - 1] = { ...last, end: place.end };
    else spans.push(place);
  }
  return spans;
}
