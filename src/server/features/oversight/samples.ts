import { createHash, randomUUID } from 'node:crypto';
import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { NewSample, Sample, SampleHead } from '#contract/oversight.ts';
import { formatDecimal } from '#core/decimal.ts';
import { isState } from '#core/life-cycle/states.ts';
import { listReviews } from '#server/features/evaluation/index.ts';
import { messages } from '#server/features/oversight/messages.ts';
import { openTask } from '#server/features/tasks/index.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import { spotSample, spotSampleItem } from '#server/platform/database/schema/oversight.ts';
import { systemChain } from '#server/platform/database/schema/records.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';
import { newId } from '#server/platform/row-id.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The keys of a population in the order of a draw: whoever has the seed and the keys draws the same. */
export function drawOrder(keys: readonly string[], seed: string): readonly string[] {
  return keys.map((key) => ({ key, rank: sha256(`${seed}\n${key}`) })).toSorted((left, right) => (left.rank < right.rank ? -1 : left.rank > right.rank ? 1 : 0)).map(({ key }) => key);
}

/** Draws a sample of the reported projects of a year, records it with its seed, and sets a task for each project drawn. */
export async function drawSample(tx: Transaction, given: NewSample & { readonly year: number; readonly bureauId: string | null }, reach: SQL, actor: Actor, at: Date): Promise<string> {
  const { year, bureauId, size, note } = given;
  const { rows } = await tx.execute<{ id: string; department_id: string }>(sql`
    select p.id, p.department_id from project p join department d on d.id = p.department_id
    where p.year = ${year} and p.state in ('reported', 'rectifying', 'published') and ${reach} ${bureauId === null ? sql`` : sql`and d.bureau_id = ${bureauId}`} order by p.id`);
  if (rows.length === 0) throw new Problem(422, 'population-empty', fill(messages.populationEmpty, { year }));
  if (size > rows.length) throw new Problem(422, 'sample-too-large', fill(messages.sampleTooLarge, { population: rows.length, size }));
  const seed = given.seed ?? randomUUID();
  const keys = rows.map(({ id }) => id);
  const id = newId(at.getTime());
  const populationHash = sha256(keys.join('\n'));
  await tx.insert(spotSample).values({ id, bureauId, year, seed, size, population: rows.length, populationHash, note, createdBy: actor.accountId, createdAt: at });
  const departments = new Map(rows.map((row) => [row.id, row.department_id]));
  const drawn = drawOrder(keys, seed).slice(0, size);
  for (const [index, projectId] of drawn.entries()) {
    const departmentId = departments.get(projectId) ?? '';
    await tx.insert(spotSampleItem).values({ departmentId, id: newId(at.getTime()), sampleId: id, projectId, place: index + 1, createdAt: at });
    await openTask(tx, { departmentId, year, projectId, kind: 'review-sample', permission: 'oversight.review', dueOn: null, values: { sampleId: id } }, at);
  }
  // Chains are joined in one order, so that two draws at once do not wait for each other in a circle.
  for (const departmentId of [...new Set(drawn.map((projectId) => departments.get(projectId) ?? ''))].toSorted()) {
    await recordChange(tx, { departmentId, actor, act: 'oversight.sample.draw', subject: { type: 'sample', id }, after: { year, seed, projects: drawn.filter((projectId) => departments.get(projectId) === departmentId) }, at });
  }
  await recordChange(tx, { departmentId: systemChain, actor, act: 'oversight.sample.draw', subject: { type: 'sample', id }, after: { year, bureauId, seed, size, population: rows.length, populationHash, drawn }, at });
  return id;
}

type Head = typeof spotSample.$inferSelect;

/** The samples of a year that the person may see: those of bureaus within reach. */
export async function listSamples(orm: Orm, year: number, bureaus: SQL): Promise<readonly SampleHead[]> {
  const rows = await orm.select().from(spotSample).where(and(eq(spotSample.year, year), bureaus)).orderBy(desc(spotSample.createdAt)).limit(200);
  const heads: SampleHead[] = [];
  for (const row of rows) heads.push(await headShown(orm, row));
  return heads;
}

async function headShown(orm: Orm, row: Head): Promise<SampleHead> {
  const { rows } = await orm.execute<{ reviewed: number }>(sql`
    select count(distinct i.project_id)::integer as reviewed from spot_sample_item i join review r on r.department_id = i.department_id and r.project_id = i.project_id and r.sample_id = i.sample_id where i.sample_id = ${row.id}`);
  return {
    id: row.id, bureauId: row.bureauId, year: row.year, seed: row.seed, size: row.size, population: row.population, populationHash: row.populationHash, note: row.note,
    createdAt: row.createdAt.toISOString(), reviewed: rows[0]?.reviewed ?? 0,
  };
}

type ItemRow = { readonly place: number; readonly department_id: string; readonly department: string; readonly id: string; readonly name: string; readonly ordinal: number; readonly state: string; readonly score: number | null; readonly grade: string | null };

/** A sample with the projects drawn and what their reviews found. */
export async function findSample(orm: Orm, sampleId: string, bureaus: SQL, departments: SQL): Promise<Sample> {
  const [head] = await orm.select().from(spotSample).where(and(eq(spotSample.id, sampleId), bureaus)).orderBy(asc(spotSample.id));
  if (head === undefined) throw new Problem(404, 'not-found', messages.sampleNotFound);
  const { rows } = await orm.execute<ItemRow>(sql`
    select i.place, d.id as department_id, d.name as department, p.id, p.name, p.ordinal, p.state, s.score_hundredths as score, s.grade
    from spot_sample_item i join project p on p.department_id = i.department_id and p.id = i.project_id join department d on d.id = i.department_id
      join project_stat s on s.department_id = p.department_id and s.project_id = p.id where i.sample_id = ${sampleId} and ${departments} order by i.place`);
  const items: Sample['items'][number][] = [];
  for (const row of rows) {
    if (!isState(row.state)) throw new Error(`unknown state of a project: ${row.state}`);
    const reviews = await listReviews(orm, row.department_id, row.id);
    items.push({
      place: row.place, departmentId: row.department_id, departmentName: row.department, projectId: row.id, projectName: row.name, ordinal: row.ordinal, state: row.state,
      selfScore: row.score === null ? null : formatDecimal({ coefficient: BigInt(row.score), scale: 2 }), grade: row.grade, review: reviews.find((each) => each.sampleId === sampleId) ?? null,
    });
  }
  return { ...await headShown(orm, head), items };
}
