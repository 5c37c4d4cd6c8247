import * as z from 'zod';
import { grantScopes, roles } from '#core/organisation/roles.ts';
import { permissions } from '#core/organisation/permissions.ts';
import { id, line } from '#contract/paging.ts';

export const role = z.enum(roles);
export const grantScope = z.enum(grantScopes);

/** A role and how far it reaches. */
export const grant = z.strictObject({ role, scope: grantScope, bureauId: id.nullable(), departmentId: id.nullable(), divisionId: id.nullable() });

export const username = z.string().trim().regex(/^[\p{L}\p{N}._@-]{2,64}$/u, '用户名为 2 至 64 个字母、数字、汉字或 . _ @ -|a user name has 2 to 64 letters, digits or . _ @ -');
/** Never trimmed: spaces belong to a password. */
export const password = z.string().min(1).max(200);

export const logIn = z.strictObject({ username: z.string().max(200), password });

/** Ways to sign in that the service offers; none where it keeps no ledger. `signedIn`: whoever asks is signed in already. */
export const signInMethods = z.strictObject({ password: z.boolean(), singleSignOn: z.boolean(), signedIn: z.boolean() });

/** Who is signed in and what they may do. `csrfToken` goes into `x-csrf-token` of every request that changes something. */
export const session = z.strictObject({
  accountId: id,
  name: z.string(),
  mustChangePassword: z.boolean(),
  expiresAt: z.iso.datetime(),
  csrfToken: z.string(),
  grants: z.array(grant).readonly(),
  permissions: z.array(z.enum(permissions)).readonly(),
});

export const changePassword = z.strictObject({ present: password, next: password });

export const account = z.strictObject({
  id,
  username: z.string(),
  displayName: z.string(),
  mustChangePassword: z.boolean(),
  lockedUntil: z.iso.datetime().nullable(),
  disabled: z.boolean(),
  singleSignOn: z.boolean(),
  isExample: z.boolean(),
  version: z.int(),
  grants: z.array(grant.extend({ id })).readonly(),
});

export const newAccount = z.strictObject({ username, displayName: line(60) });
/** The first password is shown once, to be handed over. */
export const newAccountAnswer = z.strictObject({ account, firstPassword: z.string() });
export const accountChange = z.strictObject({ displayName: line(60).optional(), disabled: z.boolean().optional() });
/** Who somebody is at the provider of the single sign-on. */
export const accountIdentity = z.strictObject({ issuer: z.url().max(300), subject: z.string().min(1).max(300) });
export const newGrant = grant;

export type SignInMethods = z.infer<typeof signInMethods>;
export type Session = z.infer<typeof session>;
export type Account = z.infer<typeof account>;
export type GrantOf = z.infer<typeof grant>;
