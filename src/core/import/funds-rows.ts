import type { ReportedFact } from '#core/check-report.ts';
import { addDecimals, compareDecimals, decimal, plainDecimal, subtractDecimals, type Decimal } from '#core/decimal.ts';
import type { FundEntryKind } from '#core/ledger/funds.ts';
import { knownDay, noDay, type KnownDay } from '#core/import/days.ts';
import { nameKey } from '#core/import/names.ts';
import { partKindOf } from '#core/import/place-parts.ts';
import { rowOf, type PlacedPart, type ProjectContext } from '#core/import/project-context.ts';
import type { EntryValue, ProposalRow } from '#core/import/proposal.ts';
import { why } from '#core/import/why.ts';
import { findWordings, type MoneyWording } from '#core/import/wording.ts';

/** Budget, parts and acts of the project's money; the parts' payments go before the total they are a share of. */
export function fundsRows(context: ProjectContext, parts: readonly PlacedPart[]): ProposalRow[] {
  const { project: { funds, dates }, judgement } = context;
  const rows: ProposalRow[] = [];
  if (funds.budget !== null) {
    rows.push(rowOf(context, 'budget', 'budget', '年度预算', { kind: 'budget', yuan: funds.budget.yuan ?? null, part: null }, { ...judgement.ofAmount(funds.budget), printed: funds.budget.text, span: funds.budget }));
  }
  const own = parts.filter(({ role }) => role === 'part' || role === 'later');
  for (const [index, { part, key }] of own.entries()) {
    rows.push(rowOf(context, 'part', key, part.name, { kind: 'part', name: part.name, ordinal: index + 1, partKind: partKindOf(part) }, { printed: part.name, span: part.spent ?? part.budget }));
    if (part.budget !== null) {
      rows.push(rowOf(context, 'budget', `${key}/budget`, `${part.name}：预算`, { kind: 'budget', yuan: part.budget.yuan ?? null, part: `${context.prefix}/${key}` }, { ...judgement.ofAmount(part.budget), printed: part.budget.text, span: part.budget }));
    }
  }
  const whole = (target: 'planned' | 'issued' | 'received', label: string, fact: ReportedFact | null, day: KnownDay): void => {
    if (fact !== null) rows.push(rowOf(context, target, target, label, entryOf(target, fact.yuan ?? null, day, { readings: judgement.readingsOf(fact) }), { ...judgement.ofAmount(fact), printed: fact.text, span: fact }));
  };
  const arrivals = dates.filter(({ kind }) => kind === 'received');
  whole('planned', '计划支出', funds.planned, noDay);
  whole('issued', '下达指标', funds.issued, noDay);
  whole('received', '到位资金', funds.received, onlyDay(arrivals.map(({ date }) => date)));
  // Of several mentions the last: 1～12月 may stand before it.
  const arrival = arrivals.at(-1);
  if (funds.received === null && arrival !== undefined && funds.budget?.yuan !== undefined) {
    const printed = context.text.slice(arrival.start, arrival.end);
    rows.push(rowOf(context, 'received', 'received', '到位资金', entryOf('received', funds.budget.yuan, onlyDay(arrivals.map(({ date }) => date))), { certainty: 'wording', printed, span: arrival, why: why.arrivalDated(printed) }));
  }
  for (const { part, key } of parts.filter(({ role }) => role === 'passed-on')) {
    const fact = part.spent ?? part.budget;
    if (fact !== null) rows.push(rowOf(context, 'passed-on', `${key}/passed-on`, `代拨、转拨：${part.name}`, entryOf('passed-on', fact.yuan ?? null, knownDay(part.date), { payee: part.name }), { ...judgement.ofAmount(fact), printed: fact.text, span: fact }));
  }
  const isWords = isKnownByWords(context);
  for (const { part, key, role } of own) {
    const fact = role === 'later' ? part.spent ?? part.budget : part.spent;
    if (fact === null) continue;
    const read = judgement.ofAmount(fact);
    const judged = isWords && role === 'part' && read.certainty === 'certain' ? { certainty: 'uncertain' as const, why: why.partOfWords } : read;
    const more = { part: `${context.prefix}/${key}`, readings: judgement.readingsOf(fact) };
    rows.push(rowOf(context, 'paid', `${key}/paid`, `${part.name}：支出`, entryOf('paid', fact.yuan ?? null, knownDay(part.date), more), {
      ...judged, why: judged.why ?? (role === 'later' ? why.paidLater(part.date ?? '') : null), printed: fact.text, span: fact,
    }));
  }
  return [...rows, ...spendingRows(context, parts)];
}

/** Whether the paper says that everything was spent in its year, and not how much. */
function isKnownByWords({ project, text, year }: ProjectContext): boolean {
  return project.funds.spent === null
    && findWordings(text.slice(project.start, project.end), project.start).some((wording) => wording.kind === 'all' && (wording.year === null || year === null || wording.year <= String(year)));
}

