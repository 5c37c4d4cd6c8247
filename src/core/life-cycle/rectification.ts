import type { Bilingual } from '#core/finding.ts';
import type { Permission } from '#core/organisation/permissions.ts';

/** 整改: an issue raised by the finance bureau, answered by the department, and closed (销号) by who raised it. */
export const rectificationStates = ['opened', 'answered', 'closed'] as const;
export type RectificationState = (typeof rectificationStates)[number];

export const rectificationStateNames: Readonly<Record<RectificationState, Bilingual>> = {
  opened: { zh: '待整改', en: 'to be rectified' },
  answered: { zh: '已反馈，待销号', en: 'answered, awaits closing' },
  closed: { zh: '已销号', en: 'closed' },
};

/** A step of a rectification. `answer` and `return` carry a text: what was done, or what is still missing. */
export type RectificationAct = { readonly id: 'answer' | 'return' | 'close'; readonly from: RectificationState; readonly to: RectificationState; readonly permission: Permission; readonly needsText: boolean };

export const rectificationActs: readonly RectificationAct[] = [
  { id: 'answer', from: 'opened', to: 'answered', permission: 'evaluation.submit', needsText: true },
  { id: 'return', from: 'answered', to: 'opened', permission: 'oversight.review', needsText: true },
  { id: 'close', from: 'answered', to: 'closed', permission: 'oversight.review', needsText: false },
];

/** The act in a state; null where it is not possible there. */
export function findRectificationAct(id: RectificationAct['id'], state: RectificationState): RectificationAct | null {
  return rectificationActs.find((act) => act.id === id && act.from === state) ?? null;
}
