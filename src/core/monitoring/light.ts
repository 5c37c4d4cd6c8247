import type { Decimal } from '#core/decimal.ts';
import type { Bilingual } from '#core/finding.ts';
import { lastDayOf } from '#core/ledger/department-year.ts';
import type { FundsSummary } from '#core/ledger/funds.ts';
import { elapsedShare } from '#core/monitoring/calendar.ts';
import { valueAt, type NormBook, type NormValue } from '#core/norm-book.ts';
import { compareRationals, divideRationals, fromDecimal, multiplyRationals, rational, roundHalfUp, subtractRationals, type Rational } from '#core/rational.ts';
import { formatDecimal } from '#core/decimal.ts';

export type Light = 'green' | 'yellow' | 'red';

/** Why a light is not green, or what mitigates it. `verified` false where the norm could not be verified. */
export type LightCause = {
  readonly code: 'behind-time' | 'behind-plan' | 'as-planned' | 'below-line' | 'targets-behind-money' | 'money-behind-targets' | 'target-unreachable' | 'money-not-arrived' | 'no-budget' | 'overspent';
  readonly messages: Bilingual;
  readonly norm: NormValue | null;
};

export type MonitoredProject = {
  readonly year: number;
  /** As of the cut-off. */
  readonly funds: FundsSummary;
  /** Share of the targets reached, in percent; null where nothing is reported. */
  readonly completionPercent: Decimal | null;
  /** Names of targets that somebody said cannot be met any more. */
  readonly unreachable: readonly string[];
  /** What the payment plan foresaw up to the cut-off, in fen; absent or null without a plan. */
  readonly plannedToDateFen?: bigint | null;
};

export type LightResult = {
  readonly light: Light;
  readonly causes: readonly LightCause[];
  /** In percent: spent over the adjusted budget, elapsed time, spent over what has arrived. */
  readonly executionPercent: Rational | null;
  readonly elapsedPercent: Rational;
  readonly arrivalPercent: Rational | null;
};

const hundred = rational(100n, 1n);
const zero = rational(0n, 1n);

/**
 * The light of a project at a cut-off date. Money is held against elapsed time (`monitoring-yellow-behind`,
 * `monitoring-red-behind`, in points of percent), against the payment plan where there is one (in the same points), and, where
 * the place has them, against the warning line of the last month that has one and has ended; targets reached against money
 * spent (`monitoring-deviation`). A plan that is kept to is named beside being behind time and does not make it better. A target that cannot be met is red. Money that has not
 * arrived is not slow spending: then the light rests on what has arrived, and the missing arrival is named.
 */
export function lightOf(project: MonitoredProject, norms: NormBook, cutOff: string, place: string): LightResult {
  const { funds } = project;
  const elapsed = multiplyRationals(elapsedShare(project.year, cutOff), hundred);
  const spent = funds.spent ?? 0n;
  const rate = funds.adjusted === null || funds.adjusted === 0n ? null : multiplyRationals(rational(spent, funds.adjusted), hundred);
  const arrived = funds.received === null || funds.received === 0n ? null : multiplyRationals(rational(spent, funds.received), hundred);
  const causes: LightCause[] = [];
  let light: Light = 'green';
  const raise = (to: Light, cause: LightCause): void => {
    if (light !== 'red') light = to;
    causes.push(cause);
  };

  for (const name of project.unreachable) raise('red', { code: 'target-unreachable', norm: null, messages: { zh: `目标“${name}”已不能完成。`, en: `The target “${name}” cannot be met any more.` } });
  if (rate === null) {
    causes.push({ code: 'no-budget', norm: null, messages: { zh: '没有预算数，无法比较支出进度。', en: 'Without a budget spending cannot be compared with time.' } });
    return { light, causes, executionPercent: null, elapsedPercent: elapsed, arrivalPercent: arrived };
  }
  if (compareRationals(rate, hundred) > 0) {
    raise('yellow', { code: 'overspent', norm: null, messages: { zh: `支出为预算的 ${shown(rate)}%，超过预算。请核对预算调整或上年结转是否入账。`, en: `Spending is ${shown(rate)} % of the budget. See whether an adjustment or a carry-over is not booked.` } });
  }

  // What could be spent: where less than the due share has arrived, the arrivals, since what is not there cannot be paid out.
  const arrivedShare = funds.received === null || funds.adjusted === null ? null : multiplyRationals(rational(funds.received, funds.adjusted), hundred);
  const isShort = arrivedShare !== null && compareRationals(arrivedShare, elapsed) < 0;
  const due = isShort ? arrivedShare : elapsed;
  if (isShort && compareRationals(rate, elapsed) < 0) {
    causes.push({
      code: 'money-not-arrived', norm: null,
      messages: { zh: `到位 ${shown(arrivedShare)}%，低于序时进度 ${shown(elapsed)}%：未到位的资金不计为支出缓慢。`, en: `${shown(arrivedShare)} % has arrived, less than the ${shown(elapsed)} % of time: money that is not there is not slow spending.` },
    });
  }
  const behind = subtractRationals(due, rate);
  const red = valueAt(norms, 'monitoring-red-behind', cutOff, place);
  const yellow = valueAt(norms, 'monitoring-yellow-behind', cutOff, place);
  const passed = [red, yellow].find((norm) => norm !== null && compareRationals(behind, fromDecimal(norm.value)) > 0) ?? null;
  if (passed !== null) {
    raise(passed === red ? 'red' : 'yellow', {
      code: 'behind-time', norm: passed,
      messages: { zh: `支出进度 ${shown(rate)}%，落后${isShort ? '到位进度' : '序时进度'} ${shown(behind)} 个百分点。`, en: `Spending stands at ${shown(rate)} %, ${shown(behind)} points behind ${isShort ? 'what has arrived' : 'the time elapsed'}.` },
    });
  }
  if (project.plannedToDateFen !== undefined && project.plannedToDateFen !== null && funds.adjusted !== null) {
    const planned = multiplyRationals(rational(project.plannedToDateFen, funds.adjusted), hundred);
    const isPlanShort = arrivedShare !== null && compareRationals(arrivedShare, planned) < 0;
    const behindPlan = subtractRationals(isPlanShort ? arrivedShare : planned, rate);
    const over = [red, yellow].find((norm) => norm !== null && compareRationals(behindPlan, fromDecimal(norm.value)) > 0) ?? null;
    if (over !== null) {
      raise(over === red ? 'red' : 'yellow', {
        code: 'behind-plan', norm: over,
        messages: { zh: `支出进度 ${shown(rate)}%，用款计划为 ${shown(planned)}%，落后 ${shown(behindPlan)} 个百分点。`, en: `Spending stands at ${shown(rate)} %, the payment plan at ${shown(planned)} %: ${shown(behindPlan)} points behind.` },
      });
    } else if (passed !== null && compareRationals(rate, planned) >= 0) {
      causes.push({ code: 'as-planned', norm: null, messages: { zh: `支出不低于用款计划的 ${shown(planned)}%。`, en: `Spending is not below the ${shown(planned)} % of the payment plan.` } });
    }
  }
  const line = warningLine(norms, cutOff, project.year, place);
  if (line !== null && compareRationals(rate, fromDecimal(line.value)) < 0 && !isShort) {
    raise('yellow', { code: 'below-line', norm: line, messages: { zh: `支出进度 ${shown(rate)}%，低于预警线 ${formatDecimal(line.value)}%。`, en: `Spending of ${shown(rate)} % is below the warning line of ${formatDecimal(line.value)} %.` } });
  }
  const deviation = valueAt(norms, 'monitoring-deviation', cutOff, place);
  if (project.completionPercent !== null && deviation !== null) {
    const completion = fromDecimal(project.completionPercent);
    const gap = subtractRationals(completion, rate);
    const distance = gap.numerator < 0n ? subtractRationals(zero, gap) : gap;
    if (compareRationals(distance, fromDecimal(deviation.value)) > 0) {
      const isBehind = gap.numerator < 0n;
      raise('yellow', {
        code: isBehind ? 'targets-behind-money' : 'money-behind-targets', norm: deviation,
        messages: { zh: `目标完成 ${shown(completion)}%，支出 ${shown(rate)}%，相差 ${shown(distance)} 个百分点。`, en: `Targets stand at ${shown(completion)} %, spending at ${shown(rate)} %: ${shown(distance)} points apart.` },
      });
    }
  }
  return { light, causes, executionPercent: rate, elapsedPercent: elapsed, arrivalPercent: arrived };
}

