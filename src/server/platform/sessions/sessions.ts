import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import type { GrantScope, Principal, Role } from '#core/organisation/roles.ts';
import type { Transaction } from '#server/platform/database/handles.ts';
import { sql } from 'drizzle-orm';

/** A person's session as requests see it. */
export type Session = {
  readonly tokenHash: string;
  readonly principal: Principal;
  readonly mustChangePassword: boolean;
  readonly expiresAt: Date;
  /** What unsafe requests must carry in `x-csrf-token`: bound to the cookie, useless without it. */
  readonly csrfToken: string;
};

export type SessionSettings = {
  /** Ends after so long without a request. */
  readonly idleMinutes: number;
  /** Ends in any case. */
  readonly longestHours: number;
};

export const usualSettings: SessionSettings = { idleMinutes: 30, longestHours: 10 };

/** How long what is known of a session is used without asking the store: so long a command beside the server may take to have effect. */
const freshMilliseconds = 5_000;
const seenEveryMilliseconds = 60_000;

type Held = { readonly session: Session; readonly since: number; readonly until: number; lastSeen: number };

export type Sessions = ReturnType<typeof createSessions>;

/** The sessions of a service: kept in the store, remembered for moments so that reading a page asks nothing of it. */
export function createSessions(pool: pg.Pool, now: () => Date, settings: SessionSettings = usualSettings) {
  const held = new Map<string, Held>();
  /** Counts what was forgotten: an answer of the store that was asked for before is not remembered after. */
  let forgotten = 0;

  const forget = (accountId: string): void => {
    forgotten += 1;
    for (const [hash, { session }] of held) if (session.principal.accountId === accountId) held.delete(hash);
  };

  /** A clock that was set back must not keep what is remembered alive. */
  const isFresh = ({ since, until }: Held, at: number): boolean => since <= at && at < until;

  const load = async (tokenHash: string, csrfToken: string): Promise<Held | null> => {
    const { rows } = await pool.query<SessionRow>({ name: 'session-by-token', text: sessionQuery, values: [tokenHash] });
    const [row] = rows;
    if (row === undefined || row.disabled) return null;
    const at = now().getTime();
    const idleEnd = row.last_seen_at.getTime() + settings.idleMinutes * 60_000;
    const expiresAt = new Date(Math.min(row.expires_at.getTime(), idleEnd));
    if (expiresAt.getTime() <= at) return null;
    const principal: Principal = {
      accountId: row.account_id,
      name: row.display_name,
      grants: row.grants.map((grant) => ({ role: grant.role, scope: grant.scope, bureauId: grant.bureau, departmentId: grant.department, divisionId: grant.division })),
    };
    return {
      session: { tokenHash, principal, mustChangePassword: row.must_change_password, expiresAt, csrfToken },
      since: at, until: Math.min(at + freshMilliseconds, expiresAt.getTime()), lastSeen: row.last_seen_at.getTime(),
    };
  };

  const touch = async (tokenHash: string, known: Held): Promise<void> => {
    const at = now().getTime();
    if (at - known.lastSeen < seenEveryMilliseconds) return;
    known.lastSeen = at;
    await pool.query({ name: 'session-seen', text: 'update session set last_seen_at = $2 where token_hash = $1', values: [tokenHash, new Date(at)] });
  };

  return {
    /** The session of a token from the cookie; null when it is unknown, ended, or its account disabled. */
    find: async (token: string): Promise<Session | null> => {
      if (!tokenShape.test(token)) return null;
      const tokenHash = hashOf(token);
      const known = held.get(tokenHash);
      if (known !== undefined && isFresh(known, now().getTime())) {
        await touch(tokenHash, known);
        return known.session;
      }
      held.delete(tokenHash);
      const before = forgotten;
      const fresh = await load(tokenHash, csrfTokenOf(token));
      if (fresh === null) return null;
      if (held.size > 20_000) held.clear();
      if (before === forgotten) held.set(tokenHash, fresh);
      await touch(tokenHash, fresh);
      return fresh.session;
    },
    /** Opens a session; answers the token for the cookie, which is nowhere stored. */
    open: async (tx: Transaction, accountId: string, userAgent: string | null): Promise<{ readonly token: string; readonly expiresAt: Date }> => {
      const token = randomBytes(32).toString('base64url');
      const at = now();
      const expiresAt = new Date(at.getTime() + settings.longestHours * 3_600_000);
      await tx.execute(sql`insert into session (token_hash, account_id, created_at, last_seen_at, expires_at, user_agent)
        values (${hashOf(token)}, ${accountId}, ${at.toISOString()}::timestamptz, ${at.toISOString()}::timestamptz, ${expiresAt.toISOString()}::timestamptz, ${userAgent?.slice(0, 200) ?? null})`);
      await tx.execute(sql`delete from session where expires_at < ${at.toISOString()}::timestamptz`);
      return { token, expiresAt };
    },
    /** Ends one session. After the transaction `forget` makes it so in this process. */
    close: async (tx: Transaction, tokenHash: string): Promise<void> => {
      await tx.execute(sql`delete from session where token_hash = ${tokenHash}`);
    },
    /** Ends all sessions of an account; answers how many. After the transaction `forget` makes it so in this process. */
    closeAllOf: async (tx: Transaction, accountId: string): Promise<number> => {
      const { rowCount } = await tx.execute(sql`delete from session where account_id = ${accountId}`);
      return rowCount ?? 0;
    },
    /** Forgets what is remembered of an account, once a change of its sessions, grants or password is stored: its next request sees what is. */
    forget,
  };
}

const tokenShape = /^[\w-]{43}$/;

/** Whether the token of the header belongs to the session. */
export function isCsrfToken(session: Session, given: unknown): boolean {
  if (typeof given !== 'string') return false;
  const [left, right] = [Buffer.from(given), Buffer.from(session.csrfToken)];
  return left.length === right.length && timingSafeEqual(left, right);
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function csrfTokenOf(token: string): string {
  return createHmac('sha256', token).update('csrf').digest('base64url');
}

type SessionRow = {
  account_id: string; display_name: string; must_change_password: boolean; disabled: boolean; expires_at: Date; last_seen_at: Date; created_at: Date;
  grants: readonly { role: Role; scope: GrantScope; bureau: string | null; department: string | null; division: string | null }[];
};

const sessionQuery = `
  select s.account_id, a.display_name, a.must_change_password, a.disabled, s.expires_at, s.last_seen_at, s.created_at,
    coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'scope', g.scope, 'bureau', g.bureau_id, 'department', g.department_id, 'division', g.division_id))
      from role_grant g where g.account_id = a.id), '[]'::jsonb) as grants
  from session s join account a on a.id = s.account_id where s.token_hash = $1`;

