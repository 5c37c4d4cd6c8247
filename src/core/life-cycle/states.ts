import type { Bilingual } from '#core/finding.ts';

/** Where a project-year stands. It is always the `to` of its last recorded transition. */
export const states = [
  'draft', 'target-submitted', 'target-reviewed', 'executing', 'adjusting', 'evaluating', 'evaluation-submitted', 'evaluation-reviewed', 'approved',
  'finalised', 'reported', 'rectifying', 'published',
] as const;
export type State = (typeof states)[number];

/** States whose version is fixed: 审定 and after. */
export const fixedStates = ['finalised', 'reported', 'rectifying', 'published'] as const satisfies readonly State[];

export const stateNames: Readonly<Record<State, Bilingual>> = {
  draft: { zh: '目标编制', en: 'targets being set' },
  'target-submitted': { zh: '目标已申报', en: 'targets submitted' },
  'target-reviewed': { zh: '目标已审核', en: 'targets reviewed' },
  executing: { zh: '已批复执行', en: 'approved, being carried out' },
  adjusting: { zh: '调整待批', en: 'adjustment awaits approval' },
  evaluating: { zh: '自评填报', en: 'self-evaluation being filled in' },
  'evaluation-submitted': { zh: '自评已提交', en: 'self-evaluation submitted' },
  'evaluation-reviewed': { zh: '自评已审核', en: 'self-evaluation reviewed' },
  approved: { zh: '已批准', en: 'approved' },
  finalised: { zh: '已审定', en: 'fixed' },
  reported: { zh: '已报送', en: 'reported' },
  rectifying: { zh: '整改中', en: 'being rectified' },
  published: { zh: '已公开', en: 'published' },
};

export function isState(text: string): text is State {
  return states.some((state) => state === text);
}

/** What kind of content a change touches. Wording is text without figures of substance. */
export type Substance = 'funds' | 'targets' | 'results' | 'wording';

/**
 * What a change does in a state: `free` nothing more; `voids` the review and approval reached so far are void and the
 * project goes back to being filled in; `erratum` (勘误) it is recorded and shown without a new round; `locked` it is refused.
 */
export type Effect = 'free' | 'voids' | 'erratum' | 'locked';

/** What a change of that kind does to a project in that state. Money paid is a fact and can be recorded until the version is fixed. */
export function effectOf(state: State, substance: Substance): Effect {
  switch (state) {
    case 'draft': case 'adjusting': return 'free';
    case 'target-submitted': case 'target-reviewed': return substance === 'targets' ? 'voids' : 'free';
    case 'executing': case 'evaluating': return substance === 'targets' ? 'locked' : 'free';
    case 'evaluation-submitted': case 'evaluation-reviewed': return substance === 'targets' ? 'locked' : substance === 'wording' ? 'free' : 'voids';
    case 'approved': return substance === 'targets' ? 'locked' : substance === 'wording' ? 'erratum' : 'voids';
    case 'finalised': case 'reported': case 'rectifying': case 'published': return substance === 'wording' ? 'erratum' : 'locked';
  }
}
