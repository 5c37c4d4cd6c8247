import * as z from 'zod';
import { bilingual } from '#contract/checking.ts';
import { amount, normReference } from '#contract/funds.ts';
import { day, id, line, points, projectParams, prose, yearParams } from '#contract/paging.ts';
import { acts } from '#core/life-cycle/acts.ts';
import { yearActs, yearStates } from '#core/life-cycle/department-year.ts';
import { states } from '#core/life-cycle/states.ts';
import { permissions } from '#core/organisation/permissions.ts';
import { roles } from '#core/organisation/roles.ts';

const actIds = acts.flatMap(({ id: act, permission }) => (permission === null || act === 'restore' ? [] : [act]));
const yearActIds = yearActs.flatMap(({ id: act, permission }) => (permission === null ? [] : [act]));

/** A step of a project's life cycle; a step back needs a reason. */
export const newTransition = z.strictObject({ act: z.enum(actIds), reason: line(1000).nullable().default(null) });
export const fieldChange = z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() });

/** A step that was taken. `void…` and `erratum` happen by themselves when content changes; `changes` says what did. */
export const transition = z.strictObject({
  id, act: z.string(), name: bilingual, from: z.string(), to: z.string(), reason: z.string().nullable(), changes: z.array(fieldChange).readonly(),
  actor: z.string(), at: z.iso.datetime(), snapshotId: id.nullable(),
});
export const transitions = z.strictObject({ items: z.array(transition).readonly() });
export const stepTaken = z.strictObject({ projectId: id, state: z.enum(states), stateName: bilingual, version: z.int(), transition });

/** Why an act is not possible now, and what to do. */
export const obstacle = z.strictObject({ guard: z.string(), messages: bilingual });
export const availableAct = z.strictObject({ id: z.string(), name: bilingual, needsReason: z.boolean(), possible: z.boolean(), obstacles: z.array(obstacle).readonly() });
export const effects = ['free', 'voids', 'erratum', 'locked'] as const;
/** What may be done now: the acts, and what a change of each kind of content would do. `reopenedBy` says who can unlock. */
export const availableActs = z.strictObject({
  state: z.enum(states), stateName: bilingual, version: z.int(), since: z.iso.datetime().nullable(), acts: z.array(availableAct).readonly(),
  changes: z.strictObject({ funds: z.enum(effects), targets: z.enum(effects), results: z.enum(effects), wording: z.enum(effects) }), reopenedBy: z.array(z.enum(roles)).readonly(),
});

/** The same act on many projects; each is answered for itself. */
export const bulkTransition = newTransition.extend({ projects: z.array(z.strictObject({ id, version: z.int().min(1) })).min(1).max(200).readonly() });
export const bulkAnswer = z.strictObject({
  done: z.int(),
  items: z.array(z.strictObject({ projectId: id, done: z.boolean(), state: z.enum(states).nullable(), version: z.int().nullable(), problem: z.strictObject({ code: z.string(), messages: bilingual }).nullable() })).readonly(),
});

/** Whose move it is. */
export const move = z.strictObject({ kind: z.string(), name: bilingual, permission: z.enum(permissions), roles: z.array(z.enum(roles)).readonly(), dueOn: day.nullable() });
export const collectionItem = z.strictObject({
  projectId: id, ordinal: z.int(), name: z.string(), divisionId: id.nullable(), ownerId: id.nullable(), ownerName: z.string().nullable(), state: z.enum(states), stateName: bilingual,
  since: z.iso.datetime().nullable(), lastActor: z.string().nullable(), lastReason: z.string().nullable(), move: move.nullable(), overdue: z.boolean(),
  indicators: z.int(), indicatorsWithResult: z.int(), score: z.string().nullable(), grade: z.string().nullable(), openErrors: z.int(), version: z.int(),
});
/** How far the collecting of a year's self-evaluations is. */
export const collection = z.strictObject({ state: z.enum(yearStates), stateName: bilingual, counts: z.record(z.string(), z.int()), items: z.array(collectionItem).readonly() });

export const newYearTransition = z.strictObject({ act: z.enum(yearActIds), reason: line(1000).nullable().default(null) });
export const yearStep = z.strictObject({ year: z.int(), state: z.enum(yearStates), stateName: bilingual, transition });
export const yearEvaluation = z.strictObject({ year: z.int(), state: z.enum(yearStates), stateName: bilingual, since: z.iso.datetime().nullable(), acts: z.array(availableAct).readonly(), projects: z.int(), fixed: z.int() });

