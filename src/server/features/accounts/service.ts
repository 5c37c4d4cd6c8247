import { and, eq, sql } from 'drizzle-orm';
import { administratorRoles, incompatibleRoles } from '#core/organisation/permissions.ts';
import type { Bilingual } from '#core/finding.ts';
import type { Grant, Role } from '#core/organisation/roles.ts';
import { lockMinutes, mostFailures, type Failures } from '#server/features/accounts/failures.ts';
import { messages } from '#server/features/accounts/messages.ts';
import { messages as signInMessages } from '#server/platform/accounts/messages.ts';
import { checkNewPassword, firstPassword, hashPassword, verifyPassword } from '#server/platform/accounts/passwords.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Database, Transaction } from '#server/platform/database/handles.ts';
import { account, bureau, department, division, roleGrant } from '#server/platform/database/schema/organisation.ts';
import { systemChain } from '#server/platform/database/schema/records.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';
import { newId } from '#server/platform/row-id.ts';

export type AccountRow = typeof account.$inferSelect;

/**
 * Checks a name and a password. Unknown names, wrong passwords and accounts without one take the same time and are
 * answered alike, locks included: five failures lock a name for fifteen minutes. Every outcome is in the audit trail.
 */
export async function checkCredentials(database: Database, unknownNames: Failures, username: string, password: string, now: Date, requestId: string, letsExamplesIn: boolean): Promise<AccountRow> {
  const name = usernameOf(username);
  const [row] = await database.orm.select().from(account).where(eq(account.username, name)).limit(1);
  const lockedUntil = row === undefined ? unknownNames.lockedUntil(name) : row.lockedUntil;
  if (lockedUntil !== null && lockedUntil > now) {
    throw new Problem(423, 'account-locked', fill(signInMessages.locked, { minutes: Math.ceil((lockedUntil.getTime() - now.getTime()) / 60_000) }));
  }
  const isRight = await verifyPassword(row?.passwordHash ?? null, password);
  if (row === undefined || !isRight) {
    if (row === undefined) unknownNames.note(name);
    await noteFailure(database, row ?? null, now, requestId);
    throw new Problem(401, 'wrong-credentials', signInMessages.wrongCredentials);
  }
  if (row.disabled) throw new Problem(403, 'account-disabled', signInMessages.disabled);
  if (row.isExample && !letsExamplesIn) throw new Problem(403, 'example-account', messages.exampleRefused);
  return row;
}

/** A name that nobody has leaves an entry too, without the name: it may be a password typed into the wrong field. */
async function noteFailure(database: Database, row: AccountRow | null, now: Date, requestId: string): Promise<void> {
  const id = row?.id ?? unknownAccount;
  await database.transaction(async (tx) => {
    // Counted in the store, so that guesses at the same moment are all counted.
    const [counted] = await tx.update(account).set({ failedLogins: sql`${account.failedLogins} + 1` }).where(eq(account.id, id)).returning({ failures: account.failedLogins });
    const isLocked = (counted?.failures ?? 0) >= mostFailures;
    if (isLocked) await tx.update(account).set({ failedLogins: 0, lockedUntil: new Date(now.getTime() + lockMinutes * 60_000) }).where(eq(account.id, id));
    await recordChange(tx, {
      departmentId: systemChain, actor: { accountId: row?.id ?? null, name: row?.displayName ?? '', requestId }, act: isLocked ? 'session.lock' : 'session.fail',
      subject: { type: 'account', id: row === null ? 'unknown' : id }, at: now,
    });
  });
}

/** Names are one whatever their case and width. */
export function usernameOf(typed: string): string {
  return typed.trim().normalize('NFKC').toLowerCase();
}

const unknownAccount = '00000000-0000-0000-0000-000000000000';

/** What signing in leaves behind, in the transaction that opens the session. */
export async function noteLogIn(tx: Transaction, row: AccountRow, now: Date, requestId: string): Promise<void> {
  if (row.failedLogins > 0 || row.lockedUntil !== null) await tx.update(account).set({ failedLogins: 0, lockedUntil: null }).where(eq(account.id, row.id));
  await recordChange(tx, { departmentId: systemChain, actor: { accountId: row.id, name: row.displayName, requestId }, act: 'session.open', subject: { type: 'account', id: row.id }, at: now });
}

/** Changes one's own password; refuses what the policy does not allow. */
export async function changePassword(tx: Transaction, accountId: string, present: string, next: string, now: Date, actor: Actor): Promise<void> {
  const [row] = await tx.select().from(account).where(eq(account.id, accountId)).for('update');
  if (row === undefined) throw new Problem(404, 'not-found', messages.accountNotFound);
  if (row.passwordHash === null) throw new Problem(422, 'no-password', signInMessages.noPassword);
  if (!(await verifyPassword(row.passwordHash, present))) throw new Problem(422, 'wrong-password', signInMessages.wrongOldPassword);
  await checkNewPassword(next, row.username, [row.passwordHash, ...row.passwordHistory]);
  await tx.update(account).set({
    passwordHash: await hashPassword(next), passwordHistory: [row.passwordHash, ...row.passwordHistory].slice(0, 5), passwordChangedAt: now, mustChangePassword: false, updatedAt: now,
  }).where(eq(account.id, accountId));
  await recordChange(tx, { departmentId: systemChain, actor, act: 'account.password.change', subject: { type: 'account', id: accountId }, at: now });
}

