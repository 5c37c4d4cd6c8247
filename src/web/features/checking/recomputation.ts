import type { CheckReport, QuotedSpan, ReportedClaim, ReportedFinding } from '#core/check-report.ts';

/** A recomputation to draw: what is stated, what the operands give, how they are combined. Values are in the unit of `unit`. */
export type Recomputation = {
  readonly operands: readonly QuotedSpan[];
  /** The sign between operands; null where they are only compared. */
  readonly sign: '÷' | '+' | '×' | '−' | null;
  readonly stated: string;
  readonly low: string;
  readonly high: string;
  readonly unit: string;
};

/** The claim behind a finding: the one about the figure that the finding points to, as far as it does not hold. */
export function claimBehind(finding: ReportedFinding, report: CheckReport): ReportedClaim | null {
  const stated = finding.spans.find(({ role }) => role === 'stated');
  if (stated === undefined) return null;
  const candidates = report.claims.filter((claim) => claim.verdict !== 'exact' && claim.verdict !== 'undecidable'
    && claim.spans.some((span) => span.role === 'stated' && span.start === stated.start && span.end === stated.end));
  return candidates.find(({ verdict }) => verdict === 'inconsistent') ?? candidates[0] ?? null;
}

const signs: Readonly<Partial<Record<ReportedClaim['kind'], Recomputation['sign']>>> = {
  rate: '÷', share: '÷', sum: '+', product: '×', difference: '−',
};

/** What to draw for a claim; null when it gives no interval. */
export function recomputationOf(claim: ReportedClaim): Recomputation | null {
  const [stated] = claim.spans.filter(({ role }) => role === 'stated');
  if (claim.recomputed === null || claim.stated === null || stated === undefined) return null;
  const { unit, decimals } = unitOf(stated.quote);
  const inUnit = (value: string): string => shiftPoint(value, -decimals);
  return {
    operands: claim.spans.filter(({ role }) => role === 'operand'),
    sign: signs[claim.kind] ?? null,
    stated: inUnit(claim.stated),
    low: inUnit(claim.recomputed.low),
    high: inUnit(claim.recomputed.high),
    unit,
  };
}

/** The unit that a figure is printed in, and how many places it moves the point of a value in yuan or percent. */
function unitOf(quote: string): { unit: string; decimals: number } {
  if (/[%\uff05]/.test(quote)) return { unit: '%', decimals: 0 };
  const money = /([\u767e\u5343]?[\u4e07\u4ebf]?)\u5143/.exec(quote);
  if (money !== null) return { unit: money[0], decimals: powers.get(money[1] ?? '') ?? 0 };
  return { unit: '', decimals: 0 };
}

/** Ten thousand, a hundred million and the like, as powers of ten. */
const powers: ReadonlyMap<string, number> = new Map([['\u767e', 2], ['\u5343', 3], ['\u4e07', 4], ['\u767e\u4e07', 6], ['\u5343\u4e07', 7], ['\u4ebf', 8]]);

/** A decimal string with its point moved, to the right for positive `places`; no zeros that say nothing. */
export function shiftPoint(value: string, places: number): string {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at).replace(/0+$/, '');
  return `${sign}${left}${right === '' ? '' : `.${right}`}`;
}

/** A printed value cut to what a reader can take in: at most six decimals are kept, trailing ones rounded away by the server. */
export function shorten(value: string, decimals = 4): string {
  const [whole = '', fraction = ''] = value.split('.');
  const kept = fraction.slice(0, decimals).replace(/0+$/, '');
  return `${whole}${kept === '' ? '' : `.${kept}`}${fraction.length > decimals ? '…' : ''}`;
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
