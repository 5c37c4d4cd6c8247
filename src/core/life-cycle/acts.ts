import type { Bilingual } from '#core/finding.ts';
import type { State } from '#core/life-cycle/states.ts';
import type { Permission } from '#core/organisation/permissions.ts';

/** What must hold before an act; each is decided from what the ledger holds, see `failedGuards`. */
export type Guard = 'year-open' | 'weights-add-up' | 'results-present' | 'reasons-present' | 'no-open-errors' | 'not-own-submission' | 'has-budget';

/** A step of the life cycle. */
export type Act = {
  readonly id: string;
  readonly name: Bilingual;
  readonly from: readonly State[];
  readonly to: State;
  /** Null for what happens by itself: a change of substance voids an approval. */
  readonly permission: Permission | null;
  readonly needsReason: boolean;
  readonly guards: readonly Guard[];
  /** A version is fixed with it. */
  readonly takesSnapshot: boolean;
};

const plain = { needsReason: false, guards: ['year-open'], takesSnapshot: false } as const satisfies Partial<Act>;
const withReason = { ...plain, needsReason: true } as const;

/** Every step there is, in the order of the year. */
export const acts = [
  { ...plain, id: 'submit-target', name: { zh: '申报绩效目标', en: 'submit targets' }, from: ['draft'], to: 'target-submitted', permission: 'target.submit', guards: ['year-open', 'weights-add-up', 'has-budget'] },
  { ...withReason, id: 'return-target', name: { zh: '退回目标', en: 'return targets' }, from: ['target-submitted', 'target-reviewed'], to: 'draft', permission: 'target.review' },
  { ...plain, id: 'review-target', name: { zh: '审核目标', en: 'review targets' }, from: ['target-submitted'], to: 'target-reviewed', permission: 'target.review', guards: ['year-open', 'weights-add-up', 'not-own-submission'] },
  { ...plain, id: 'approve-target', name: { zh: '批复目标', en: 'approve targets' }, from: ['target-reviewed'], to: 'executing', permission: 'target.approve', guards: ['year-open', 'weights-add-up', 'not-own-submission'] },
  { ...withReason, id: 'refuse-target', name: { zh: '不予批复，退回', en: 'refuse targets' }, from: ['target-reviewed'], to: 'draft', permission: 'target.approve' },
  { ...withReason, id: 'request-adjustment', name: { zh: '申请调整目标', en: 'ask for an adjustment' }, from: ['executing', 'evaluating'], to: 'adjusting', permission: 'target.submit' },
  { ...plain, id: 'approve-adjustment', name: { zh: '批复调整', en: 'approve the adjustment' }, from: ['adjusting'], to: 'executing', permission: 'target.approve', guards: ['year-open', 'weights-add-up', 'not-own-submission'] },
  { ...withReason, id: 'refuse-adjustment', name: { zh: '退回调整申请', en: 'return the adjustment' }, from: ['adjusting'], to: 'draft', permission: 'target.approve' },
  { ...plain, id: 'begin-evaluation', name: { zh: '开始自评', en: 'begin the self-evaluation' }, from: ['executing'], to: 'evaluating', permission: 'evaluation.submit' },
  { ...withReason, id: 'take-over', name: { zh: '补录转入自评', en: 'take over into self-evaluation' }, from: ['draft'], to: 'evaluating', permission: 'import.write' },
  { ...plain, id: 'submit-evaluation', name: { zh: '提交自评', en: 'submit the self-evaluation' }, from: ['evaluating'], to: 'evaluation-submitted', permission: 'evaluation.submit', guards: ['year-open', 'weights-add-up', 'results-present', 'reasons-present'] },
  { ...withReason, id: 'return-evaluation', name: { zh: '退回自评', en: 'return the self-evaluation' }, from: ['evaluation-submitted', 'evaluation-reviewed'], to: 'evaluating', permission: 'evaluation.review' },
  { ...plain, id: 'review-evaluation', name: { zh: '审核自评', en: 'review the self-evaluation' }, from: ['evaluation-submitted'], to: 'evaluation-reviewed', permission: 'evaluation.review', guards: ['year-open', 'not-own-submission'] },
  { ...plain, id: 'approve-evaluation', name: { zh: '批准自评', en: 'approve the self-evaluation' }, from: ['evaluation-reviewed'], to: 'approved', permission: 'evaluation.approve', guards: ['year-open', 'not-own-submission', 'no-open-errors'] },
  { ...withReason, id: 'reject-evaluation', name: { zh: '不予批准，退回', en: 'reject the self-evaluation' }, from: ['evaluation-reviewed', 'approved'], to: 'evaluating', permission: 'evaluation.approve' },
  { ...plain, id: 'finalise', name: { zh: '审定', en: 'fix' }, from: ['approved'], to: 'finalised', permission: 'evaluation.finalise', guards: ['year-open', 'no-open-errors'], takesSnapshot: true },
  { ...plain, id: 'report', name: { zh: '报送', en: 'report' }, from: ['finalised'], to: 'reported', permission: 'evaluation.report', guards: [] },
  { ...withReason, id: 'open-rectification', name: { zh: '要求整改', en: 'ask for rectification' }, from: ['reported'], to: 'rectifying', permission: 'oversight.review', guards: [] },
  { ...withReason, id: 'close-rectification', name: { zh: '整改销号', en: 'close the rectification' }, from: ['rectifying'], to: 'reported', permission: 'oversight.review', guards: [] },
  { ...plain, id: 'publish', name: { zh: '公开', en: 'publish' }, from: ['reported'], to: 'published', permission: 'evaluation.publish', guards: [] },
  { ...withReason, id: 'reopen', name: { zh: '撤销审定，重新填报', en: 'reopen' }, from: ['finalised', 'reported', 'rectifying', 'published'], to: 'evaluating', permission: 'evaluation.finalise' },
  { ...withReason, id: 'restore', name: { zh: '恢复审定版本', en: 'restore a fixed version' }, from: ['evaluating', 'evaluation-submitted', 'evaluation-reviewed', 'approved', 'finalised', 'reported', 'rectifying'], to: 'finalised', permission: 'evaluation.finalise' },
  { ...withReason, id: 'void-targets', name: { zh: '目标变动，申报失效', en: 'targets changed: submission void' }, from: ['target-submitted', 'target-reviewed'], to: 'draft', permission: null },
  { ...withReason, id: 'void', name: { zh: '内容变动，审核批准失效', en: 'substance changed: approval void' }, from: ['evaluation-submitted', 'evaluation-reviewed', 'approved'], to: 'evaluating', permission: null },
] as const satisfies readonly Act[];

export type ActId = (typeof acts)[number]['id'];

export function findAct(id: string): Act | null {
  return acts.find((act) => act.id === id) ?? null;
}

/** The acts that lead on from a state, those that happen by themselves left out. */
export function actsFrom(state: State): readonly Act[] {
  const all: readonly Act[] = acts;
  return all.filter(({ from, permission }) => permission !== null && from.includes(state));
}

/** From 申报 on the weights must add up; while targets are being set or adjusted they may not yet. A project taken over from a paper may lack them until its self-evaluation is submitted. */
export function weightsMustHold(state: State, cameByTakeOver: boolean): boolean {
  if (state === 'draft' || state === 'adjusting') return false;
  return !(state === 'evaluating' && cameByTakeOver);
}
