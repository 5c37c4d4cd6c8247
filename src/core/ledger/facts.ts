import { formatDecimal, plainDecimal, shiftDecimal, type Decimal } from '#core/decimal.ts';
import type { Fact, Measure, Quantity } from '#core/fact.ts';
import { lastDayOf, type ProjectRecord } from '#core/ledger/department-year.ts';
import { summariseFunds, type FundsSummary } from '#core/ledger/funds.ts';
import { fromDecimal, multiplyRationals, divideRationals, rational, roundHalfUp } from '#core/rational.ts';
import { executionRates, type RateBasis } from '#core/scoring/execution-rate.ts';
import type { NormBook } from '#core/norm-book.ts';

/**
 * A fact whose origin is a record of the ledger. `record` is `<project>/<key>`, the key as narratives name facts:
 * `funds/spent`, `rate/adjusted-budget`, `part/<id>/spent`, `indicator/<id>`.
 */
export type RecordFact = Fact & { readonly origin: { readonly kind: 'record'; readonly record: string } };

/** Figures of the funds with the measure that the checker knows each by. */
const fundsMeasures: readonly (readonly [keyof FundsSummary, Measure])[] = [
  ['initial', 'budget'], ['adjusted', 'adjusted-budget'], ['planned', 'planned'], ['issued', 'issued'], ['received', 'received'], ['spent', 'spent'], ['carriedOut', 'balance'],
  ['carriedIn', 'other'], ['reclaimed', 'other'], ['cancelled', 'other'], ['passedOn', 'other'], ['used', 'other'],
];

/** What the others are called: their facts carry a subject, so that none is taken for a figure of the project's own execution. */
const subjects: Partial<Record<keyof FundsSummary, string>> = { carriedIn: '上年结转', reclaimed: '财政收回', cancelled: '指标注销', passedOn: '转拨', used: '实际使用' };
const baseNames: Readonly<Record<RateBasis, string>> = { budget: '年初预算', 'adjusted-budget': '全年预算', planned: '计划支出', issued: '下达指标', received: '到位资金', paid: '拨付资金' };

/** Keys of `funds/…` as narratives write them: those of the contract where they differ from the summary's. */
const keys: Partial<Record<keyof FundsSummary, string>> = { carriedIn: 'carried-in', carriedOut: 'carried-out', passedOn: 'passed-on' };

/**
 * Everything that the ledger says of one project as facts: its funds at the end of its year, its execution rates (the
 * legal one without a subject, percent to two decimals), the funds of its parts, its indicators' results and unit prices.
 * What is not recorded yields no fact. `project` is the ordinal that the facts carry.
 */
export function factsOfProject(record: ProjectRecord, project: number, norms: NormBook, place: string): readonly RecordFact[] {
  const { id, year } = record.project;
  const facts: RecordFact[] = [];
  const add = (measure: Measure, key: string, quantity: Quantity, subject = ''): void => {
    facts.push({ measure, quantity, project, subject, asOf: null, origin: { kind: 'record', record: `${id}/${key}` } });
  };
  // Totals of a year end with it: what was paid in the next is a fact of the project, not of the year.
  const lastDay = lastDayOf(year);
  const funds = summariseFunds(record.budgets, record.entries, lastDay);
  for (const [figure, measure] of fundsMeasures) {
    const fen = funds[figure];
    if (fen !== null) add(measure, `funds/${keys[figure] ?? figure}`, moneyOf(fen), subjects[figure] ?? '');
  }
  for (const { kind, basis, rate, legal } of executionRates(funds, 'self-evaluation', norms, lastDay, place)) {
    if (kind === 'execution') add('execution-rate', `rate/${basis}`, percentOf(roundHalfUp(rate, 2)), legal ? '' : baseNames[basis]);
  }
  for (const part of record.parts) {
    const own = summariseFunds(record.budgets.filter(({ partId }) => partId === part.id), record.entries.filter(({ partId }) => partId === part.id), lastDay);
    for (const [figure, measure] of fundsMeasures) {
      const fen = figure === 'initial' ? null : own[figure];
      if (fen !== null && measure !== 'other') add(measure, `part/${part.id}/${keys[figure] ?? figure}`, moneyOf(fen), part.name);
    }
  }
  for (const { indicator, result } of record.indicators) {
    const value = result === null ? null : result.value ?? quotient(result.numerator, result.denominator);
    if (value === null) continue;
    const price = priceUnit(indicator.unit);
    if (price !== null) add('unit-price', `indicator/${indicator.id}`, { ...moneyOf(0n), value: shiftDecimal(value, price.exponent), printed: value, exponent: price.exponent, unit: indicator.unit }, indicator.name);
    else if (indicator.unit === '%') add('indicator', `indicator/${indicator.id}`, percentOf(value), indicator.name);
    else add('indicator', `indicator/${indicator.id}`, { kind: 'count', value, printed: value, exponent: 0, unit: indicator.unit, approximator: null }, indicator.name);
  }
  return facts;
}

/** The unit of a price, `万元/人`: the power of ten of its money, and what it is for. Null for other units. */
export function priceUnit(unit: string | null): { readonly exponent: number; readonly per: string } | null {
  const found = /^(亿|万)?元[/／](.+)$/.exec(unit ?? '');
  return found === null ? null : { exponent: found[1] === '亿' ? 8 : found[1] === '万' ? 4 : 0, per: found[2] ?? '' };
}

function moneyOf(fen: bigint): Quantity {
  const value = { coefficient: fen, scale: 2 };
  return { kind: 'money', value, printed: value, exponent: 0, unit: '元', approximator: null };
}

function percentOf(value: Decimal): Quantity {
  return { kind: 'percent', value, printed: value, exponent: 0, unit: '%', approximator: null };
}

function quotient(over: Decimal | null, under: Decimal | null): Decimal | null {
  if (over === null || under === null || under.coefficient === 0n) return null;
  return roundHalfUp(multiplyRationals(divideRationals(fromDecimal(over), fromDecimal(under)), rational(100n, 1n)), 2);
}

/** Units of money, each as a power of ten of a yuan. */
export const moneyExponents: Readonly<Record<string, number>> = { 元: 0, 万元: 4, 亿元: 8 };

/** Units that a fact can be printed in, the usual one first: 万元 元 亿元 for money, else its own. */
export function unitsOf({ kind, unit }: Quantity): readonly string[] {
  return kind === 'money' && priceUnit(unit) === null ? ['万元', '元', '亿元'] : [unit ?? ''];
}

/**
 * A fact as narratives print it: the number and its unit. Money in 元, 万元 or 亿元; all else in its own unit. With decimals it
 * is rounded half up to them and keeps them; without, every digit that it has is shown.
 */
export function printFact({ value, kind }: Quantity, unit: string, decimals: number | null): string {
  if (value === null) return '';
  const shifted = kind === 'money' ? shiftDecimal(value, -(moneyExponents[unit] ?? 0)) : value;
  return `${decimals === null ? plainDecimal(shifted) : formatDecimal(roundHalfUp(fromDecimal(shifted), decimals))}${unit}`;
}
