import type { Bilingual } from '#core/finding.ts';
import type { Act, Guard } from '#core/life-cycle/acts.ts';

/** What the guards look at. */
export type GuardFacts = {
  readonly yearState: 'open' | 'closing' | 'closed';
  readonly hasBudget: boolean;
  /** Points of the indicators, and those that the execution rate leaves for them, in hundredths. */
  readonly weightHundredths: number;
  readonly neededWeightHundredths: number;
  /** Names of required indicators without a result, and of those whose deviation lacks its reason. */
  readonly withoutResult: readonly string[];
  readonly withoutReason: readonly string[];
  readonly openErrors: number;
  /** Who submitted last, and who acts. */
  readonly submittedBy: string | null;
  readonly actor: string;
};

/** A guard that does not let pass, and what to do. */
export type FailedGuard = { readonly guard: Guard; readonly messages: Bilingual };

/** The guards of an act that do not hold, all of them at once, so that a person can mend everything in one go. */
export function failedGuards(act: Act, facts: GuardFacts): readonly FailedGuard[] {
  return act.guards.flatMap((guard) => {
    const messages = check(guard, facts);
    return messages === null ? [] : [{ guard, messages }];
  });
}

function check(guard: Guard, facts: GuardFacts): Bilingual | null {
  switch (guard) {
    case 'year-open':
      return facts.yearState === 'closed' ? { zh: '本年度已关闭。请绩效管理员先重新打开年度。', en: 'The year is closed. The performance officer can reopen it.' } : null;
    case 'has-budget':
      return facts.hasBudget ? null : { zh: '还没有登记年初预算。请先登记预算数。', en: 'No budget is recorded. Record the opening budget first.' };
    case 'weights-add-up':
      return facts.weightHundredths === facts.neededWeightHundredths ? null : {
        zh: `指标分值合计${points(facts.weightHundredths)}分，应为${points(facts.neededWeightHundredths)}分。请调整指标分值。`,
        en: `The weights of the indicators add up to ${points(facts.weightHundredths)}; they must be ${points(facts.neededWeightHundredths)}. Adjust them.`,
      };
    case 'results-present':
      return facts.withoutResult.length === 0 ? null : {
        zh: `${facts.withoutResult.length} 个指标还没有完成值：${named(facts.withoutResult, '、')}。`,
        en: `${facts.withoutResult.length} indicators have no result yet: ${named(facts.withoutResult, ', ')}.`,
      };
    case 'reasons-present':
      return facts.withoutReason.length === 0 ? null : {
        zh: `${facts.withoutReason.length} 处偏差没有说明原因：${named(facts.withoutReason, '、')}。`,
        en: `${facts.withoutReason.length} deviations lack their reason: ${named(facts.withoutReason, ', ')}.`,
      };
    case 'no-open-errors':
      return facts.openErrors === 0 ? null : {
        zh: `还有 ${facts.openErrors} 个错误级问题没有处理。请更正，或由绩效管理员写明理由后予以接受。`,
        en: `${facts.openErrors} errors are open. Correct them, or have the performance officer accept them with a reason.`,
      };
    case 'not-own-submission':
      return facts.submittedBy === null || facts.submittedBy !== facts.actor ? null : { zh: '提交人不能审核或批准本人提交的内容。请由他人办理。', en: 'Nobody reviews or approves what they submitted. Somebody else has to.' };
  }
}

function points(hundredths: number): string {
  const whole = Math.trunc(hundredths / 100);
  const rest = hundredths % 100;
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}`;
}

function named(names: readonly string[], separator: string): string {
  return names.length > 5 ? `${names.slice(0, 5).join(separator)} …` : names.join(separator);
}