/** A new account with a first password that has to be changed at once. It has no rights until somebody grants them. */
export async function createAccount(
  tx: Transaction, given: { readonly username: string; readonly displayName: string; readonly password?: string; readonly mustChange?: boolean; readonly isExample?: boolean }, now: Date, actor: Actor,
): Promise<{ readonly id: string; readonly firstPassword: string }> {
  const username = usernameOf(given.username);
  const [taken] = await tx.select({ id: account.id }).from(account).where(eq(account.username, username));
  if (taken !== undefined) throw new Problem(409, 'name-taken', fill(messages.nameTaken, { name: username }));
  const password = given.password ?? firstPassword();
  const id = newId(now.getTime());
  await tx.insert(account).values({
    id, username, displayName: given.displayName, passwordHash: await hashPassword(password), mustChangePassword: given.mustChange ?? true,
    isExample: given.isExample ?? false, createdAt: now, updatedAt: now,
  });
  await recordChange(tx, { departmentId: systemChain, actor, act: 'account.create', subject: { type: 'account', id }, after: { username, displayName: given.displayName }, at: now });
  return { id, firstPassword: password };
}

/** The passwords of the three administrators are set anew on the machine alone: else one of them could become another. */
export async function refuseAdministrators(tx: Transaction, accountId: string): Promise<void> {
  const held = await tx.select({ role: roleGrant.role }).from(roleGrant).where(eq(roleGrant.accountId, accountId));
  if (held.some(({ role }) => administratorRoles.includes(role))) throw new Problem(422, 'administrator-password', messages.administratorPassword);
}

/** A new first password for somebody who lost theirs; whoever knew the old one is out. */
export async function resetPassword(tx: Transaction, accountId: string, now: Date, actor: Actor, given?: string): Promise<string> {
  const password = given ?? firstPassword();
  const { rowCount } = await tx.update(account).set({ passwordHash: await hashPassword(password), mustChangePassword: true, failedLogins: 0, lockedUntil: null, updatedAt: now }).where(eq(account.id, accountId));
  if (rowCount === 0) throw new Problem(404, 'not-found', messages.accountNotFound);
  await tx.execute(sql`delete from session where account_id = ${accountId}`);
  await recordChange(tx, { departmentId: systemChain, actor, act: 'account.password.reset', subject: { type: 'account', id: accountId }, at: now });
  return password;
}

/** The account of a user name or key; null when there is none. */
export async function findAccount(tx: Transaction, text: string): Promise<AccountRow | null> {
  const [row] = await tx.select().from(account).where(sql`${account.username} = ${usernameOf(text)} or ${account.id}::text = ${text}`).limit(1);
  return row ?? null;
}

/** Disables an account, or lets it in again; its sessions end. */
export async function disableAccount(tx: Transaction, accountId: string, disabled: boolean, now: Date, actor: Actor): Promise<void> {
  const [row] = await tx.select({ disabled: account.disabled }).from(account).where(eq(account.id, accountId)).for('update');
  if (row === undefined) throw new Problem(404, 'not-found', messages.accountNotFound);
  if (row.disabled === disabled) return;
  await tx.update(account).set({ disabled, updatedAt: now, version: sql`${account.version} + 1` }).where(eq(account.id, accountId));
  if (disabled) await tx.execute(sql`delete from session where account_id = ${accountId}`);
  await recordChange(tx, { departmentId: systemChain, actor, act: 'account.update', subject: { type: 'account', id: accountId }, before: { disabled: row.disabled }, after: { disabled }, at: now });
}

export async function unlockAccount(tx: Transaction, accountId: string, now: Date, actor: Actor): Promise<void> {
  const { rowCount } = await tx.update(account).set({ failedLogins: 0, lockedUntil: null, updatedAt: now }).where(eq(account.id, accountId));
  if (rowCount === 0) throw new Problem(404, 'not-found', messages.accountNotFound);
  await recordChange(tx, { departmentId: systemChain, actor, act: 'account.unlock', subject: { type: 'account', id: accountId }, at: now });
}

