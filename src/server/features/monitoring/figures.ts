import type { Decimal } from '#core/decimal.ts';
import { scoreIndicator } from '#core/scoring/indicator-score.ts';
import type { ProjectRecord } from '#core/ledger/department-year.ts';
import { summariseFunds } from '#core/ledger/funds.ts';
import { completionOf } from '#core/monitoring/completion.ts';
import { forecastFen, lightOf, type Light, type LightCause } from '#core/monitoring/light.ts';
import type { NormBook, NormValue } from '#core/norm-book.ts';
import { roundHalfUp } from '#core/rational.ts';
import type { NormReference } from '#contract/funds.ts';
import { normReferenceOf } from '#contract/figures-shown.ts';

/** A cause as it is kept: `target` names the indicator of a target that cannot be met. */
export type KeptCause = { readonly code: LightCause['code']; readonly messages: LightCause['messages']; readonly norm: NormReference | null };

/** What the ledger says of a project at a cut-off. */
export type MonitoredFigures = {
  readonly budgetFen: bigint | null;
  readonly receivedFen: bigint | null;
  readonly spentFen: bigint | null;
  readonly forecastFen: bigint | null;
  readonly completionPercent: Decimal | null;
  readonly light: Light;
  readonly causes: readonly KeptCause[];
};

/**
 * The figures of a round, from the acts up to and including the cut-off. The share of completed targets is what the person
 * in charge said; where nothing was said, that of the results recorded up to the day.
 */
export function figuresAt(record: ProjectRecord, cutOff: string, stated: { readonly completionPercent: Decimal | null; readonly unreachable: readonly string[] }, norms: NormBook, place: string): MonitoredFigures {
  const { year } = record.project;
  const funds = summariseFunds(record.budgets, record.entries, cutOff);
  const whole = summariseFunds(record.budgets, record.entries);
  const completionPercent = stated.completionPercent ?? recordedCompletion(record, cutOff, norms, place);
  const unreachable = record.indicators.flatMap(({ indicator }) => (stated.unreachable.includes(indicator.id) ? [indicator.name] : []));
  const { light, causes } = lightOf({ year, funds, completionPercent, unreachable, plannedToDateFen: funds.planned }, norms, cutOff, place);
  return {
    budgetFen: funds.adjusted, receivedFen: funds.received, spentFen: funds.spent,
    forecastFen: forecastFen({ year, funds: { ...funds, planned: whole.planned }, plannedToDateFen: funds.planned }, cutOff), completionPercent, light,
    causes: causes.map(({ code, messages, norm }) => ({ code, messages, norm: referenceOf(norm) })),
  };
}

function referenceOf(norm: NormValue | null): NormReference | null {
  return norm === null ? null : normReferenceOf(norm);
}

function recordedCompletion(record: ProjectRecord, cutOff: string, norms: NormBook, place: string): Decimal | null {
  const known = record.indicators.map(({ indicator, result }) => scoreIndicator(indicator, result !== null && (result.asOf === null || result.asOf <= cutOff) ? result : null, norms, cutOff, place));
  const { percent } = completionOf(known);
  return percent === null ? null : roundHalfUp(percent, 2);
}
