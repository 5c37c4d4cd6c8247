import { equalDecimals, parseDecimal, plainDecimal } from '#core/decimal.ts';
import type { NormBook } from '#core/norm-book.ts';
import type { Span } from '#core/span.ts';
import { checkText } from '#checker/engine/check-text.ts';
import type { CheckResult } from '#checker/engine/check-document.ts';
import type { Excerpt, ExcerptClaim } from './shared-corpus.ts';

/** One noted statement of an excerpt: whether a finding above info speaks of it, by which rule, and whether it was judged. */
export type ExcerptVerdict = { readonly excerpt: string; readonly claim: ExcerptClaim; readonly found: boolean; readonly by: readonly string[]; readonly judged: boolean };

/** Rules that speak of figures; a remark on wording is no verdict on a statement. */
const aboutFigures = new Set([
  'rate-recomputes', 'rate-above-100', 'share-recomputes', 'sum-recomputes', 'product-recomputes', 'growth-recomputes', 'direction-word',
  'difference-recomputes', 'stated-twice', 'part-exceeds-whole', 'malformed-figure', 'score-recomputes', 'weights-add-up', 'execution-score',
  'score-above-weight', 'grade-against-band', 'shares-add-up',
]);

/**
 * Holds the checker's findings against the notes of an excerpt. A finding speaks of a statement when its first span,
 * the figure it calls wrong, stands where the statement's own figure is printed: its percentage, or else its total,
 * change or either value of a contradiction.
 */
export function judgeExcerpt(excerpt: Excerpt, norms: NormBook): ExcerptVerdict[] {
  const result = checkText(excerpt.text, { norms });
  return excerpt.notes.claims.map((claim) => {
    const places = placesOf(result, claim);
    const by = result.findings
      .filter((finding) => finding.severity !== 'info' && aboutFigures.has(finding.rule))
      .filter((finding) => (claim.correct ? finding.spans.slice(0, 1) : finding.spans).some((span) => places.some((place) => overlap(place, span))))
      .map((finding) => finding.rule);
    const judged = result.claims.some((judgement) => judgement.verdict !== 'undecidable' && judgement.stated.origin.kind === 'text'
      && places.some((place) => judgement.stated.origin.kind === 'text' && overlap(place, judgement.stated.origin.span)));
    return { excerpt: excerpt.name, claim, found: by.length > 0, by, judged };
  });
}

const overlap = (left: Span, right: Span): boolean => left.start < right.end && right.start < left.end;

/** Where the statement's own figure is printed. */
function placesOf(result: CheckResult, claim: ExcerptClaim): Span[] {
  const stated = numbersOf(claim.statedPercent);
  if (stated.length > 0) {
    const at = result.figures.filter((figure) => (figure.kind === 'percent' || figure.kind === 'number' || figure.kind === 'points') && figure.value !== null && stated.includes(plainDecimal(figure.value)));
    return nearOperands(result, claim, at);
  }
  const own = claim.correct ? ['totalYuan', 'deltaYuan', 'statedYuan', 'stated', 'total'] : Object.keys(claim).filter((key) => /Yuan$|^stated|^total|^value|^parts/.test(key));
  const values = new Set(own.flatMap((key) => numbersOf(claim[key])));
  const at = result.figures.filter((figure) => figure.value !== null && values.has(plainDecimal(figure.value)));
  if (at.length > 0 || claim.correct) return at;
  const malformed = result.figures.filter((figure) => figure.malformed !== null && claim.text.includes(result.folded.text.slice(figure.start, figure.end)));
  if (malformed.length > 0) return malformed;
  // A contradiction noted in words alone: any figure that its description quotes.
  return result.figures.filter((figure) => figure.printed !== null && claim.text.includes(plainDecimal(figure.printed)));
}

/** Of several places with the same percentage, those with an operand of the statement near; all of them when none has. */
function nearOperands(result: CheckResult, claim: ExcerptClaim, places: readonly (Span & { readonly value: { readonly coefficient: bigint; readonly scale: number } | null })[]): Span[] {
  const operands = new Set(Object.keys(claim).filter((key) => /Yuan$/.test(key)).flatMap((key) => numbersOf(claim[key])));
  const near = places.filter((place) => result.figures.some((figure) => figure.value !== null && operands.has(plainDecimal(figure.value)) && figure.end <= place.start && place.start - figure.end < 40));
  return near.length > 0 && near.length < places.length ? [...near] : [...places];
}

function numbersOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(numbersOf);
  const read = typeof value === 'number' || typeof value === 'string' ? parseDecimal(String(value)) : null;
  if (read === null) return [];
  return [plainDecimal(equalDecimals(read, { coefficient: 0n, scale: 0 }) ? { coefficient: 0n, scale: 0 } : read)];
}
