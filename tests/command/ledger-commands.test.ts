import { chmodSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commands } from '#cli/commands.ts';
import { processesIn } from '#server/platform/database/embedded/postmaster.ts';
import { openDatabase } from '#server/platform/database/open-database.ts';
import { hengji, newFolder } from './run-hengji.ts';

const folder = newFolder();
chmodSync(folder, 0o755);
const at = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the list of commands', () => {
  test('an option means the same kind of value everywhere', () => {
    const kinds = new Map<string, Set<string>>();
    for (const { options } of commands) for (const [name, kind] of Object.entries(options)) kinds.set(name, new Set([...kinds.get(name) ?? [], kind]));
    expect([...kinds].filter(([, found]) => found.size > 1)).toEqual([]);
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  });

  test.each(['zh', 'en'] as const)('every option stands in the help of its command (%s)', (language) => {
    const missing = commands.flatMap(({ name, options, help }) => Object.keys(options).filter((option) => !help[language].includes(`--${option}`)).map((option) => `${name} --${option}`));
    expect(missing).toEqual([]);
    for (const { name, usage } of commands) expect(usage[language].startsWith(name)).toBe(true);
  });

  test('all are in the help, each has a page of its own', async () => {
    const { stdout } = await hengji(['--help']);
    for (const { usage } of commands) expect(stdout).toContain(`hengji ${usage.zh}`);
    expect((await hengji(['restore', '--help', '--lang', 'en'])).stdout).toContain('--replace');
    expect((await hengji(['help', 'backup'])).stdout).toContain('--out 文件');
  });
});

describe('backup and restore', { timeout: 120_000 }, () => {
  test('beside a running server, into a new folder, in the same state; nothing keeps running', async () => {
    const service = await openDatabase({ dataFolder: at('data'), connections: 2 });
    try {
      await service.pool.query(`insert into bureau (id, name) values (gen_random_uuid(), '示例市财政局')`);
      const saved = await hengji(['backup', '--data', at('data'), '--out', at('saved.tar.gz')]);
      expect(saved).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^已备份 \d+ 张表 1 行、附件 0 个，写入 .*saved\.tar\.gz\n$/) });
      // The service goes on; its data are not replaced under it.
      expect((await service.pool.query('select 1 as it')).rowCount).toBe(1);
      const refused = await hengji(['restore', at('saved.tar.gz'), '--data', at('data'), '--replace']);
      expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('正在被服务或其他程序使用')]);
    } finally {
      await service.close();
    }
    const restored = await hengji(['restore', at('saved.tar.gz'), '--lang', 'en'], { env: { HENGJI_DATA: at('elsewhere') } });
    expect(restored).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^Restored 1 rows/) });
    const again = await hengji(['restore', at('saved.tar.gz'), '--data', at('elsewhere')]);
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('数据库中已有数据')]);
    expect([...processesIn(at('data/postgres')), ...processesIn(at('elsewhere/postgres'))]).toEqual([]);
  });

  test('what cannot be done is told in one line', async () => {
    const cases: readonly (readonly [readonly string[], string])[] = [
      [['backup', '--data', at('data')], '请给出 --out。'],
      [['backup', '--data', at('data'), '--out', at('none/x.tar.gz')], '无法写入备份（ENOENT）'],
      [['restore'], '请给出备份文件。'],
      [['restore', 'one', 'two'], '多出“two”'],
      [['restore', at('none.tar.gz'), '--data', at('fresh')], '找不到备份文件'],
      [['migrate', '--data', at('saved.tar.gz/none')], '建立数据目录'],
    ];
    for (const [args, message] of cases) {
      const ran = await hengji(args);
      expect([ran.status, ran.stdout, ran.stderr.trim().split('\n')]).toEqual([2, '', [expect.stringContaining(message)]]);
    }
    expect(existsSync(at('none/x.tar.gz'))).toBe(false);
  });
});