/** Months with a warning line of their own, by their last day, latest first. */
const lines = [['10-31', 'october'], ['08-31', 'august'], ['06-30', 'june'], ['04-30', 'april']] as const;

/**
 * The warning line of the last month that has one and has ended by the cut-off; before the end of April there is none. After
 * the end of the year that of October goes on to hold.
 */
function warningLine(norms: NormBook, cutOff: string, year: number, place: string): NormValue | null {
  const ended = lines.find(([day]) => `${year}-${day}` <= cutOff);
  return ended === undefined ? null : valueAt(norms, `monitoring-warning-${ended[1]}`, cutOff < `${year}-12-31` ? cutOff : `${year}-12-31`, place);
}

function shown(percent: Rational): string {
  return formatDecimal(roundHalfUp(percent, 2));
}

/**
 * What will have been spent by the end of the year, in fen, rounded down to whole fen. With a payment plan: spent so far, and
 * of the rest of the plan the share that of the plan so far was kept to (no more than all of it). Without a plan: the pace
 * so far goes on. Never more than the budget.
 */
export function forecastFen(project: { readonly year: number; readonly funds: FundsSummary; readonly plannedToDateFen: bigint | null }, cutOff: string): bigint | null {
  const { funds, plannedToDateFen } = project;
  if (funds.adjusted === null) return null;
  const spent = funds.spent ?? 0n;
  const capped = (amount: bigint): bigint => (amount > (funds.adjusted ?? 0n) ? (spent > (funds.adjusted ?? 0n) ? spent : funds.adjusted ?? 0n) : amount);
  if (funds.planned !== null && plannedToDateFen !== null && plannedToDateFen > 0n) {
    const rest = funds.planned - plannedToDateFen;
    const kept = spent < plannedToDateFen ? spent : plannedToDateFen;
    return capped(spent + (rest * kept) / plannedToDateFen);
  }
  const elapsed = elapsedShare(project.year, cutOff);
  if (elapsed.numerator === 0n) return null;
  const projected = divideRationals(rational(spent, 1n), elapsed);
  return capped(projected.numerator / projected.denominator);
}

/**
 * The light a project stands at today, or at the end of its year where that is over: from its money alone. Null before it
 * has a budget, and before its year begins.
 */
export function standingLight(funds: FundsSummary, year: number, norms: NormBook, today: string, place: string): Light | null {
  const end = lastDayOf(year);
  if (funds.adjusted === null || funds.adjusted === 0n || today < `${year}-01-01`) return null;
  return lightOf({ year, funds, completionPercent: null, unreachable: [] }, norms, today < end ? today : end, place).light;
}
