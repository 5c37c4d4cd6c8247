import type { Bilingual } from '#core/finding.ts';
import type { State } from '#core/life-cycle/states.ts';
import type { Permission } from '#core/organisation/permissions.ts';

/** Which deadline of the budget year a move has. */
export type Deadline = 'targets' | 'self-evaluation' | 'report';

/** Whose move it is in a state, what they are to do, and by when. */
export type Move = { readonly kind: string; readonly name: Bilingual; readonly permission: Permission; readonly deadline: Deadline | null };

const moves = {
  draft: { kind: 'set-targets', name: { zh: '填报绩效目标', en: 'set the targets' }, permission: 'target.submit', deadline: 'targets' },
  'target-submitted': { kind: 'review-targets', name: { zh: '审核绩效目标', en: 'review the targets' }, permission: 'target.review', deadline: 'targets' },
  'target-reviewed': { kind: 'approve-targets', name: { zh: '批复绩效目标', en: 'approve the targets' }, permission: 'target.approve', deadline: 'targets' },
  executing: null,
  adjusting: { kind: 'approve-adjustment', name: { zh: '批复目标调整', en: 'decide on the adjustment' }, permission: 'target.approve', deadline: null },
  evaluating: { kind: 'fill-evaluation', name: { zh: '填报自评', en: 'fill in the self-evaluation' }, permission: 'evaluation.submit', deadline: 'self-evaluation' },
  'evaluation-submitted': { kind: 'review-evaluation', name: { zh: '审核自评', en: 'review the self-evaluation' }, permission: 'evaluation.review', deadline: 'self-evaluation' },
  'evaluation-reviewed': { kind: 'approve-evaluation', name: { zh: '批准自评', en: 'approve the self-evaluation' }, permission: 'evaluation.approve', deadline: 'self-evaluation' },
  approved: { kind: 'finalise', name: { zh: '审定自评', en: 'fix the self-evaluation' }, permission: 'evaluation.finalise', deadline: 'report' },
  finalised: { kind: 'report', name: { zh: '报送自评', en: 'report the self-evaluation' }, permission: 'evaluation.report', deadline: 'report' },
  reported: null,
  rectifying: { kind: 'close-rectification', name: { zh: '整改销号', en: 'close the rectification' }, permission: 'oversight.review', deadline: null },
  published: null,
} as const satisfies Readonly<Record<State, Move | null>>;

/** The move that a state waits for; null where nothing has to be done, as while money is being spent. */
export function moveOf(state: State): Move | null {
  return moves[state];
}
