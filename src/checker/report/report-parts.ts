import type { ReportedFact, ReportedPart } from '#core/check-report.ts';
import type { Fact, Measure } from '#core/fact.ts';
import type { Figure } from '#core/figure.ts';
import type { Span } from '#core/span.ts';
import type { CheckResult } from '#checker/engine/check-document.ts';
import { isoDate } from '#checker/report/written-values.ts';

type TextFact = Fact & { readonly origin: { readonly kind: 'text'; readonly span: Span } };

/** The named amounts of a project while they are put together: what was planned and what was used of the same part. */
type Draft = { readonly name: string; budget: TextFact | null; spent: TextFact | null; share: TextFact | null };

const ofBudget: readonly Measure[] = ['budget', 'adjusted-budget', 'planned', 'part', 'total'];
const ofSpending: readonly Measure[] = ['spent', 'received'];
const ofShare: readonly Measure[] = ['share', 'execution-rate'];

/**
 * Parts and tranches of a project in the order in which they are first met. What is planned and what is used under names
 * that differ only by 费, 经费, 资金 is one part; a share stands with the amount that it is written beside; a date with the
 * amount that it goes before in its sentence.
 *
 * @param dates the paper's dates that name a month, in order
 */
export function partsOf(facts: readonly Fact[], result: CheckResult, dates: readonly Figure[], write: (fact: Fact) => ReportedFact | null): ReportedPart[] {
  const { text } = result.folded;
  const inOrder = facts.filter((fact): fact is TextFact => fact.subject !== '' && fact.origin.kind === 'text')
    .sort((left, right) => left.origin.span.start - right.origin.span.start);
  const drafts: Draft[] = [];
  const named = new Map<string, Draft>();
  const alike = new Map<string, Alike>();
  let share: TextFact | null = null;
  for (const fact of inOrder) {
    const slot = slotOf(fact);
    if (slot === null) continue;
    const behind = drafts.at(-1);
    if (slot === 'share') {
      const amount = behind?.spent ?? behind?.budget ?? null;
      const owner = named.get(fact.subject) ?? (amount !== null && isBeside(text, amount, fact) ? behind : undefined);
      if (owner === undefined) share = fact;
      else owner.share ??= fact;
      continue;
    }
    const draft = draftFor(fact.subject, slot, alike);
    if (!named.has(draft.name)) named.set(draft.name, draft);
    if (draft.budget === null && draft.spent === null) drafts.push(draft);
    draft[slot] = fact;
    if (share !== null && draft.share === null && isBeside(text, share, fact)) draft.share = share;
    share = null;
  }
  let earlier = 0;
  return drafts.map((draft) => {
    const amount = draft.spent ?? draft.budget;
    const date = amount === null ? null : dateOf(amount, earlier, dates, result);
    if (amount !== null) earlier = amount.origin.span.end;
    return {
      name: draft.name,
      budget: draft.budget === null ? null : write(draft.budget),
      spent: draft.spent === null ? null : write(draft.spent),
      date,
      share: draft.share === null ? null : write(draft.share),
    };
  });
}

/** The drafts under names that differ only by 费 and the like; those before `budget` and `spent` have that slot filled. */
type Alike = { readonly drafts: Draft[]; budget: number; spent: number };

/** The first draft of a name whose slot is free, or a new one. */
function draftFor(name: string, slot: 'budget' | 'spent', alike: Map<string, Alike>): Draft {
  const key = bare(name);
  const group = alike.get(key) ?? { drafts: [], budget: 0, spent: 0 };
  alike.set(key, group);
  while (group.drafts[group[slot]]?.[slot] !== undefined && group.drafts[group[slot]]?.[slot] !== null) group[slot] += 1;
  const free = group.drafts[group[slot]];
  if (free !== undefined) return free;
  const draft: Draft = { name, budget: null, spent: null, share: null };
  group.drafts.push(draft);
  return draft;
}

function slotOf({ measure, project, quantity }: Fact): 'budget' | 'spent' | 'share' | null {
  if (quantity.kind === 'percent') return ofShare.includes(measure) ? 'share' : null;
  if (ofSpending.includes(measure)) return 'spent';
  // A named amount in a project is one of its parts; outside projects it is anything.
  return ofBudget.includes(measure) && (measure !== 'total' || project > 0) ? 'budget' : null;
}

const reach = 16;

/** Whether two figures stand in one clause, close together. */
function isBeside(text: string, left: TextFact, right: TextFact): boolean {
  const between = text.slice(left.origin.span.end, right.origin.span.start);
  return between.length <= reach && !/[，。；：\n\t]/.test(between);
}

function bare(name: string): string {
  return name.replace(/(?:专项)?(?:经费|资金|费用|费)$/, '');
}

const sentenceReach = 240;

/** The date last printed before an amount in its sentence and behind the amount of the part before; or the fact's own. */
function dateOf(amount: TextFact, earlier: number, dates: readonly Figure[], result: CheckResult): string | null {
  const year = result.structure.year;
  if (amount.asOf !== null) return isoDate(amount.asOf, year);
  const { start } = amount.origin.span;
  const before = result.folded.text.slice(Math.max(0, start - sentenceReach), start);
  const sentence = start - before.length + Math.max(before.lastIndexOf('。'), before.lastIndexOf('；'), before.lastIndexOf('\n')) + 1;
  const from = Math.max(sentence, earlier <= start ? earlier : 0);
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((dates[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const printed = dates[low - 1];
  if (printed === undefined || printed.start < from || printed.date === null) return null;
  // A period such as 1～12月 says over what time, 截至 up to when; neither says when it was paid.
  if (printed.until !== null || /截[至止]到?$/.test(result.folded.text.slice(Math.max(0, printed.start - 3), printed.start))) return null;
  return isoDate(printed.date, year);
}
