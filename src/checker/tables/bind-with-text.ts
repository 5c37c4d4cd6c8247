import type { Claim } from '#core/claim.ts';
import { compareDecimals } from '#core/decimal.ts';
import type { Fact, Measure } from '#core/fact.ts';
import { makeClaim } from '#checker/claims/binding/scope.ts';
import { judgeRepeat } from '#checker/claims/relations/amounts.ts';
import type { Mention } from '#checker/facts/mention.ts';
import { keyOfSubject } from '#checker/facts/subject.ts';
import type { ReportStructure } from '#checker/structure/structure.ts';
import { agrees } from '#checker/tables/sure-claims.ts';
import type { ReadTables, Table } from '#checker/tables/table.ts';

/** Measures that prose and tables give of the same thing, with those that prose may call by another word. */
const sameMeasures: Partial<Record<Measure, readonly Measure[]>> = {
  'budget': ['budget', 'adjusted-budget'],
  'adjusted-budget': ['adjusted-budget', 'budget'],
  'planned': ['planned'],
  'issued': ['issued'],
  'received': ['received'],
  'spent': ['spent'],
  'execution-rate': ['execution-rate'],
};

/** A figure of the whole paper, by its name in a table and the words right before it in prose. */
type PaperFigure = { readonly inTable: RegExp; readonly inProse: RegExp };

/** Lines of a statement. Those of a table of 财政拨款 are other figures than those of all money. */
const statementLines: readonly PaperFigure[] = [
  { inTable: /^本年收入合计$/, inProse: /本年收入合计(?:为|是)?$/ },
  { inTable: /^本年支出合计$/, inProse: /本年支出合计(?:为|是)?$/ },
  { inTable: /^年初结转和结余$/, inProse: /年初结转(?:和|及)结余(?:为|是)?$/ },
  { inTable: /^年末结转和结余$/, inProse: /年末结转(?:和|及)结余(?:为|是)?$/ },
  { inTable: /^总计$/, inProse: /收[、]?支(?:决算)?总计(?:均)?(?:为|是)?$/ },
];

/** Items of 三公, which are always paid from 财政拨款. */
const publicExpenses: readonly PaperFigure[] = [
  { inTable: /^因公出国/, inProse: /因公出国（境）(?:费|费用|经费)?(?:支出)?(?:决算)?(?:数)?(?:为|是)?$/ },
  { inTable: /^公务用车购置及运行(?:维护)?费?$/, inProse: /公务用车购置及运行(?:维护)?费(?:支出)?(?:决算)?(?:数)?(?:为|是)?$/ },
  { inTable: /^公务接待费?$/, inProse: /公务接待费(?:支出)?(?:决算)?(?:数)?(?:为|是)?$/ },
];

const otherFigure = /上年|去年|上一年|同期|人均|每|第[一二三四五]|续|追加|剩余|另|较|比/;
const fiscalWords = /财政拨款|一般公共预算|政府性基金|国有资本/;

/** The same figure in the text and in a table or form: a project's money and rate in its section, lines of a statement, items of 三公. */
export function bindWithText(read: ReadTables, mentions: readonly Mention[], structure: ReportStructure): Claim[] {
  if (read.facts.length === 0 || mentions.length === 0) return [];
  return [...bindProjects(read, mentions), ...bindWholePaper(read, mentions, structure)];
}

function bindProjects(read: ReadTables, mentions: readonly Mention[]): Claim[] {
  const inProse = new Map<string, Mention[]>();
  for (const mention of mentions) {
    if (mention.fact.project === 0 || mention.otherYear !== null || otherFigure.test(mention.label) || mention.fact.quantity.value === null) continue;
    const key = keyOf(mention.fact, mention.fact.measure);
    if (key === null) continue;
    const known = inProse.get(key);
    if (known === undefined) inProse.set(key, [mention]);
    else known.push(mention);
  }
  const claims: Claim[] = [];
  for (const fact of read.facts) {
    const measures = sameMeasures[fact.measure];
    if (measures === undefined || fact.project === 0 || fact.quantity.value === null) continue;
    const told = measures.map((measure) => inProse.get(keyOf(fact, measure) ?? '') ?? []);
    const claim = compare(fact, told[0] ?? [], told.slice(1).flat());
    if (claim !== null) claims.push(claim);
  }
  return claims;
}

function keyOf(fact: Fact, measure: Measure): string | null {
  if (fact.quantity.unit === null) return null;
  if (fact.subject === '') return `${fact.project}|${measure}|`;
  const key = keyOfSubject(fact.subject);
  return key.length < 4 ? null : `${fact.project}|${measure}|${key}`;
}

/**
 * One figure of a table against what the text says of it. Where the text gives it several times (as of other days), one
 * that agrees is enough; else the largest is compared.
 */
function compare(fact: Fact, told: readonly Mention[], also: readonly Mention[]): Claim | null {
  const same = told.filter(({ fact: other }) => other.quantity.kind === fact.quantity.kind);
  const candidates = [...same, ...also.filter(({ fact: other }) => other.quantity.kind === fact.quantity.kind)].map((mention) => repeat(fact, mention.fact));
  const agreeing = candidates.find(agrees);
  if (agreeing !== undefined) return agreeing;
  const [first, ...others] = same;
  if (first === undefined) return null;
  const largest = others.reduce((most, mention) => {
    const value = mention.fact.quantity.value;
    const sofar = most.fact.quantity.value;
    return value !== null && sofar !== null && compareDecimals(value, sofar) > 0 ? mention : most;
  }, first);
  return repeat(fact, largest.fact);
}

/** The later of two places is the one that repeats. */
function repeat(left: Fact, right: Fact): Claim {
  const [earlier, later] = placeOf(left) <= placeOf(right) ? [left, right] : [right, left];
  return makeClaim('repeat', { fact: later }, [earlier], judgeRepeat(later.quantity, earlier.quantity), { basis: 'table' });
}

const placeOf = ({ origin }: Fact): number => (origin.kind === 'text' ? origin.span.start : 0);

function bindWholePaper({ tables }: ReadTables, mentions: readonly Mention[], structure: ReportStructure): Claim[] {
  if (structure.kind === 'performance-report') return [];
  const factsIn = (some: readonly Table[]): Fact[] => some.flatMap((table) => table.rows.flatMap((row) => [...row.facts.values()]))
    .filter((fact) => fact.project === 0 && fact.quantity.kind === 'money');
  const amounts = mentions.filter((mention) => mention.fact.quantity.kind === 'money' && mention.otherYear === null && !otherFigure.test(mention.label));
  const ofStatements = factsIn(tables.filter((table) => !fiscalWords.test(table.title)));
  const spent = factsIn(tables).filter((fact) => fact.measure === 'spent');
  return [
    ...statementLines.flatMap((line) => compareAll(line, ofStatements, amounts.filter((mention) => !fiscalWords.test(mention.clause)))),
    ...publicExpenses.flatMap((item) => compareAll(item, spent, amounts.filter((mention) => mention.fact.measure !== 'budget' && mention.fact.measure !== 'adjusted-budget'))),
  ];
}

/** Tables that disagree among themselves say nothing of the text. */
function compareAll({ inTable, inProse }: PaperFigure, facts: readonly Fact[], mentions: readonly Mention[]): Claim[] {
  const own = facts.filter((fact) => inTable.test(fact.subject));
  const [first] = own;
  if (first === undefined || own.some((fact) => !agrees(repeat(fact, first)))) return [];
  return mentions.filter((mention) => inProse.test(mention.label)).map((mention) => repeat(first, mention.fact));
}
