import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { Problem } from '#server/platform/problem.ts';
import { messages } from '#server/platform/accounts/messages.ts';

/** argon2id with 19 MiB and two passes, as OWASP advises at least; some 66 ms a hash. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
/** Hashes worked out at the same time, and those that may wait: signing in must not take the machine from those at work. */
const atOnce = 2;
const mostWaiting = 60;

let running = 0;
const waiting: (() => void)[] = [];

async function hashOf(parameters: Argon2Parameters): Promise<Buffer> {
  if (running >= atOnce) {
    if (waiting.length >= mostWaiting) throw new Problem(503, 'too-busy', messages.tooBusy);
    await new Promise<void>((resolve) => { waiting.push(resolve); });
  }
  running += 1;
  try {
    return await new Promise((resolve, reject) => {
      argon2('argon2id', parameters, (error, tag) => (error === null ? resolve(tag) : reject(error)));
    });
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** The password as it is stored: argon2id in PHC notation with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await hashOf({ ...cost, message: Buffer.from(password.normalize('NFKC'), 'utf8'), nonce });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;
}

/** Whether a password is the stored one. Takes the same time where nothing is stored, so that names cannot be probed. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, hash] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored ?? '') ?? [];
  const expected = Buffer.from(hash ?? '', 'base64');
  const tag = await hashOf({
    memory: Number(memory ?? cost.memory), passes: Number(passes ?? cost.passes), parallelism: Number(parallelism ?? cost.parallelism), tagLength: expected.length === 0 ? cost.tagLength : expected.length,
    message: Buffer.from(password.normalize('NFKC'), 'utf8'), nonce: salt === undefined ? Buffer.alloc(16, 1) : Buffer.from(salt, 'base64'),
  });
  return expected.length === tag.length && timingSafeEqual(expected, tag);
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

/** Beginnings and wholes that are tried first by whoever guesses. */
const common = /^(?:p[a@]ssw[o0]rd|admin|root|welcome|qwerty|asdf|zxcv|1q2w3e|abc123|iloveyou|letmein|woaini|zhongguo|caizheng|jixiao|123456|111111|000000|888888|666666)/i;

/** Refuses a password that the policy does not allow. */
export async function checkNewPassword(password: string, username: string, history: readonly string[]): Promise<void> {
  const refuse = (text: typeof messages[keyof typeof messages]): never => { throw new Problem(422, 'password-refused', text); };
  const length = [...password].length;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length;
  if (length < 10 || (length < 12 && kinds < 3)) refuse(messages.passwordShort);
  if (length > 128) refuse(messages.passwordLong);
  if (username.length >= 3 && password.toLowerCase().includes(username.toLowerCase())) refuse(messages.passwordHasName);
  if (common.test(password) || new Set(password).size < 5) refuse(messages.passwordCommon);
  for (const earlier of history.slice(0, 5)) if (await verifyPassword(earlier, password)) refuse(messages.passwordUsed);
}

/** A password to hand over once: four groups of letters and digits that are not mistaken for each other. */
export function firstPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789';
  return Array.from({ length: 4 }, () => [...randomBytes(4)].map((byte) => letters[byte % letters.length]).join('')).join('-');
}
