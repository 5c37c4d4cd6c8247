import { and, eq, sql } from 'drizzle-orm';
import { administratorRoles } from '#core/organisation/permissions.ts';
import { roles, type Grant, type Role } from '#core/organisation/roles.ts';
import { messages } from '#server/features/accounts/messages.ts';
import { createAccount, grantRole } from '#server/features/accounts/service.ts';
import type { Actor } from '#server/platform/audit/record-change.ts';
import type { Database, Transaction } from '#server/platform/database/handles.ts';
import { account } from '#server/platform/database/schema/organisation.ts';
import { fill } from '#server/platform/messages.ts';

export type FirstAccount = { readonly username: string; readonly role: Role; readonly firstPassword: string };

const actor: Actor = { accountId: null, name: messages.firstStart.zh, requestId: null };

const usernames: Readonly<Record<Role, string>> = {
  填报人: 'tianbao', 项目审核: 'shenhe', 绩效管理员: 'jixiao', 领导: 'lingdao', 财政审核: 'caizheng', 审计: 'shenji', 系统管理员: 'xitong', 安全保密管理员: 'baomi', 安全审计员: 'anshen',
};

/** What the terminal is told at the start about signing in: the example accounts where they work, else the administrators where they have just been made. */
export async function accountsAtStart(database: Database, now: Date, listensLocally: boolean): Promise<string | null> {
  const [example] = listensLocally ? await database.orm.select({ id: account.id }).from(account).where(and(eq(account.isExample, true), eq(account.disabled, false))).limit(1) : [];
  if (example !== undefined) return exampleAccountsNotice();
  const first = await createFirstAccounts(database, now);
  return first.length === 0 ? null : describeFirstAccounts(first);
}

/** Where nobody but the example's people can sign in: makes the three administrators and answers their one-time passwords. Otherwise nothing. */
export async function createFirstAccounts(database: Database, now: Date): Promise<readonly FirstAccount[]> {
  return database.transaction(async (tx) => {
    // Two servers that start on the same empty store make them once.
    await tx.execute(sql`lock table ${account} in share row exclusive mode`);
    const made = await tx.select({ id: account.id }).from(account).where(eq(account.isExample, false)).limit(1);
    if (made.length > 0) return [];
    const first: FirstAccount[] = [];
    for (const role of administratorRoles) {
      const { id, firstPassword } = await createAccount(tx, { username: usernames[role], displayName: role }, now, actor);
      await grantRole(tx, id, whole(role), now, actor);
      first.push({ username: usernames[role], role, firstPassword });
    }
    return first;
  });
}

/** What the terminal is told of them. */
function describeFirstAccounts(first: readonly FirstAccount[]): string {
  const lines = first.map(({ username, role, firstPassword }) => `      ${username.padEnd(10)} ${firstPassword}   ${role}`);
  return `  ${messages.firstAccounts.zh}\n  ${messages.firstAccounts.en}\n\n${lines.join('\n')}\n`;
}

/** The password of all example accounts; they are let in only while the server listens on this machine. */
const examplePassword = 'Hengji-Shili-2023';

/** Where the example accounts work. */
export type ExamplePlaces = { readonly departmentId: string; readonly divisionId: string; readonly bureauId: string };

/** An account for each role of the example, by role; those that exist are left as they are. */
export async function createExampleAccounts(tx: Transaction, places: ExamplePlaces, now: Date, by: Actor): Promise<Readonly<Partial<Record<Role, string>>>> {
  const made: Partial<Record<Role, string>> = {};
  const taken = new Map((await tx.select({ id: account.id, username: account.username }).from(account)).map(({ id, username }) => [username, id]));
  for (const role of roles) {
    const known = taken.get(exampleName(role));
    made[role] = known ?? await createExampleAccount(tx, role, places, now, by);
  }
  return made;
}

async function createExampleAccount(tx: Transaction, role: Role, places: ExamplePlaces, now: Date, by: Actor): Promise<string> {
  const { id } = await createAccount(tx, {
    username: exampleName(role), displayName: fill(messages.exampleName, { role }).zh, password: examplePassword, mustChange: false, isExample: true,
  }, now, by);
  await grantRole(tx, id, exampleGrant(role, places), now, by);
  return id;
}

function exampleGrant(role: Role, { departmentId, divisionId, bureauId }: ExamplePlaces): Grant {
  switch (role) {
    case '填报人': case '项目审核': return { role, scope: 'division', bureauId: null, departmentId, divisionId };
    case '绩效管理员': case '领导': return { role, scope: 'department', bureauId: null, departmentId, divisionId: null };
    case '财政审核': return { ...whole(role), bureauId };
    default: return whole(role);
  }
}

function exampleName(role: Role): string {
  return `shili-${usernames[role]}`;
}

/** What the terminal is told of the example accounts. */
function exampleAccountsNotice(): string {
  const notice = fill(messages.exampleAccounts, { password: examplePassword });
  return `  ${notice.zh}\n  ${notice.en}\n\n${roles.map((role) => `      ${exampleName(role).padEnd(16)} ${role}`).join('\n')}\n`;
}

function whole(role: Role): Grant {
  return { role, scope: 'all', bureauId: null, departmentId: null, divisionId: null };
}
