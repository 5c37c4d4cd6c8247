import type { Claim } from '#core/claim.ts';
import { equalDecimals, formatDecimal, groupedDecimal, plainDecimal, shiftDecimal, type Decimal } from '#core/decimal.ts';
import type { Fact, Quantity } from '#core/fact.ts';
import type { Hypothesis } from '#core/finding.ts';
import { divideIntervals, includes, multiplyIntervals, printedInterval, subtractIntervals, type Interval } from '#core/interval.ts';
import { compareRationals, fromDecimal } from '#core/rational.ts';
import { operandInterval } from '#checker/claims/relations/judgement.ts';
import { rejudge, sumOf } from '#checker/claims/relations/rejudge.ts';
import { printedForm, showYuanRange } from '#checker/claims/show-figures.ts';
import { digitVariants } from '#checker/hypotheses/digit-variants.ts';
import { fittingRange } from '#checker/hypotheses/fitting-range.ts';
import { amountsWithin, claimsWith } from '#checker/hypotheses/looked-up.ts';
import * as say from '#checker/hypotheses/messages.ts';

/** What repairing may look at: the text, every fact and claim of the document. */
export type RepairContext = { readonly text: string; readonly facts: readonly Fact[]; readonly claims: readonly Claim[] };

const most = 6;

/**
 * Possible repairs of a claim that does not hold, likeliest first: one slip in one figure, a part left out or counted
 * twice, the amount that is missing searched in the project and then in the document, and, when nothing fits, the range
 * that the figure would have to lie in. A slip is left out where it would break another claim that holds.
 */
export function repairClaim(claim: Claim, context: RepairContext): Hypothesis[] {
  const found = [...slips(claim, context), ...changedParts(claim, context), ...otherStatements(claim, context)];
  const missing = missingAmount(claim);
  const residuals = missing === null ? [] : residualAmounts(claim, missing, context);
  const ranked = [...found, ...residuals].slice(0, most);
  const needed = neededRange(claim);
  if (needed !== null) ranked.push({ kind: 'interval', text: say.neededTotal(showYuanRange(needed)), replacement: null });
  return ranked;
}

/** A malformed figure: each of its readings that makes a claim hold, with that claim named; the others behind. */
export function repairMalformed(fact: Fact, readings: readonly Decimal[], context: RepairContext): { hypotheses: Hypothesis[]; fitting: Decimal[] } {
  const claims = claimsWith(context.claims, fact);
  const fits = (reading: Decimal): boolean => claims.some((claim) => {
    const judged = rejudge(claim, new Map([[fact, { ...fact.quantity, value: reading, printed: reading, exponent: 0 }]]));
    return judged.verdict === 'exact' || judged.verdict === 'other-rounding';
  });
  const fitting = readings.filter(fits);
  const others = readings.filter((reading) => !fitting.includes(reading));
  const span = fact.origin.kind === 'text' ? fact.origin.span : null;
  const hypotheses = [...fitting, ...(fitting.length > 0 ? [] : others)].slice(0, most).map((reading): Hypothesis => ({
    kind: 'reading',
    text: fitting.includes(reading) ? say.readingFits(showLike(reading, fact.quantity)) : say.readingPossible(showLike(reading, fact.quantity)),
    replacement: span === null ? null : { ...span, text: showLike(reading, fact.quantity) },
  }));
  return { hypotheses, fitting };
}

function showLike(yuan: Decimal, quantity: Quantity): string {
  const unit = quantity.unit ?? '元';
  const exponent = unit.startsWith('亿') ? 8 : unit.startsWith('万') ? 4 : 0;
  return `${groupedDecimal(shiftDecimal(yuan, -exponent))}${unit}`;
}

function holds(claim: Claim, replaced: ReadonlyMap<Fact, Quantity>): boolean {
  const { verdict } = rejudge(claim, replaced);
  return verdict === 'exact' || verdict === 'other-rounding';
}

/** One slip in the stated figure or one operand. */
function slips(claim: Claim, context: RepairContext): Hypothesis[] {
  const hypotheses: { hypothesis: Hypothesis; rank: number }[] = [];
  for (const fact of [claim.stated, ...claim.operands]) {
    const others = claimsWith(context.claims, fact).filter((other) => other !== claim && other.verdict === 'exact' && other.comparison === null);
    const range = fittingRange(claim, fact);
    for (const { kind, quantity } of digitVariants(fact.quantity, (value) => range === null || includes(range, fromDecimal(value)))) {
      const replaced = new Map([[fact, quantity]]);
      if (!holds(claim, replaced) || !others.every((other) => holds(other, replaced))) continue;
      hypotheses.push({ hypothesis: slip(kind, fact, quantity, context), rank: rankOf(kind) });
    }
  }
  return hypotheses.sort((left, right) => left.rank - right.rank).slice(0, most).map(({ hypothesis }) => hypothesis);
}

const order: readonly Hypothesis['kind'][] = ['digit', 'swap', 'separator', 'unit-slip'];
const rankOf = (kind: Hypothesis['kind']): number => order.indexOf(kind);

