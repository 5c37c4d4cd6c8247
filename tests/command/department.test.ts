import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { hengji, newFolder } from './run-hengji.ts';

const data = newFolder();
afterAll(() => { rmSync(data, { recursive: true, force: true }); });
const department = (...args: string[]) => hengji(['department', ...args, '--data', data], { env: { DATABASE_URL: '' } });

test('departments and bureaus from the machine itself, before anybody can sign in', { timeout: 120_000 }, async () => {
  expect(await department('add', '示例市科技局', '--code', '101', '--bureau', '示例市财政局', '--place', '示例省/示例市'))
    .toMatchObject({ status: 0, stderr: '', stdout: '已建立财政局“示例市财政局”。\n已建立部门“示例市科技局”。\n' });
  // The bureau is there; its place is that of the department as well.
  expect(await department('add', '示例市文旅局', '--code', '102', '--bureau', '示例市财政局', '--lang', 'en')).toMatchObject({ status: 0, stdout: 'Created the department “示例市文旅局”.\n' });
  expect(await department('add', '独立单位')).toMatchObject({ status: 0 });
  expect(await department('add', '示例市科技局')).toMatchObject({ status: 2, stdout: '', stderr: 'hengji: 已有部门“示例市科技局”。\n' });
  expect(await department('add', '另一局', '--code', '102')).toMatchObject({ status: 2, stderr: 'hengji: 已有部门“102”。\n' });
  expect((await department('add', '另一局', '--place', '省 市')).stderr).toContain('地点写作“省/市/县”');
  expect((await department('add')).stderr).toContain('请给出部门名称。');
  expect(await department('list')).toMatchObject({
    status: 0, stdout: '101\t示例市科技局\t示例市财政局\t示例省/示例市\t\n102\t示例市文旅局\t示例市财政局\t示例省/示例市\t\n\t独立单位\t\t\t\n',
  });
  const user = await hengji(['user', 'add', 'zhang.san', '--role', '填报人', '--department', '101', '--data', data], { env: { DATABASE_URL: '' } });
  expect(user.status).toBe(0);
});
