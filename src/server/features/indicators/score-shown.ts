import type { ScoreAnswer } from '#contract/indicators.ts';
import { normReferenceOf } from '#contract/figures-shown.ts';
import { plainDecimal, type Decimal } from '#core/decimal.ts';
import { lastDayOf } from '#core/ledger/department-year.ts';
import { codesAt, valueAt, type NormBook } from '#core/norm-book.ts';
import { addRationals, fromDecimal, multiplyRationals, rational, roundHalfUp, type Rational } from '#core/rational.ts';
import { classesSet, standardWeights } from '#core/scoring/form-weights.ts';
import { messages } from '#server/features/indicators/messages.ts';
import { scoreProject } from '#server/features/indicators/rescore.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import type { Queryable } from '#server/platform/database/prepared.ts';

/** Two decimals, half up, without trailing zeros. */
function shown(value: Rational): string {
  return plainDecimal(roundHalfUp(value, 2));
}

/** The score of a project line by line, with the norms and operands of each point. */
export async function readScore(from: Orm | Transaction | Queryable, departmentId: string, projectId: string, norms: NormBook, place: string): Promise<ScoreAnswer> {
  const { form, indicators, stat } = await scoreProject(from, departmentId, projectId, norms);
  const date = lastDayOf(stat.year);
  const base = codesAt(norms, 'execution-rate-base/self-evaluation', date, place);
  const sum = form.indicators.reduce((total, { weight }) => addRationals(total, weight), rational(0n, 1n));
  const full = valueAt(norms, 'weight-total', date, place);
  const ofExecution = valueAt(norms, 'weight-execution-rate', date, place);
  const standard = standardWeights(classesSet(indicators.map(({ indicator }) => indicator)), norms, date, place);
  return {
    total: form.total === null ? null : plainDecimal(form.total), decided: shown(form.decided), grade: form.grade?.name ?? null, gradeVerified: form.grade?.verified ?? null,
    lines: [
      {
        indicatorId: null, name: messages.executionRate.zh, weight: ofExecution === null ? '0' : plainDecimal(ofExecution.value), points: form.execution === null ? null : shown(form.execution.points.low),
        rule: form.execution === null ? 'undecided' : 'execution-rate', reached: form.execution === null ? null : !form.executionReasonRequired,
        ratioPercent: form.execution === null ? null : shown(form.execution.rate.low), reasonRequired: form.executionReasonRequired, reasonGiven: false,
        norms: [...(base === null ? [] : [base]), ...(form.execution === null ? [] : [form.execution.weight, form.execution.cap, ...(form.execution.floor === null ? [] : [form.execution.floor])])].map(normReferenceOf),
      },
      ...form.indicators.map((score, index) => {
        const { indicator, result } = indicators[index] ?? {};
        return {
          indicatorId: score.indicatorId, name: indicator?.name ?? '', weight: shown(score.weight), points: score.points === null ? null : shown(score.points), rule: score.rule, reached: score.reached,
          ratioPercent: score.ratio === null ? null : shown(multiplyRationals(score.ratio, rational(100n, 1n))), reasonRequired: score.reasonRequired,
          reasonGiven: (result?.reason ?? '').trim() !== '', norms: score.norms.map(normReferenceOf),
        };
      }),
    ],
    weights: {
      total: shown(sum), needed: full === null || ofExecution === null ? '0' : shown(addRationals(fromDecimal(full.value), negative(fromDecimal(ofExecution.value)))),
      standard: standard === null ? null : Object.fromEntries(Object.entries(standard.weights).map(([name, value]: [string, Decimal]) => [name, plainDecimal(value)])),
    },
  };
}

function negative({ numerator, denominator }: Rational): Rational {
  return rational(-numerator, denominator);
}
