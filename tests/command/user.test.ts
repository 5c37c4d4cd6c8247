import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { hengji, newFolder } from './run-hengji.ts';

const data = newFolder();
afterAll(() => { rmSync(data, { recursive: true, force: true }); });
const user = (...args: string[]) => hengji(['user', ...args, '--data', data], { env: { DATABASE_URL: '' } });

test('accounts and roles from the machine itself: each act says what it did, and the trail knows it', { timeout: 120_000 }, async () => {
  const added = await user('add', 'Zhang.San', '--name', '张某', '--role', '安全审计员', '--scope', 'all');
  expect([added.status, added.stderr]).toEqual([0, '']);
  expect(added.stdout).toMatch(/^已建立账号 Zhang\.San，初始密码（只显示这一次，首次登录须修改）：\w{4}-\w{4}-\w{4}-\w{4}\n$/);
  expect((await user('add', 'zhang.san')).stderr).toBe('hengji: 用户名 zhang.san 已被使用。\n');
  expect((await user('add', 'a b')).stderr).toMatch(/^hengji: 用户名为 2 至 64 个/);
  expect(await user('list')).toMatchObject({ status: 0, stdout: 'zhang.san\t张某\t待改初始密码\t安全审计员 (全部)\n' });
  // 三员分立.
  const clash = await user('grant', 'zhang.san', '--role', '系统管理员', '--scope', 'all');
  expect([clash.status, clash.stderr]).toEqual([2, 'hengji: 安全审计员 与 系统管理员 不能由同一人担任：系统管理、安全保密、安全审计三员分立，且不兼任业务角色。\n']);
  expect((await user('grant', 'zhang.san', '--role', '填报人', '--department', '无此部门')).stderr).toBe('hengji: --department：没有“无此部门”。\n');
  expect(await user('revoke', 'zhang.san', '--role', '安全审计员')).toMatchObject({ status: 0 });
  expect(await user('revoke', 'zhang.san', '--role', '安全审计员')).toMatchObject({ status: 1 });
  expect(await user('disable', 'zhang.san', '--lang', 'en')).toMatchObject({ status: 0, stdout: 'zhang.san is disabled.\n' });
  expect((await user('list')).stdout).toBe('zhang.san\t张某\t停用\t\n');
  expect((await user('enable', 'zhang.san')).status).toBe(0);
  expect((await user('password', 'zhang.san')).stdout).toMatch(/\w{4}-\w{4}-\w{4}-\w{4}\n$/);
  expect(await user('unlock', 'nobody')).toMatchObject({ status: 2, stderr: 'hengji: 没有账号 nobody。\n' });
  expect((await user('grant', 'zhang.san')).stderr).toMatch(/--role/);
});
