import type { Fact, Measure } from '#core/fact.ts';
import type { FindingSpan, SpanRole } from '#core/finding.ts';
import type { Span } from '#core/span.ts';
import type { RuleContext } from '#checker/rules/rule.ts';
import type { Indicator, Project, SectionKind, Sentence } from '#checker/structure/structure.ts';

/** A project with what the passes found in it. Several rules look at a report project by project. */
export type ProjectView = {
  readonly project: Project;
  readonly facts: readonly Fact[];
  readonly sentences: readonly Sentence[];
  readonly indicators: readonly Indicator[];
};

const views = new WeakMap<RuleContext, readonly ProjectView[]>();

/** The projects of a report, each with its facts, sentences and indicators, in order. Worked out once per check. */
export function projectViews(context: RuleContext): readonly ProjectView[] {
  let known = views.get(context);
  if (known === undefined) {
    known = readViews(context);
    views.set(context, known);
  }
  return known;
}

function readViews(context: RuleContext): ProjectView[] {
  const { projects, sentences, indicators } = context.structure;
  const made = projects.map((project) => ({ project, facts: [] as Fact[], sentences: [] as Sentence[], indicators: [] as Indicator[] }));
  for (const fact of context.facts) made[fact.project - 1]?.facts.push(fact);
  for (const sentence of sentences) made[sentence.project - 1]?.sentences.push(sentence);
  for (const indicator of indicators) made[indicator.project - 1]?.indicators.push(indicator);
  return made;
}

/** The project's own figures of a measure; those of a part or of something named beside it are not its own. */
export function ownFacts(view: ProjectView, ...measures: readonly Measure[]): Fact[] {
  return view.facts.filter((fact) => measures.includes(fact.measure) && !/[\u4e00-\u9fff]/.test(fact.subject));
}

/** Where a fact stands, as a place of a finding; none for records of a ledger. */
export function placeOfFact(fact: Fact, role: SpanRole = 'operand'): FindingSpan[] {
  return fact.origin.kind === 'text' ? [{ ...fact.origin.span, role }] : [];
}

/** The first match of a pattern in the sentences of some kinds of section, as a stretch of the folded text. */
export function matchIn(context: RuleContext, view: ProjectView, kinds: readonly SectionKind[], pattern: RegExp): (Span & { readonly sentence: Sentence }) | null {
  for (const sentence of view.sentences) {
    if (!kinds.includes(sentence.section)) continue;
    const match = pattern.exec(context.folded.text.slice(sentence.start, sentence.end));
    if (match !== null) return { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length, sentence };
  }
  return null;
}

/** Sections that tell what was done and spent. */
export const resultSections: readonly SectionKind[] = ['achievement', 'funds', 'other'];

/** Whether the section of problems says 无 and nothing else. */
export function problemsAreNone(context: RuleContext, project: Project): boolean {
  return project.problems !== null && context.folded.text.slice(project.problems.start, project.problems.end) === '无';
}
