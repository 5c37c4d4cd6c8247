import { and, desc, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { newReview, Review, reviewChange } from '#contract/evaluation.ts';
import { formatDecimal, parseDecimal } from '#core/decimal.ts';
import { lastDayOf } from '#core/ledger/department-year.ts';
import { isState, states } from '#core/life-cycle/states.ts';
import type { NormBook } from '#core/norm-book.ts';
import { fromDecimal, roundHalfUp } from '#core/rational.ts';
import { gradeOfScore } from '#core/scoring/grade.ts';
import { messages } from '#server/features/evaluation/messages.ts';
import { placeOf } from '#server/features/evaluation/snapshots.ts';
import { holdProject } from '#server/features/evaluation/substance.ts';
import { closeTasks } from '#server/features/tasks/index.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import { review } from '#server/platform/database/schema/oversight.ts';
import { Problem } from '#server/platform/problem.ts';
import { newId } from '#server/platform/row-id.ts';

export type ReviewRow = typeof review.$inferSelect;
type Reviewing = { readonly departmentId: string; readonly projectId: string; readonly norms: NormBook; readonly actor: Actor; readonly at: Date };

const hundredthsOf = (points: string | null): number | null => {
  const read = points === null ? null : parseDecimal(points);
  return read === null ? null : Number(roundHalfUp(fromDecimal(read), 2).coefficient);
};
const pointsOf = (hundredths: number | null): string | null => (hundredths === null ? null : formatDecimal({ coefficient: BigInt(hundredths), scale: 2 }));

/** Puts a reviewer's score and opinion beside the self-score as it stands. */
export async function writeReview(tx: Transaction, reviewing: Reviewing & { readonly kind: ReviewRow['kind'] }, given: z.infer<typeof newReview>): Promise<ReviewRow> {
  const { departmentId, projectId, norms, actor, at, kind } = reviewing;
  const held = await holdProject(tx, departmentId, projectId);
  if (!isState(held.state) || states.indexOf(held.state) < states.indexOf('evaluation-submitted')) throw new Problem(409, 'review-too-early', messages.reviewTooEarly);
  const score = hundredthsOf(given.score);
  if (given.outcome === 'corrected' && score === null) throw new Problem(422, 'score-missing', messages.correctionNeedsScore);
  const { rows } = await tx.execute<{ score_hundredths: number | null }>(sql`select score_hundredths from project_stat where department_id = ${departmentId} and project_id = ${projectId}`);
  const [row] = await tx.insert(review).values({
    departmentId, id: newId(at.getTime()), projectId, kind, sampleId: given.sampleId, selfScoreHundredths: rows[0]?.score_hundredths ?? null, scoreHundredths: score,
    grade: gradeOf(score, norms, held.year, await placeOf(tx, departmentId)), opinion: given.opinion, outcome: given.outcome, reviewerId: actor.accountId, reviewerName: actor.name, createdAt: at, updatedAt: at,
  }).returning();
  if (row === undefined) throw new Error('a row inserted is not returned');
  if (given.sampleId !== null) await closeTasks(tx, { departmentId, projectId, kinds: ['review-sample'], values: { sampleId: given.sampleId } }, 'done', at);
  await recordChange(tx, { departmentId, actor, act: `evaluation.review.${kind}`, subject: { type: 'project', id: projectId }, after: reviewShown(row), at });
  return row;
}

/** Changes a review; its author alone may. Null where somebody else was faster. */
export async function changeReview(tx: Transaction, reviewing: Reviewing, reviewId: string, version: number, change: z.infer<typeof reviewChange>): Promise<{ readonly before: ReviewRow; readonly after: ReviewRow | null }> {
  const { departmentId, projectId, norms, actor, at } = reviewing;
  const held = await holdProject(tx, departmentId, projectId);
  const which = and(eq(review.departmentId, departmentId), eq(review.projectId, projectId), eq(review.id, reviewId));
  const [before] = await tx.select().from(review).where(which).for('update');
  if (before === undefined) throw new Problem(404, 'not-found', messages.reviewNotFound);
  if (before.reviewerId !== actor.accountId) throw new Problem(403, 'not-permitted', messages.reviewNotOwn);
  if (before.version !== version) return { before, after: null };
  const score = change.score === undefined ? before.scoreHundredths : hundredthsOf(change.score);
  const outcome = change.outcome ?? before.outcome;
  if (outcome === 'corrected' && score === null) throw new Problem(422, 'score-missing', messages.correctionNeedsScore);
  const [after] = await tx.update(review).set({
    scoreHundredths: score, grade: gradeOf(score, norms, held.year, await placeOf(tx, departmentId)), opinion: change.opinion ?? before.opinion, outcome, updatedAt: at, version: before.version + 1,
  }).where(which).returning();
  if (after === undefined) throw new Error('a row updated is not returned');
  await recordChange(tx, { departmentId, actor, act: 'evaluation.review.update', subject: { type: 'project', id: projectId }, before: reviewShown(before), after: reviewShown(after), at });
  return { before, after };
}

export async function listReviews(from: Orm | Transaction, departmentId: string, projectId: string): Promise<readonly Review[]> {
  return (await from.select().from(review).where(and(eq(review.departmentId, departmentId), eq(review.projectId, projectId))).orderBy(desc(review.createdAt))).map(reviewShown);
}

export function reviewShown(row: ReviewRow): Review {
  return {
    id: row.id, kind: row.kind, sampleId: row.sampleId, selfScore: pointsOf(row.selfScoreHundredths), score: pointsOf(row.scoreHundredths),
    difference: row.scoreHundredths === null || row.selfScoreHundredths === null ? null : pointsOf(row.scoreHundredths - row.selfScoreHundredths),
    grade: row.grade, opinion: row.opinion, outcome: row.outcome, reviewer: row.reviewerName, createdAt: row.createdAt.toISOString(), version: row.version,
  };
}

function gradeOf(hundredths: number | null, norms: NormBook, year: number, place: string): string | null {
  return hundredths === null ? null : gradeOfScore(fromDecimal({ coefficient: BigInt(hundredths), scale: 2 }), norms, lastDayOf(year), place)?.name ?? null;
}
