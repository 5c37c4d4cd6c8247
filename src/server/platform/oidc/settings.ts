import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { Refusal } from '#core/refusal.ts';
import { fill } from '#server/platform/messages.ts';
import { messages } from '#server/platform/oidc/messages.ts';

const settings = z.strictObject({
  /** The provider, by the address its discovery document stands under. */
  issuer: z.url(),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1).optional(),
  /** The claim that holds the user name here. */
  usernameClaim: z.string().min(1).default('preferred_username'),
  /** Whether somebody unknown is linked to the account whose user name the claim gives. Else links are made by an administrator. */
  linkByUsername: z.stringbool().or(z.boolean()).default(false),
  scope: z.string().default('openid profile'),
  /** Where people reach this service: `https://jixiao.example.gov.cn`. */
  publicUrl: z.url().optional(),
});

export type OidcSettings = z.infer<typeof settings>;

const prefix = 'HENGJI_OIDC_';
const loopback = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/;

/**
 * The settings of the single sign-on: `oidc.json` in the data folder, and over it the variables `HENGJI_OIDC_ISSUER`,
 * `…_CLIENT_ID`, `…_CLIENT_SECRET`, `…_USERNAME_CLAIM`, `…_LINK_BY_USERNAME`, `…_SCOPE`; `HENGJI_PUBLIC_URL`. Null where there are none.
 */
export async function readOidcSettings(dataFolder: string, environment: Readonly<Record<string, string | undefined>>, listensLocally: boolean): Promise<OidcSettings | null> {
  const file = join(dataFolder, 'oidc.json');
  const wrong = (what: { readonly zh: string; readonly en: string }): Refusal => {
    const where = file;
    return new Refusal('bad-request', { zh: fill(messages.settingsMalformed, { where, what: what.zh }).zh, en: fill(messages.settingsMalformed, { where, what: what.en }).en });
  };
  const text = await readFile(file, 'utf8').catch(() => null);
  let stored: unknown = {};
  try {
    if (text !== null) stored = JSON.parse(text);
  } catch {
    throw wrong({ zh: 'JSON', en: 'JSON' });
  }
  const given = Object.fromEntries(Object.keys(settings.shape).flatMap((key) => {
    const value = environment[prefix + key.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()] ?? (key === 'publicUrl' ? environment['HENGJI_PUBLIC_URL'] : undefined);
    return value === undefined || value === '' ? [] : [[key, value]];
  }));
  if (text === null && given['issuer'] === undefined) return null;
  const read = settings.safeParse({ ...(typeof stored === 'object' ? stored : {}), ...given });
  if (!read.success) {
    const what = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    throw wrong({ zh: what, en: what });
  }
  const { issuer, publicUrl } = read.data;
  if (!issuer.startsWith('https://') && !loopback.test(issuer)) throw wrong(messages.issuerNotSecure);
  if (!listensLocally && publicUrl?.startsWith('https://') !== true) throw wrong(messages.publicUrlMissing);
  return read.data;
}
