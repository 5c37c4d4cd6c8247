import type { Bilingual } from '#core/finding.ts';
import { workingDaysLater } from '#core/monitoring/calendar.ts';
import type { LightCause, LightResult } from '#core/monitoring/light.ts';
import { fromDecimal, truncate } from '#core/rational.ts';
import { valueAt, type NormBook, type NormValue } from '#core/norm-book.ts';

/** `answer-warning` go on, reallocate or cancel · `explain` why money and targets lie apart or spending is above the budget · `chase-arrival` money that has not come · `adjust-target` a target that cannot be met. */
export type FollowUpKind = 'answer-warning' | 'explain' | 'chase-arrival' | 'adjust-target';

export type FollowUp = {
  readonly kind: FollowUpKind;
  /** ISO day; null where no norm of the place sets one. */
  readonly dueOn: string | null;
  readonly norm: NormValue | null;
  readonly messages: Bilingual;
  readonly causes: readonly LightCause['code'][];
};

const kinds: readonly { readonly kind: FollowUpKind; readonly of: readonly LightCause['code'][]; readonly messages: Bilingual }[] = [
  { kind: 'answer-warning', of: ['behind-time', 'behind-plan', 'below-line', 'target-unreachable', 'money-behind-targets', 'targets-behind-money'], messages: { zh: '请选择继续执行、调剂或取消，并说明理由。', en: 'Choose to go on, to reallocate or to cancel, and say why.' } },
  { kind: 'adjust-target', of: ['target-unreachable'], messages: { zh: '目标已不能完成：请按预算调整程序申请调整目标。', en: 'A target cannot be met: apply for its adjustment, by the way of a budget adjustment.' } },
  { kind: 'explain', of: ['money-behind-targets', 'targets-behind-money', 'overspent'], messages: { zh: '请说明支出与目标、预算不一致的原因。', en: 'Explain why spending does not agree with targets or budget.' } },
  { kind: 'chase-arrival', of: ['money-not-arrived'], messages: { zh: '资金未足额到位：请向拨款方催办。', en: 'Not all money has arrived: ask the payer for it.' } },
];

/**
 * What has to be done after a light, and by when. The deadline is `monitoring-answer-within` working days after the day of
 * the warning, where the place has it: Monday to Friday count, public holidays are not known here, so the real one may be later.
 *
 * @param warnedOn ISO day of the warning
 */
export function followUps(result: Pick<LightResult, 'causes' | 'light'>, norms: NormBook, warnedOn: string, place: string): readonly FollowUp[] {
  const within = valueAt(norms, 'monitoring-answer-within', warnedOn, place);
  const dueOn = within === null ? null : workingDaysLater(warnedOn, truncate(fromDecimal(within.value), 0).coefficient);
  return kinds.flatMap(({ kind, of, messages }): FollowUp[] => {
    const causes = result.causes.map(({ code }) => code).filter((code) => of.includes(code));
    if (causes.length === 0) return [];
    const isDated = kind === 'answer-warning' && dueOn !== null;
    const shown = isDated ? { zh: `${messages.zh}截止 ${dueOn}（只计周一至周五，未计法定节假日）。`, en: `${messages.en} By ${dueOn} (Monday to Friday, public holidays not counted out).` } : messages;
    return [{ kind, dueOn: isDated ? dueOn : null, norm: isDated ? within : null, messages: shown, causes }];
  });
}
