import { parseDecimal, plainDecimal, shiftDecimal } from '#core/decimal.ts';
import { fromDecimal, roundHalfUp } from '#core/rational.ts';
import type { CheckReport, QuotedSpan, ReportedClaim, ReportedFinding } from '#core/check-report.ts';

/** A recomputation to draw: what is stated, what the operands give, how they are combined. Values are in the unit of `unit`. */
export type Recomputation = {
  readonly operands: readonly QuotedSpan[];
  /** The sign before each operand but the first; null where they are only compared. */
  readonly signs: readonly Sign[] | null;
  readonly stated: string;
  readonly low: string;
  readonly high: string;
  readonly unit: string;
};

type Sign = '÷' | '+' | '×' | '−';

/** The claim behind a finding: the one about the figure that the finding points to, as far as it does not hold. */
export function claimBehind(finding: ReportedFinding, report: CheckReport): ReportedClaim | null {
  const stated = finding.spans.find(({ role }) => role === 'stated');
  if (stated === undefined) return null;
  const candidates = report.claims.filter((claim) => claim.verdict !== 'exact' && claim.verdict !== 'undecidable'
    && claim.spans.some((span) => span.role === 'stated' && span.start === stated.start && span.end === stated.end));
  return candidates.find(({ verdict }) => verdict === 'inconsistent') ?? candidates[0] ?? null;
}

const usualSign: Readonly<Partial<Record<ReportedClaim['kind'], Sign>>> = { rate: '+', share: '+', sum: '+', product: '×', difference: '−' };

/** Parts of a rate are added up before the last operand, its base, divides them. */
function signsOf({ kind }: ReportedClaim, operands: number): readonly Sign[] | null {
  const usual = usualSign[kind];
  if (usual === undefined || operands < 2) return null;
  const isQuotient = kind === 'rate' || kind === 'share';
  return Array.from({ length: operands - 1 }, (_, index) => (isQuotient && index === operands - 2 ? '÷' : usual));
}

/** What to draw for a claim; null when it gives no interval. */
export function recomputationOf(claim: ReportedClaim): Recomputation | null {
  const [stated] = claim.spans.filter(({ role }) => role === 'stated');
  if (claim.recomputed === null || claim.stated === null || stated === undefined) return null;
  const { unit, exponent } = unitOf(stated.quote);
  const inUnit = (value: string): string => {
    const exact = parseDecimal(value);
    return exact === null ? value : plainDecimal(shiftDecimal(exact, -exponent));
  };
  const operands = claim.spans.filter(({ role }) => role === 'operand');
  return {
    operands,
    signs: signsOf(claim, operands.length),
    stated: inUnit(claim.stated),
    low: inUnit(claim.recomputed.low),
    high: inUnit(claim.recomputed.high),
    unit,
  };
}

/** The unit that a figure is printed in, and the power of ten between it and yuan or percent. */
function unitOf(quote: string): { unit: string; exponent: number } {
  if (/[%\uff05]/.test(quote)) return { unit: '%', exponent: 0 };
  const money = /([\u767e\u5343]?[\u4e07\u4ebf]?)\u5143/.exec(quote);
  if (money !== null) return { unit: money[0], exponent: powers.get(money[1] ?? '') ?? 0 };
  return { unit: '', exponent: 0 };
}

/** Ten thousand, a hundred million and the like, as powers of ten. */
const powers: ReadonlyMap<string, number> = new Map([['\u767e', 2], ['\u5343', 3], ['\u4e07', 4], ['\u767e\u4e07', 6], ['\u5343\u4e07', 7], ['\u4ebf', 8]]);

/** A value as it would be printed beside `stated`: rounded half up to as many decimals, but no fewer than two; shorter values stay. */
export function printBeside(value: string, stated: string): string {
  const decimals = Math.max(2, decimalsOf(stated));
  const exact = parseDecimal(value);
  return exact === null || decimalsOf(value) <= decimals ? value : plainDecimal(roundHalfUp(fromDecimal(exact), decimals));
}

function decimalsOf(value: string): number {
  return value.split('.')[1]?.length ?? 0;
}

/** Places from 0 to 1 of the stated value and of the interval on a scale with room at both ends. Only for drawing. */
export function placeOnScale({ stated, low, high }: Pick<Recomputation, 'stated' | 'low' | 'high'>): { readonly stated: number; readonly low: number; readonly high: number } {
  const values = [Number(stated), Number(low), Number(high)];
  const least = Math.min(...values);
  const most = Math.max(...values);
  if (most === least) return { stated: 0.5, low: 0.5, high: 0.5 };
  const place = (value: number): number => 0.12 + 0.76 * (value - least) / (most - least);
  return { stated: place(Number(stated)), low: place(Number(low)), high: place(Number(high)) };
}
