import { equalDecimals, formatDecimal, plainDecimal, subtractDecimals, type Decimal } from '#core/decimal.ts';
import type { Bilingual } from '#core/finding.ts';
import { pointInterval, type Interval } from '#core/interval.ts';
import { valueAt, type NormBook, type NormValue } from '#core/norm-book.ts';
import { compareRationals, fromDecimal, roundHalfUp, type Rational } from '#core/rational.ts';
import { executionScore, type ExecutionScore } from '#core/scoring/execution-score.ts';

/** Points are shown to the decimals that self-evaluation forms print. */
const shownDecimals = 2;

/** The line under which a rate needs a reason, and on which side of it the stated and the recomputed rate lie. */
export type LineCrossing = { readonly line: NormValue; readonly direction: 'falls-below' | 'rises-above' };

/**
 * Whether putting a rate right moves it over the line under which a reason is required (执行率低于…须说明原因); a rate on the
 * line is not below it. Null when it stays on its side, may lie on either, or the book has no such line.
 *
 * @param stated in percent
 * @param recomputed in percent
 */
export function lineCrossing(stated: Decimal, recomputed: Interval, norms: NormBook, date: string, place: string): LineCrossing | null {
  const line = valueAt(norms, 'reason-required-below', date, place);
  if (line === null) return null;
  const end = fromDecimal(line.value);
  const isBelow = (rate: Rational): boolean => compareRationals(rate, end) < 0;
  const wasBelow = isBelow(fromDecimal(stated));
  if (!wasBelow && isBelow(recomputed.high)) return { line, direction: 'falls-below' };
  if (wasBelow && !isBelow(recomputed.low)) return { line, direction: 'rises-above' };
  return null;
}

/** Whether putting a rate right moves it over the line under which a reason is required. See `lineCrossing`. */
export function crossesLine(stated: Decimal, recomputed: Interval, norms: NormBook, date: string, place: string): boolean {
  return lineCrossing(stated, recomputed, norms, date, place) !== null;
}

/**
 * What a wrong execution rate changes, in a sentence: the points it earns, stated against recomputed, and the line under
 * which a reason is required; with a remark where the norm could not be verified. Null when nothing changes at the
 * printed precision, or when the book has no norm for the day and place.
 *
 * @param statedPercent the rate as printed, in percent
 * @param recomputed what the rate's operands give, in percent
 * @param date ISO day whose norms apply
 * @param place `江西省/赣州市`; an empty string is the nation
 */
export function executionConsequence(statedPercent: Decimal, recomputed: Interval, norms: NormBook, date: string, place: string): Bilingual | null {
  const before = executionScore(pointInterval(statedPercent), norms, date, place);
  const after = executionScore(recomputed, norms, date, place);
  const crossing = lineCrossing(statedPercent, recomputed, norms, date, place);
  const sentences = [
    before === null || after === null ? null : describePoints(before, after),
    crossing === null ? null : describeCrossing(crossing),
  ].filter((sentence) => sentence !== null);
  if (sentences.length === 0) return null;
  return { zh: sentences.map((sentence) => sentence.zh).join(''), en: sentences.map((sentence) => sentence.en).join(' ') };
}

function describePoints(before: ExecutionScore, after: ExecutionScore): Bilingual | null {
  const stated = roundHalfUp(before.points.low, shownDecimals);
  const low = roundHalfUp(after.points.low, shownDecimals);
  const high = roundHalfUp(after.points.high, shownDecimals);
  if (equalDecimals(stated, low) && equalDecimals(stated, high)) return null;
  const weight = plainDecimal(after.weight.value);
  const isPoint = equalDecimals(low, high);
  const range = isPoint ? formatDecimal(low) : `${formatDecimal(low)}～${formatDecimal(high)}`;
  const rangeInEnglish = isPoint ? formatDecimal(low) : `${formatDecimal(low)} to ${formatDecimal(high)}`;
  const difference = formatDecimal(magnitude(subtractDecimals(low, stated)));
  const isCapped = [before.rate.high, after.rate.high].some((rate) => compareRationals(rate, fromDecimal(after.cap.value)) > 0);
  const remark = unverified([after.weight, ...(isCapped ? [after.cap] : []), ...(after.floor === null ? [] : [after.floor])]);
  return {
    zh: `执行率按${weight}分计，得分由${formatDecimal(stated)}分变为${range}分${isPoint ? `，相差${difference}分` : ''}${remark.zh}。`,
    en: `Of the ${weight} points for the execution rate it earns ${rangeInEnglish} instead of ${formatDecimal(stated)}${isPoint ? `, a difference of ${difference}` : ''}${remark.en}.`,
  };
}

function describeCrossing({ line, direction }: LineCrossing): Bilingual {
  const rate = plainDecimal(line.value);
  const remark = unverified([line]);
  return direction === 'falls-below'
    ? { zh: `复算后低于${rate}%，须说明原因${remark.zh}。`, en: `Recomputed it is below ${rate}%, where a reason is required${remark.en}.` }
    : { zh: `复算后不低于${rate}%，不在须说明原因之列${remark.zh}。`, en: `Recomputed it is not below ${rate}%, so no reason is required${remark.en}.` };
}

/** Said wherever a norm is used that nobody has compared with the official text. */
function unverified(norms: readonly NormValue[]): Bilingual {
  if (norms.every((norm) => norm.verified)) return { zh: '', en: '' };
  return { zh: '（该标准未经核实，请以当地规定为准）', en: ' (this norm is not verified; the local rules decide)' };
}

function magnitude(value: Decimal): Decimal {
  return value.coefficient < 0n ? { coefficient: -value.coefficient, scale: value.scale } : value;
}
