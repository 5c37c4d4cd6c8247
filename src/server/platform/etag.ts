import type { FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import { messages } from '#server/platform/messages.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';

/** The version that a change was made against, from `If-Match: "3"`. A change without it is refused. */
export function requiredVersion(request: FastifyRequest): number {
  const given = request.headers['if-match'];
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(given ?? '')?.[1];
  if (version === undefined) throw new Problem(428, 'if-match-missing', messages.ifMatchMissing);
  return Number(version);
}

export function setEtag(reply: FastifyReply, version: number): FastifyReply {
  return reply.header('etag', `"${version}"`);
}

/** Somebody else was faster: says who, when, and how the row stands now, so that nothing that was typed is lost. */
export async function conflict(pool: pg.Pool, departmentId: string, subject: { readonly type: string; readonly id: string }, current: unknown): Promise<Problem> {
  const { rows } = await pool.query<{ at: Date; body: string }>({
    name: 'last-change',
    text: 'select at, body from audit_entry where department_id = $1 and subject_type = $2 and subject_id = $3 order by sequence desc limit 1',
    values: [departmentId, subject.type, subject.id],
  });
  const [last] = rows;
  const name = last === undefined ? null : nameIn(last.body);
  const texts = last === undefined || name === null ? messages.changedMeanwhile : fill(messages.changedMeanwhileBy, { name, time: localTime(last.at) });
  return new Problem(412, 'changed-meanwhile', texts, { current, changedBy: name, changedAt: last?.at.toISOString() ?? null });
}

function nameIn(body: string): string | null {
  const read: { readonly name?: unknown } = JSON.parse(body);
  return typeof read.name === 'string' ? read.name : null;
}

function localTime(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