function slip(kind: Hypothesis['kind'], fact: Fact, quantity: Quantity, context: RepairContext): Hypothesis {
  const printed = printedForm(context.text, fact);
  const number = quantity.printed === null ? '' : kind === 'digit' || kind === 'swap' ? formatDecimal(quantity.printed) : plainDecimal(quantity.printed);
  const text = `${number}${fact.quantity.unit ?? (fact.quantity.kind === 'percent' ? '%' : '')}`;
  // The unit of a cell stands in the head of its column.
  const isBare = fact.origin.kind === 'text' && /\d$/.test(context.text.slice(fact.origin.span.start, fact.origin.span.end));
  const subject = fact.subject === '' ? null : fact.subject;
  return {
    kind,
    text: say.wouldFit(subject, printed, text),
    replacement: fact.origin.kind === 'text' ? { ...fact.origin.span, text: isBare ? number : text } : null,
  };
}

/** A part of a sum left out of it or counted twice. */
function changedParts(claim: Claim, context: RepairContext): Hypothesis[] {
  if (claim.kind !== 'sum' || claim.operands.length < 3) return [];
  const hypotheses: Hypothesis[] = [];
  for (const part of claim.operands) {
    const without = { ...claim, operands: claim.operands.filter((other) => other !== part) };
    if (holds(without, new Map())) hypotheses.push({ kind: 'counted-twice', text: say.countedTwice(printedForm(context.text, part), part.subject), replacement: null });
    const twice = { ...claim, operands: [...claim.operands, part] };
    if (holds(twice, new Map())) hypotheses.push({ kind: 'left-out', text: say.leftOut(printedForm(context.text, part), part.subject), replacement: null });
  }
  return hypotheses;
}

/** Another figure of the same item that would make a rate hold: the same amount was given twice, differently. */
function otherStatements(claim: Claim, context: RepairContext): Hypothesis[] {
  if (claim.kind !== 'rate' || claim.operands.length !== 2) return [];
  const [numerator] = claim.operands;
  if (numerator === undefined) return [];
  const again = claimsWith(context.claims, numerator).filter((other) => other.kind === 'repeat' && other.verdict === 'inconsistent');
  return again.flatMap((other) => {
    const twin = other.stated === numerator ? other.operands[0] : other.stated;
    if (twin === undefined || !holds(claim, new Map([[numerator, twin.quantity]]))) return [];
    return [{ kind: 'residual' as const, text: say.otherStatementFits(printedForm(context.text, numerator), printedForm(context.text, twin)), replacement: numerator.origin.kind === 'text' ? { ...numerator.origin.span, text: printedForm(context.text, twin) } : null }];
  });
}

/** What the numerator of a rate would have to be for the stated rate to hold, in yuan. */
export function neededRange(claim: Claim): Interval | null {
  if (claim.kind !== 'rate' && claim.kind !== 'share') return null;
  const whole = claim.operands[claim.operands.length - 1];
  if (whole === undefined || claim.operands.length < 2 || claim.stated.quantity.value === null) return null;
  const base = operandInterval(whole.quantity);
  if (base === null) return null;
  const product = multiplyIntervals(printedInterval(claim.stated.quantity.value), base);
  const hundred: Interval = { low: { numerator: 100n, denominator: 1n }, high: { numerator: 100n, denominator: 1n } };
  return divideIntervals(product, hundred);
}

/** What is missing in a sum, or in the parts a rate was worked out on; null where nothing could be added. */
function missingAmount(claim: Claim): Interval | null {
  const total = claim.kind === 'sum' ? operandInterval(claim.stated.quantity) : claim.kind === 'rate' && claim.operands.length > 2 ? neededRange(claim) : null;
  if (total === null) return null;
  const parts = claim.kind === 'sum' ? claim.operands : claim.operands.slice(0, -1);
  const sum = operandInterval(sumOf(parts.map((part) => part.quantity)));
  if (sum === null) return null;
  const missing = subtractIntervals(total, sum);
  return compareRationals(missing.high, { numerator: 0n, denominator: 1n }) > 0 ? missing : null;
}

/** Amounts that would fill the gap: of the same project first, then of the document, as a coincidence to look at. */
function residualAmounts(claim: Claim, missing: Interval, context: RepairContext): Hypothesis[] {
  const fits = amountsWithin(context.facts, missing).filter((fact) => fact !== claim.stated && !claim.operands.includes(fact));
  const distinct = fits.filter((fact, at) => !fits.slice(0, at).some((other) => other.project === fact.project && equalDecimals(other.quantity.value ?? fact.quantity.printed ?? zero, fact.quantity.value ?? zero)));
  const own = distinct.filter((fact) => fact.project === claim.project);
  const others = distinct.filter((fact) => fact.project !== claim.project);
  return [...own, ...others].slice(0, 3).map((fact) => ({
    kind: 'residual' as const,
    text: fact.project === claim.project ? say.residualHere(printedForm(context.text, fact)) : say.residualElsewhere(printedForm(context.text, fact), fact.project),
    replacement: null,
  }));
}

const zero: Decimal = { coefficient: 0n, scale: 0 };
