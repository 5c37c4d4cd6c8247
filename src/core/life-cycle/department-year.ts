import type { Bilingual } from '#core/finding.ts';
import type { Permission } from '#core/organisation/permissions.ts';

/** Where a department's year as a whole stands: its projects being collected, then its report on the way. It is the `to` of the last step recorded without a project. */
export const yearStates = ['collecting', 'submitted', 'finalised', 'reported', 'rectifying', 'published'] as const;
export type YearState = (typeof yearStates)[number];

export const yearStateNames: Readonly<Record<YearState, Bilingual>> = {
  collecting: { zh: '自评汇总', en: 'self-evaluations being collected' },
  submitted: { zh: '年度报告送审', en: 'report of the year awaits 审定' },
  finalised: { zh: '年度报告已审定', en: 'report of the year fixed' },
  reported: { zh: '已报送财政', en: 'reported to the finance bureau' },
  rectifying: { zh: '整改中', en: 'being rectified' },
  published: { zh: '已公开', en: 'published' },
};

/** What must hold before an act on the year. */
export type YearGuard = 'has-projects' | 'projects-fixed' | 'rectifications-closed' | 'not-own-submission';

/** A step of the department-year. */
export type YearAct = {
  readonly id: string;
  readonly name: Bilingual;
  readonly from: readonly YearState[];
  readonly to: YearState;
  /** Null for what happens by itself: a project reopened makes the report void. */
  readonly permission: Permission | null;
  readonly needsReason: boolean;
  readonly guards: readonly YearGuard[];
  readonly takesSnapshot: boolean;
};

const plain = { needsReason: false, guards: [], takesSnapshot: false } as const satisfies Partial<YearAct>;
const withReason = { ...plain, needsReason: true } as const;

export const yearActs = [
  { ...plain, id: 'submit-report', name: { zh: '年度报告送审', en: 'submit the report of the year' }, from: ['collecting'], to: 'submitted', permission: 'evaluation.report', guards: ['has-projects', 'projects-fixed'] },
  { ...withReason, id: 'return-report', name: { zh: '退回年度报告', en: 'return the report' }, from: ['submitted'], to: 'collecting', permission: 'evaluation.finalise' },
  { ...plain, id: 'finalise-report', name: { zh: '审定年度报告', en: 'fix the report' }, from: ['submitted'], to: 'finalised', permission: 'evaluation.finalise', guards: ['has-projects', 'projects-fixed', 'not-own-submission'], takesSnapshot: true },
  { ...plain, id: 'send-report', name: { zh: '报送', en: 'report to the finance bureau' }, from: ['finalised'], to: 'reported', permission: 'evaluation.report' },
  { ...withReason, id: 'open-rectification', name: { zh: '要求整改', en: 'ask for rectification' }, from: ['reported', 'published'], to: 'rectifying', permission: 'oversight.review' },
  { ...withReason, id: 'close-rectification', name: { zh: '整改销号', en: 'close the rectification' }, from: ['rectifying'], to: 'reported', permission: 'oversight.review', guards: ['rectifications-closed'] },
  { ...plain, id: 'publish-report', name: { zh: '公开', en: 'publish' }, from: ['reported'], to: 'published', permission: 'evaluation.publish' },
  { ...withReason, id: 'reopen-report', name: { zh: '撤销审定', en: 'reopen the report' }, from: ['finalised', 'reported', 'rectifying', 'published'], to: 'collecting', permission: 'evaluation.finalise' },
  { ...withReason, id: 'void-report', name: { zh: '项目变动，年度报告失效', en: 'a project changed: the report is void' }, from: ['submitted', 'finalised', 'reported', 'rectifying', 'published'], to: 'collecting', permission: null },
] as const satisfies readonly YearAct[];

export type YearActId = (typeof yearActs)[number]['id'];

export function isYearState(text: string): text is YearState {
  return yearStates.some((state) => state === text);
}

export function findYearAct(id: string): YearAct | null {
  return yearActs.find((act) => act.id === id) ?? null;
}

/** The acts that lead on from a state of the year, those that happen by themselves left out. */
export function yearActsFrom(state: YearState): readonly YearAct[] {
  const all: readonly YearAct[] = yearActs;
  return all.filter(({ from, permission }) => permission !== null && from.includes(state));
}

export type YearGuardFacts = {
  readonly projects: number;
  /** Names of the projects that are not 审定 yet. */
  readonly unfixed: readonly string[];
  readonly openRectifications: number;
  readonly submittedBy: string | null;
  readonly actor: string;
};

export type FailedYearGuard = { readonly guard: YearGuard; readonly messages: Bilingual };

/** The guards of an act on the year that do not hold, each with what to do. */
export function failedYearGuards(act: YearAct, facts: YearGuardFacts): readonly FailedYearGuard[] {
  return act.guards.flatMap((guard) => {
    const messages = check(guard, facts);
    return messages === null ? [] : [{ guard, messages }];
  });
}

function check(guard: YearGuard, facts: YearGuardFacts): Bilingual | null {
  switch (guard) {
    case 'has-projects': return facts.projects > 0 ? null : { zh: '本年度没有项目。请先登记项目。', en: 'The year has no projects. Record them first.' };
    case 'projects-fixed': {
      const { unfixed } = facts;
      if (unfixed.length === 0) return null;
      const shown = unfixed.slice(0, 5);
      const more = unfixed.length > shown.length ? ' …' : '';
      return { zh: `${unfixed.length} 个项目尚未审定：${shown.join('、')}${more}。请先逐个审定。`, en: `${unfixed.length} projects are not fixed yet: ${shown.join(', ')}${more}. Fix them first.` };
    }
    case 'rectifications-closed': return facts.openRectifications === 0 ? null : { zh: `还有 ${facts.openRectifications} 项整改没有销号。请逐项办结。`, en: `${facts.openRectifications} rectifications are open. Close each of them first.` };
    case 'not-own-submission': return facts.submittedBy === null || facts.submittedBy !== facts.actor ? null : { zh: '送审人不能审定本人送审的报告。请由他人办理。', en: 'Nobody fixes the report they submitted. Somebody else has to.' };
  }
}
