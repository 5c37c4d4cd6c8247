import type { Claim, ClaimKind } from '#core/claim.ts';
import type { Fact, Measure } from '#core/fact.ts';
import type { Mention } from '#checker/facts/mention.ts';
import type { Judgement } from '#checker/claims/relations/judgement.ts';
import type { ReportStructure } from '#checker/structure/structure.ts';

/** What binding works on: the mentions of a text in order, and ways to look among them. */
export type Scope = {
  readonly text: string;
  readonly structure: ReportStructure;
  readonly mentions: readonly Mention[];
  readonly ofProject: (project: number) => readonly Mention[];
  readonly ofItem: (item: number) => readonly Mention[];
  readonly ofKey: (subjectKey: string) => readonly Mention[];
  /** Mentions of the same block up to so many places away, the mention itself included. */
  readonly around: (mention: Mention) => readonly Mention[];
  readonly ofBlock: (block: number) => readonly Mention[];
};

/** Relations are stated within a few figures of each other. */
const reach = 40;

export function makeScope(text: string, mentions: readonly Mention[], structure: ReportStructure): Scope {
  const projects = groupBy(mentions, (mention) => mention.fact.project);
  const items = groupBy(mentions, (mention) => mention.item);
  const keys = groupBy(mentions, (mention) => mention.subjectKey);
  const blocks = groupBy(mentions, (mention) => mention.block);
  return {
    text, structure, mentions,
    ofProject: (project) => projects.get(project) ?? [],
    ofItem: (item) => items.get(item) ?? [],
    ofKey: (key) => (key === '' ? [] : keys.get(key) ?? []),
    around: (mention) => mentions.slice(Math.max(0, mention.index - reach), mention.index + reach + 1).filter((other) => other.block === mention.block),
    ofBlock: (block) => blocks.get(block) ?? [],
  };
}

function groupBy<Key>(mentions: readonly Mention[], keyOf: (mention: Mention) => Key): Map<Key, Mention[]> {
  const groups = new Map<Key, Mention[]>();
  for (const mention of mentions) {
    const key = keyOf(mention);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [mention]);
    else group.push(mention);
  }
  return groups;
}

export const isMoney = (mention: Mention): boolean => mention.fact.quantity.kind === 'money';

/** An amount that belongs to the project as a whole and to the report's own year. */
export function isOfProject(mention: Mention, measure: Measure): boolean {
  return mention.fact.measure === measure && isMoney(mention) && mention.ownSubject === '' && mention.otherYear === null;
}

/** How far back a word such as 占本年支出合计的 is followed. Keeps binding linear in long documents. */
const farthest = 400;

/** The last mention before `index` that fits; null when there is none near enough. `mentions` are in order of place. */
export function lastBefore(mentions: readonly Mention[], index: number, fits: (mention: Mention) => boolean): Mention | null {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at >= Math.max(0, low - farthest); at -= 1) {
    const mention = mentions[at];
    if (mention !== undefined && fits(mention)) return mention;
  }
  return null;
}

type ClaimExtras = Partial<Pick<Claim, 'basis' | 'fittingBasis' | 'comparison' | 'direction' | 'words' | 'exhaustive' | 'wordsDisagree'>>;

/** A claim from its facts and what recomputing them said. */
export function makeClaim(kind: ClaimKind, stated: Pick<Mention, 'fact'>, operands: readonly Fact[], judgement: Judgement, extras: ClaimExtras = {}): Claim {
  return {
    kind,
    project: stated.fact.project,
    stated: stated.fact,
    operands,
    verdict: judgement.verdict,
    recomputed: judgement.recomputed,
    reason: judgement.reason,
    basis: extras.basis ?? null,
    fittingBasis: extras.fittingBasis ?? null,
    comparison: extras.comparison ?? null,
    direction: extras.direction ?? null,
    words: extras.words ?? null,
    exhaustive: extras.exhaustive ?? false,
    wordsDisagree: extras.wordsDisagree ?? false,
  };
}

/** How many blocks a text without projects keeps an amount in mind. */
const blocksInMind = 4;

/**
 * The mentions a figure may be bound to: those of its project, or, where a text has no projects, those of its own and
 * the few blocks before. In order of place.
 */
export function nearby(scope: Scope, mention: Mention): readonly Mention[] {
  if (mention.fact.project > 0) return scope.ofProject(mention.fact.project);
  const near: Mention[] = [];
  for (let block = Math.max(0, mention.block - blocksInMind); block <= mention.block; block += 1) {
    for (const other of scope.ofBlock(block)) if (other.fact.project === 0) near.push(other);
  }
  return near;
}

/**
 * Whether two names mean the same item of money: one begins or ends the other, or they share most of their characters
 * in order (科技计划项目评审管理费, 科技计划项目评审管理费用).
 */
export function sameItem(left: string, right: string): boolean {
  if (left === '' || right === '') return false;
  if (left === right) return true;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short.length >= 4 && (long.startsWith(short) || long.endsWith(short))) return true;
  const common = commonLength(short, long);
  return (short.length >= 6 && common * 10 >= long.length * 8) || (short.length >= 4 && common === short.length && long.length <= short.length * 2);
}

/** Length of the longest common subsequence; names are short. */
function commonLength(left: string, right: string): number {
  let row = new Uint16Array(right.length + 1);
  for (const character of left) {
    const next = new Uint16Array(right.length + 1);
    for (let at = 1; at <= right.length; at += 1) {
      next[at] = character === right[at - 1] ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0);
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