/** A version that was fixed. */
export const snapshotHead = z.strictObject({ id, kind: z.enum(['project', 'year', 'before-restoration']), year: z.int(), projectId: id.nullable(), contentHash: z.string(), program: z.string(), takenAt: z.iso.datetime(), takenBy: z.string().nullable() });
export const snapshotList = z.strictObject({ items: z.array(snapshotHead).readonly() });
export const snapshot = snapshotHead.extend({ content: z.unknown(), norms: z.unknown() });
export const difference = z.strictObject({ path: z.string(), kind: z.enum(['added', 'removed', 'changed']), before: z.unknown(), after: z.unknown() });
export const differences = z.strictObject({ from: id, to: z.string(), items: z.array(difference).readonly() });
export const differenceQuery = z.strictObject({ to: z.union([z.literal('now'), id]).default('now') });
export const restoreSnapshot = z.strictObject({ reason: line(1000) });
export const restored = z.strictObject({
  projectId: id, state: z.enum(states), version: z.int(), keptAs: id, voidedEntries: z.int(), bookedAgain: z.int(), budgetsAdded: z.int(), remaining: z.array(difference).readonly(),
});
/** A fixed version worked out again by the norms of its day and by those of today. `intact`: its content is what was hashed. */
export const recheck = z.strictObject({
  snapshotId: id, intact: z.boolean(), asOf: day, place: z.string(), storedScore: z.string().nullable(), scoreThen: z.string().nullable(), gradeThen: z.string().nullable(), holds: z.boolean(),
  scoreNow: z.string().nullable(), gradeNow: z.string().nullable(), normsChanged: z.array(z.string()).readonly(), program: z.string(), programNow: z.string(),
  findings: z.array(z.strictObject({ rule: z.string(), severity: z.enum(['error', 'warning', 'info']), message: bilingual })).readonly(),
});

/** A row of funds of the form, in yuan; rate in percent of the base that the form asks for. Points stand in the first row alone. */
export const formFunds = z.strictObject({ label: bilingual, initialYuan: amount, adjustedYuan: amount, spentYuan: amount, weight: z.string().nullable(), ratePercent: z.string().nullable(), points: z.string().nullable() });
export const formLine = z.strictObject({
  indicatorId: id, level1: z.string(), level2: z.string().nullable(), name: z.string(), target: z.string(), unit: z.string().nullable(), result: z.string().nullable(), weight: z.string().nullable(),
  points: z.string().nullable(), rule: z.string(), calculation: z.string().nullable(), reasonRequired: z.boolean(), reason: z.string().nullable(), measures: z.string().nullable(), norms: z.array(normReference).readonly(),
});
/** 项目支出绩效自评表 as data, by the norms of the last day of the year at the department's place. */
export const selfEvaluation = z.strictObject({
  projectId: id, name: z.string(), year: z.int(), asOf: day, place: z.string(), state: z.enum(states), stateName: bilingual, version: z.int(),
  basis: normReference.nullable(), basisName: z.string().nullable(), funds: z.array(formFunds).readonly(), executionCalculation: z.string().nullable(), executionReasonRequired: z.boolean(), executionReason: z.string().nullable(),
  indicators: z.array(formLine).readonly(), decided: z.string(), total: z.string().nullable(), grade: z.string().nullable(), gradeVerified: z.boolean().nullable(),
  missing: z.strictObject({ results: z.array(z.string()).readonly(), reasons: z.array(z.string()).readonly() }), reviews: z.array(z.lazy(() => review)).readonly(),
});

export const reviewOutcomes = ['confirmed', 'corrected', 'refused'] as const;
/** A reviewer's score and opinion beside the self-score. `kind`: 部门评价 by the department, 抽查复核 by the finance bureau. */
export const review = z.strictObject({
  id, kind: z.enum(['department', 'finance']), sampleId: id.nullable(), selfScore: z.string().nullable(), score: z.string().nullable(), difference: z.string().nullable(), grade: z.string().nullable(),
  opinion: z.string(), outcome: z.enum(reviewOutcomes), reviewer: z.string(), createdAt: z.iso.datetime(), version: z.int(),
});
export const newReview = z.strictObject({ score: points.nullable().default(null), opinion: prose(4000).min(1), outcome: z.enum(reviewOutcomes), sampleId: id.nullable().default(null) });
export const reviewChange = newReview.pick({ score: true, opinion: true, outcome: true }).partial();

export const snapshotParams = projectParams.extend({ snapshotId: id });
export const yearSnapshotParams = yearParams.extend({ snapshotId: id });
export const reviewParams = projectParams.extend({ reviewId: id });

export type Transition = z.infer<typeof transition>;
export type AvailableAct = z.infer<typeof availableAct>;
export type AvailableActs = z.infer<typeof availableActs>;
export type CollectionItem = z.infer<typeof collectionItem>;
export type SnapshotHead = z.infer<typeof snapshotHead>;
export type SelfEvaluation = z.infer<typeof selfEvaluation>;
export type Review = z.infer<typeof review>;
export type Restored = z.infer<typeof restored>;
export type Recheck = z.infer<typeof recheck>;