/** The total spent, stated or known by words, and what words say of parts and of later years. */
function spendingRows(context: ProjectContext, parts: readonly PlacedPart[]): ProposalRow[] {
  const { project, text, judgement } = context;
  const { funds, dates } = project;
  const asOf = dates.find(({ kind }) => kind === 'asOf')?.date ?? null;
  const ofParts = isKnownByWords(context) ? null : sumOf(parts.filter(({ role }) => role === 'part').map(({ part }) => part.spent));
  const rows: ProposalRow[] = [];
  const { spent } = funds;
  if (spent !== null) {
    const used = new Set(parts.map(({ part }) => part.date));
    const near = dates.filter(({ kind, date, end }) => kind === 'paid' && !used.has(date) && end <= spent.start && spent.start - end < sentenceReach);
    const value = entryOf('paid', spent.yuan ?? null, onlyDay(near.map(({ date }) => date)), { whole: true, asOf, readings: judgement.readingsOf(spent) });
    const judged = judgement.ofAmount(spent);
    const total = spent.yuan === undefined ? null : decimal(spent.yuan);
    const exceeds = total !== null && ofParts !== null && compareDecimals(ofParts, total) > 0;
    rows.push(rowOf(context, 'paid', 'paid', '实际支出', value, {
      ...(exceeds && judged.certainty === 'certain' ? { certainty: 'uncertain', why: why.partsExceed(plainDecimal(ofParts), plainDecimal(total)) } : judged), printed: spent.text, span: spent,
    }));
  }
  const base = ([['到位资金', funds.received], ['下达指标', funds.issued], ['年度预算', funds.budget]] as const).find(([, fact]) => fact?.yuan !== undefined);
  const baseYuan = base?.[1]?.yuan ?? null;
  for (const wording of findWordings(text.slice(project.start, project.end), project.start)) {
    rows.push(...wordingRows(context, wording, parts, { spent, ofParts, asOf, baseYuan, baseName: base?.[0] ?? '年度预算' }));
  }
  // One row per thing: the first wording counts.
  return rows.filter((row, index) => rows.findIndex(({ key }) => key === row.key) === index);
}

type Known = { readonly spent: ReportedFact | null; readonly ofParts: Decimal | null; readonly asOf: string | null; readonly baseYuan: string | null; readonly baseName: string };

function wordingRows(context: ProjectContext, wording: MoneyWording, parts: readonly PlacedPart[], { spent, ofParts, asOf, baseYuan, baseName }: Known): ProposalRow[] {
  const { project, year } = context;
  const rest = { certainty: 'wording', printed: wording.words, span: wording } as const;
  const subject = nameKey(wording.before);
  const named = parts.find(({ part, role }) => role === 'part' && part.spent === null && subject.includes(nameKey(part.name)));
  if (wording.kind === 'none') {
    if (named !== undefined) {
      return [rowOf(context, 'paid', `${named.key}/paid`, `${named.part.name}：支出`, entryOf('paid', '0', noDay, { part: `${context.prefix}/${named.key}` }), { ...rest, why: why.wordingNone(wording.words) })];
    }
    return spent === null && ofParts === null ? [rowOf(context, 'paid', 'paid', '实际支出', entryOf('paid', '0', noDay, { whole: true, asOf }), { ...rest, why: why.wordingNone(wording.words) })] : [];
  }
  const sofar = spent?.yuan === undefined ? ofParts : decimal(spent.yuan);
  if (wording.year !== null && year !== null && wording.year > String(year)) {
    const left = baseYuan === null || sofar === null ? null : plainDecimal(subtractDecimals(decimal(baseYuan), sofar));
    const value = entryOf('paid', left === null || left.startsWith('-') ? null : left, knownDay(wording.year));
    return [rowOf(context, 'paid', 'later/paid', `${wording.year}年支出`, value, { ...rest, why: why.wordingLater(wording.words, `${baseName}减本年支出`) })];
  }
  if (spent !== null || ofParts !== null) return [];
  const day = project.dates.find(({ kind, start, end }) => kind === 'paid' && end <= wording.end && start >= wording.start - sentenceReach);
  return [rowOf(context, 'paid', 'paid', '实际支出', entryOf('paid', baseYuan, knownDay(day?.date ?? null), { whole: true, asOf }), { ...rest, why: why.wordingAll(wording.words, baseName) })];
}

/** Dates farther off in front of an amount belong to something else. */
const sentenceReach = 60;

function onlyDay(dates: readonly string[]): KnownDay {
  const [first, ...others] = new Set(dates);
  return first === undefined || others.length > 0 ? noDay : knownDay(first);
}

function sumOf(facts: readonly (ReportedFact | null)[]): Decimal | null {
  return facts.reduce<Decimal | null>((sum, fact) => (fact?.yuan === undefined ? sum : addDecimals(sum ?? decimal('0'), decimal(fact.yuan))), null);
}

function entryOf(entry: FundEntryKind, yuan: string | null, day: KnownDay, more: Partial<Pick<EntryValue, 'part' | 'whole' | 'asOf' | 'payee' | 'readings'>> = {}): EntryValue {
  return { kind: 'entry', entry, yuan, ...day, part: null, whole: false, asOf: null, payee: null, readings: [], ...more };
}
