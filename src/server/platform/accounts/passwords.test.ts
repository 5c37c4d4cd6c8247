import { describe, expect, test } from 'vitest';
import { checkNewPassword, firstPassword, hashPassword, verifyPassword } from '#server/platform/accounts/passwords.ts';
import { Problem } from '#server/platform/problem.ts';

async function refusal(password: string, username = 'li.si', history: readonly string[] = []): Promise<string | null> {
  try {
    await checkNewPassword(password, username, history);
    return null;
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    return thrown.messages.en;
  }
}

describe('the policy', () => {
  test.each([
    // Nine characters of four kinds; eleven of two kinds; then the least that pass.
    ['Aa1!Bb2@C', 'at least 10'], ['abcdefghij1', 'three kinds'], ['Abcdefghi1', null], ['lantern river', null],
    ['LI.SI-has-a-name', 'user name'], ['Password-of-mine', 'common'], ['aaaaaaaaaaaab', 'common'], ['一片两片三四片五片六七片', null], ['x'.repeat(129), '128'],
  ] as const)('%j', async (password, wanted) => {
    const said = await refusal(password);
    if (wanted === null) expect(said).toBeNull();
    else expect(said).toContain(wanted);
  });

  test('none of the last five again, the one before them may be', async () => {
    const used = ['Lantern-River-1', 'Lantern-River-2', 'Lantern-River-3', 'Lantern-River-4', 'Lantern-River-5', 'Lantern-River-6'];
    const history = await Promise.all(used.map(hashPassword));
    expect(await refusal('Lantern-River-5', 'li.si', history)).toContain('last five');
    expect(await refusal('Lantern-River-6', 'li.si', history)).toBeNull();
  });

  test('first passwords satisfy it', async () => {
    for (let times = 0; times < 200; times += 1) expect(await refusal(firstPassword())).toBeNull();
  });
});

describe('hashes', () => {
  test('are argon2id with a salt of their own, and know their password whatever its width', async () => {
    const [one, two] = await Promise.all([hashPassword('Lantern-River-1'), hashPassword('Lantern-River-1')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, 'Ｌantern-River-1')).toBe(true);
    expect(await verifyPassword(one, 'lantern-River-1')).toBe(false);
    expect(await verifyPassword(null, 'lantern-River-1')).toBe(false);
    expect(await verifyPassword('$2b$10$not-ours', 'lantern-River-1')).toBe(false);
  });

  test('are worked out a few at a time, and a flood of them is told to wait', { timeout: 60_000 }, async () => {
    const settled = await Promise.allSettled(Array.from({ length: 80 }, () => hashPassword('Lantern-River-1')));
    const refused = settled.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBe(80 - 62);
    expect(settled.slice(0, 62).every(({ status }) => status === 'fulfilled')).toBe(true);
  });
});
