import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import * as client from 'openid-client';
import { fill } from '#server/platform/messages.ts';
import { messages } from '#server/platform/oidc/messages.ts';
import type { OidcSettings } from '#server/platform/oidc/settings.ts';
import { Problem } from '#server/platform/problem.ts';

/** Who the provider says somebody is. */
export type Identity = { readonly issuer: string; readonly subject: string; readonly username: string | null };

export type SignOn = ReturnType<typeof createSignOn>;

const pendingMilliseconds = 600_000;
const patienceSeconds = 10;

type Pending = { readonly state: string; readonly nonce: string; readonly verifier: string; readonly redirectUri: string; readonly until: number };

/** Signing in at a provider of OpenID Connect: authorization code with PKCE, state and nonce. */
export function createSignOn(settings: OidcSettings, now: () => Date) {
  // What belongs to a sign-on under way is sealed into a cookie: nothing is kept here that somebody could fill up.
  const key = randomBytes(32);
  let known: Promise<client.Configuration> | null = null;

  const configuration = async (): Promise<client.Configuration> => {
    known ??= client.discovery(
      new URL(settings.issuer), settings.clientId, { [client.clockTolerance]: 60 }, settings.clientSecret === undefined ? client.None() : client.ClientSecretPost(settings.clientSecret),
      { timeout: patienceSeconds, execute: settings.issuer.startsWith('http:') ? [client.allowInsecureRequests] : [] },
    );
    try {
      return await known;
    } catch {
      known = null;
      throw new Problem(503, 'sign-on-unreachable', messages.unreachable, {}, { 'retry-after': '30' });
    }
  };

  return {
    publicUrl: settings.publicUrl ?? null,
    linksByUsername: settings.linkByUsername,
    /** Where to send the browser, and what it has to bring back. */
    start: async (redirectUri: string): Promise<{ readonly url: string; readonly sealed: string; readonly until: Date }> => {
      const provider = await configuration();
      const pending: Pending = {
        state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier(), redirectUri, until: now().getTime() + pendingMilliseconds,
      };
      const url = client.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri, scope: settings.scope, state: pending.state, nonce: pending.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(pending.verifier), code_challenge_method: 'S256',
      });
      return { url: url.href, sealed: seal(pending, key), until: new Date(pending.until) };
    },
    /** Who came back with the answer of the provider in the query. */
    finish: async (query: string, sealed: string | undefined): Promise<Identity> => {
      const pending = sealed === undefined ? null : unseal(sealed, key);
      if (pending === null || pending.until < now().getTime()) throw new Problem(400, 'sign-on-stale', messages.stale);
      const provider = await configuration();
      try {
        const tokens = await client.authorizationCodeGrant(provider, new URL(`${pending.redirectUri}${query}`), {
          expectedState: pending.state, expectedNonce: pending.nonce, pkceCodeVerifier: pending.verifier, idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new Error('no identity token');
        const inToken = claims[settings.usernameClaim];
        const username = inToken ?? (provider.serverMetadata().userinfo_endpoint === undefined ? undefined : (await client.fetchUserInfo(provider, tokens.access_token, claims.sub))[settings.usernameClaim]);
        return { issuer: claims.iss, subject: claims.sub, username: typeof username === 'string' && username !== '' ? username : null };
      } catch (thrown) {
        throw new Problem(401, 'sign-on-refused', fill(messages.refused, { why: codeOf(thrown) }));
      }
    },
  };
}

/** The code of an error of the protocol: never its text, which may name a person. */
function codeOf(thrown: unknown): string {
  if (thrown instanceof client.AuthorizationResponseError || thrown instanceof client.ResponseBodyError) return thrown.error;
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : 'failed';
}

function seal(pending: Pending, key: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const text = Buffer.concat([cipher.update(JSON.stringify(pending), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
}

function unseal(sealed: string, key: Buffer): Pending | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 29) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')) as Pending;
  } catch {
    return null;
  }
}