/** Links an account to somebody at the provider of the single sign-on, or takes the link away. */
export async function linkIdentity(tx: Transaction, accountId: string, identity: { readonly issuer: string; readonly subject: string } | null, now: Date, actor: Actor): Promise<void> {
  const { rowCount } = await tx.update(account).set({
    oidcIssuer: identity?.issuer ?? null, oidcSubject: identity?.subject ?? null, updatedAt: now, version: sql`${account.version} + 1`,
  }).where(eq(account.id, accountId));
  if (rowCount === 0) throw new Problem(404, 'not-found', messages.accountNotFound);
  await recordChange(tx, { departmentId: systemChain, actor, act: identity === null ? 'account.unlink' : 'account.link', subject: { type: 'account', id: accountId }, after: identity === null ? null : { issuer: identity.issuer }, at: now });
}

/** Gives a role; refuses an incomplete reach and roles that one person may not hold together. */
export async function grantRole(tx: Transaction, accountId: string, grant: Grant, now: Date, actor: Actor): Promise<string> {
  const isComplete = grant.scope === 'all' ? grant.departmentId === null && grant.divisionId === null
    : grant.departmentId !== null && grant.bureauId === null && (grant.scope === 'division') === (grant.divisionId !== null);
  if (!isComplete) throw new Problem(422, 'grant-incomplete', messages.grantIncomplete);
  const [row] = await tx.select({ id: account.id }).from(account).where(eq(account.id, accountId)).for('update');
  if (row === undefined) throw new Problem(404, 'not-found', messages.accountNotFound);
  const held = await tx.select().from(roleGrant).where(eq(roleGrant.accountId, accountId));
  const clash = held.find(({ role }) => incompatibleRoles(role, grant.role));
  if (clash !== undefined) throw new Problem(422, 'roles-incompatible', fill(messages.rolesIncompatible, { left: clash.role, right: grant.role }));
  const isSame = (other: Grant): boolean => (['role', 'scope', 'bureauId', 'departmentId', 'divisionId'] as const).every((key) => other[key] === grant[key]);
  if (held.some(isSame)) throw new Problem(409, 'grant-exists', messages.grantExists);
  const id = newId(now.getTime());
  await tx.insert(roleGrant).values({ id, accountId, ...grant, createdAt: now });
  await recordChange(tx, { departmentId: systemChain, actor, act: 'account.role.grant', subject: { type: 'account', id: accountId }, after: grant, at: now });
  return id;
}

export async function revokeRole(tx: Transaction, accountId: string, grantId: string, now: Date, actor: Actor): Promise<void> {
  const [gone] = await tx.delete(roleGrant).where(and(eq(roleGrant.accountId, accountId), eq(roleGrant.id, grantId))).returning();
  if (gone === undefined) throw new Problem(404, 'not-found', messages.grantNotFound);
  const { role, scope, bureauId, departmentId, divisionId } = gone;
  await recordChange(tx, { departmentId: systemChain, actor, act: 'account.role.revoke', subject: { type: 'account', id: accountId }, before: { role, scope, bureauId, departmentId, divisionId }, at: now });
}

/** Takes a role back wherever it reaches; answers how many grants of it there were. */
export async function revokeRoles(tx: Transaction, accountId: string, role: Role, now: Date, actor: Actor): Promise<number> {
  const held = await tx.select({ id: roleGrant.id }).from(roleGrant).where(and(eq(roleGrant.accountId, accountId), eq(roleGrant.role, role)));
  for (const { id } of held) await revokeRole(tx, accountId, id, now, actor);
  return held.length;
}

/** All accounts in words, for a terminal. */
export async function listAccounts(tx: Transaction, now: Date): Promise<readonly { readonly username: string; readonly displayName: string; readonly state: Bilingual; readonly grants: readonly Bilingual[] }[]> {
  const accounts = await tx.select().from(account).orderBy(account.username);
  const grants = await tx.select({
    accountId: roleGrant.accountId, role: roleGrant.role, scope: roleGrant.scope, department: department.name, division: division.name, bureau: bureau.name,
  }).from(roleGrant)
    .leftJoin(department, eq(department.id, roleGrant.departmentId)).leftJoin(bureau, eq(bureau.id, roleGrant.bureauId))
    .leftJoin(division, and(eq(division.departmentId, roleGrant.departmentId), eq(division.id, roleGrant.divisionId)));
  return accounts.map((row) => ({
    username: row.username, displayName: row.displayName,
    state: row.disabled ? messages.stateDisabled : row.lockedUntil !== null && row.lockedUntil > now ? messages.stateLocked : row.mustChangePassword ? messages.stateFirstPassword : messages.stateUsual,
    grants: grants.filter(({ accountId }) => accountId === row.id).map(({ role, scope, department: over, division: within, bureau: office }) => {
      const place = within === null ? over ?? office ?? '' : `${over ?? ''}/${within}`;
      const inWords = (language: 'zh' | 'en'): string => `${role} (${[messages.scopes[scope][language], place].filter((part) => part !== '').join(' ')})`;
      return { zh: inWords('zh'), en: inWords('en') };
    }),
  }));
}
