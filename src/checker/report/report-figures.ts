import type { Coverage, ReportedClaim, ReportedFigure } from '#core/check-report.ts';
import type { Claim } from '#core/claim.ts';
import { plainDecimal } from '#core/decimal.ts';
import type { Fact } from '#core/fact.ts';
import type { Figure } from '#core/figure.ts';
import type { SpanRole } from '#core/finding.ts';
import type { SourcePlaces } from '#checker/report/source-places.ts';
import { isoDate, writeInterval } from '#checker/report/written-values.ts';

/**
 * A figure with its value in the field that fits its kind: `yuan`, `percent`, `value` with `unit`, or `date`. A bare number
 * of a table is money or a percentage where the table's head gives it that unit (`inTable`).
 */
export function reportFigure(figure: Figure, inTable: Fact | undefined, places: SourcePlaces, reportYear: number | null): ReportedFigure {
  const place = places.placeOf(figure);
  const date = figure.date === null ? null : isoDate(figure.date, reportYear);
  const until = figure.until === null ? null : isoDate(figure.until, reportYear);
  return {
    kind: figure.kind === 'number' && (inTable?.quantity.kind === 'money' || inTable?.quantity.kind === 'percent') ? inTable.quantity.kind : figure.kind,
    text: places.textOf(figure),
    ...places.spanOf(figure),
    ...(figure.kind === 'number' && inTable !== undefined ? fieldsOfFact(inTable) ?? valueFields(figure) : valueFields(figure)),
    ...(figure.per === null ? {} : { per: figure.per }),
    ...(date === null ? {} : { date }),
    ...(until === null ? {} : { until }),
    ...(figure.approximator === null ? {} : { approximator: figure.approximator }),
    ...(figure.malformed === null ? {} : { malformed: true as const, readings: figure.malformed.readings.map(plainDecimal) }),
    ...(place === null ? {} : { place }),
  };
}

function fieldsOfFact({ quantity }: Fact): Pick<ReportedFigure, 'yuan' | 'percent'> | null {
  if (quantity.value === null) return null;
  if (quantity.kind === 'money') return { yuan: plainDecimal(quantity.value) };
  return quantity.kind === 'percent' ? { percent: plainDecimal(quantity.value) } : null;
}

function valueFields(figure: Figure): Pick<ReportedFigure, 'yuan' | 'percent' | 'value' | 'unit'> {
  const value = figure.value === null ? null : plainDecimal(figure.value);
  const unit = figure.unit === null ? {} : { unit: figure.unit };
  switch (figure.kind) {
    case 'money': return value === null ? {} : { yuan: value };
    case 'percent': return value === null ? {} : { percent: value };
    case 'points': case 'count': case 'number': return { ...(value === null ? {} : { value }), ...unit };
    case 'date': case 'document-number': return {};
  }
}

/** A claim in the unit of its stated figure: yuan for amounts, percent for rates. Spans: the stated figure, then the operands. */
export function reportClaim(claim: Claim, places: SourcePlaces): ReportedClaim {
  const spans = [
    ...quoteFact(claim.stated, 'stated', places),
    ...claim.operands.flatMap((operand) => quoteFact(operand, 'operand', places)),
    ...(claim.fittingBasis === null ? [] : quoteFact(claim.fittingBasis, 'basis', places)),
  ];
  return {
    kind: claim.kind,
    project: claim.project,
    verdict: claim.verdict,
    stated: claim.stated.quantity.value === null ? null : plainDecimal(claim.stated.quantity.value),
    recomputed: claim.recomputed === null ? null : writeInterval(claim.recomputed),
    basis: claim.basis,
    reason: claim.reason,
    spans,
  };
}

function quoteFact(fact: Fact, role: SpanRole, places: SourcePlaces): ReportedClaim['spans'] {
  return fact.origin.kind === 'text' ? [places.quote(fact.origin.span, role)] : [];
}

/** How much of the paper was looked at: figures found, those that some claim binds, those that a judged claim binds. */
export function coverageOf(figures: readonly Figure[], claims: readonly Claim[]): Coverage {
  const bound = new Set<number>();
  const judged = new Set<number>();
  let undecidable = 0;
  for (const claim of claims) {
    if (claim.verdict === 'undecidable') undecidable += 1;
    for (const fact of [claim.stated, ...claim.operands]) {
      if (fact.origin.kind !== 'text') continue;
      bound.add(fact.origin.span.start);
      if (claim.verdict !== 'undecidable') judged.add(fact.origin.span.start);
    }
  }
  return { figures: figures.length, bound: bound.size, judged: judged.size, undecidable };
}
