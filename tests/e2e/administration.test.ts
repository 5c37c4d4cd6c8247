import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { wholeGrant } from '../service.ts';
import { departmentGrant, startWeb, violations, type TestWeb, type Window, type WindowChoices } from '../web.ts';

let web: TestWeb;
let windows: Window[] = [];

beforeAll(async () => {
  web = await startWeb();
  await web.account('xitong', [wholeGrant('系统管理员')]);
  await web.account('baomi', [wholeGrant('安全保密管理员')]);
  await web.account('shenji', [wholeGrant('安全审计员')]);
  await web.account('jixiao', [departmentGrant('绩效管理员', web.service.departmentId)]);
}, 180_000);

afterAll(async () => web.close());

afterEach(async () => {
  const complaints = windows.flatMap((each) => each.complaints);
  await Promise.all(windows.map((each) => each.close()));
  windows = [];
  // The browser itself notes every refusal of the service.
  expect(complaints.filter((text) => !/status of (?:401|403|404|409|412|422)/.test(text))).toEqual([]);
});

async function open(username: string | null, hash?: string, choices?: WindowChoices): Promise<Window> {
  const opened = await web.open(username, hash, choices);
  windows.push(opened);
  return opened;
}

async function choose({ page }: Window, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first().click();
}

describe('an account from its creation to its work', () => {
  test('made by one administrator, given its role by another, used by its owner, followed by the third', async () => {
    const maker = await open('xitong', '#/accounts');
    await maker.page.getByRole('button', { name: '新建账号' }).click();
    await maker.page.getByRole('textbox', { name: '用户名' }).fill('lixin');
    await maker.page.getByRole('button', { name: '建立账号' }).click();
    await maker.page.getByText('请填写姓名').waitFor();
    await maker.page.getByRole('textbox', { name: '姓名' }).fill('示例新人');
    await maker.page.getByRole('button', { name: '建立账号' }).click();
    await maker.page.getByText('这个密码只显示这一次').waitFor();
    const firstPassword = (await maker.page.locator('.first-password code').textContent())?.trim() ?? '';
    expect(firstPassword.length).toBeGreaterThan(9);
    await maker.page.getByRole('button', { name: '已记下，关闭' }).click();
    await maker.page.getByRole('heading', { name: '示例新人', level: 1 }).waitFor();
    await maker.page.getByText('角色由安全保密管理员授予和收回').waitFor();
    expect(await maker.page.getByRole('button', { name: '授予角色' }).count()).toBe(0);
    expect(await maker.page.textContent('body')).not.toContain(firstPassword);
    const accountAddress = new URL(maker.page.url()).hash;

    const fresh = await open(null);
    await fresh.page.getByLabel('用户名').fill('lixin');
    await fresh.page.getByLabel('密码', { exact: true }).fill(firstPassword);
    await fresh.page.getByRole('button', { name: '登录', exact: true }).click();
    await fresh.page.getByRole('heading', { name: '修改初始密码' }).waitFor();

    const guard = await open('baomi', accountAddress);
    await guard.page.getByRole('heading', { name: '示例新人', level: 1 }).waitFor();
    expect(await guard.page.getByRole('button', { name: /停用|重置密码|修改姓名/ }).count()).toBe(0);
    await guard.page.getByRole('button', { name: '授予角色' }).first().click();
    await choose(guard, '角色', '填报人');
    await guard.page.getByText('录入项目、资金、指标和完成结果').waitFor();
    await guard.page.getByText('一个科室', { exact: true }).click();
    await choose(guard, '部门', '示例市科技局');
    await choose(guard, '科室', '规划科');
    await guard.page.locator('.ant-modal').getByRole('button', { name: '授予角色' }).click();
    await guard.page.getByRole('cell', { name: '示例市科技局 / 规划科' }).waitFor();
    // Who holds a role of the trade cannot be an administrator as well.
    await guard.page.getByRole('button', { name: '授予角色' }).first().click();
    await guard.page.getByText('也不能兼任业务角色').waitFor();
    await guard.page.getByRole('combobox', { name: '角色' }).click();
    await guard.page.locator('.ant-select-item-option-disabled', { hasText: '系统管理员 — 与“填报人”不相容' }).waitFor();
    await guard.page.keyboard.press('Escape');

    await fresh.page.getByLabel('当前密码').fill(firstPassword);
    await fresh.page.getByLabel('新密码', { exact: true }).fill('Qing-Song-Bai-Yun-7');
    await fresh.page.getByLabel('再输一次新密码').fill('Qing-Song-Bai-Yun-7');
    await fresh.page.getByRole('button', { name: '确定修改' }).click();
    await fresh.page.getByRole('heading', { name: '2023 年度总览' }).waitFor();
    const menu = await fresh.page.getByRole('menuitem').allTextContents();
    expect(menu).toEqual(expect.arrayContaining(['年度总览', '绩效指标库', '政策依据']));
    expect(menu.filter((name) => ['人员与账号', '组织机构', '审计日志', '预算年度'].includes(name))).toEqual([]);
    await fresh.page.goto(`${web.address}/#/accounts`);
    await fresh.page.getByText('您没有权限查看这里').waitFor();

    await guard.page.reload();
    await guard.page.getByRole('button', { name: '强制退出' }).click();
    await guard.page.locator('.ant-modal').getByRole('button', { name: '强制退出' }).click();
    await guard.page.getByText('已退出 1 处登录').waitFor();

    const auditor = await open('shenji');
    await auditor.page.getByRole('heading', { name: '审计日志' }).waitFor();
    await choose(auditor, '操作', '授予角色');
    const row = auditor.page.locator('tbody tr', { hasText: '账号 示例新人' });
    await row.waitFor();
    expect(await row.textContent()).toMatch(/baomi.*授予角色.*角色: 填报人/);
    await row.getByRole('button', { name: '详情' }).click();
    await auditor.page.locator('.audit-fields tr', { hasText: '部门' }).getByText('示例市科技局').waitFor();
    await auditor.page.keyboard.press('Escape');
    await auditor.page.getByRole('button', { name: '校验日志' }).click();
    await auditor.page.getByText('日志完整，没有被改动').waitFor();
    await auditor.page.reload();
    await auditor.page.getByText('日志完整，没有被改动').waitFor();
  }, 180_000);

  test('is disabled and let in again; a lock is taken away; passwords of administrators are left alone', async () => {
    const id = await web.account('linshi', [departmentGrant('填报人', web.service.departmentId)]);
    await web.service.database.pool.query(`update account set locked_until = now() + interval '10 minutes' where id = $1`, [id]);
    const guard = await open('baomi', `#/accounts/${id}`);
    await guard.page.getByRole('button', { name: '解除锁定' }).click();
    await guard.page.getByText('已解除锁定').waitFor();
    await guard.page.getByText('正常', { exact: true }).waitFor();
    const maker = await open('xitong', `#/accounts/${id}`);
    await maker.page.getByRole('button', { name: '重置密码' }).click();
    await maker.page.locator('.ant-modal').getByRole('button', { name: '重置密码' }).click();
    await maker.page.locator('.first-password code').waitFor();
    await maker.page.getByRole('button', { name: '已记下，关闭' }).click();
    await maker.page.getByText('待改初始密码', { exact: true }).waitFor();
    await maker.page.getByRole('button', { name: '停用', exact: true }).click();
    await maker.page.locator('.ant-modal').getByRole('button', { name: '停用', exact: true }).click();
    await maker.page.getByText('已停用', { exact: true }).waitFor();
    await maker.page.getByRole('button', { name: '启用', exact: true }).click();
    await maker.page.getByText('账号已启用').waitFor();
    await maker.page.goto(`${web.address}/#/accounts`);
    await maker.page.getByRole('link', { name: 'shenji' }).click();
    await maker.page.getByRole('heading', { name: 'shenji', level: 1 }).waitFor();
    expect(await maker.page.getByRole('button', { name: '重置密码' }).isDisabled()).toBe(true);
    await maker.page.goto(`${web.address}/#/accounts`);
    await maker.page.getByRole('link', { name: 'xitong' }).click();
    await maker.page.getByText('这是您自己的账号').waitFor();
    expect(await maker.page.getByRole('button', { name: '停用', exact: true }).count()).toBe(0);
  }, 120_000);
});

describe('the organisation', () => {
  test('a bureau, a department and a division are made; two who change one department see each other', async () => {
    const first = await open('xitong', '#/organisation');
    await first.page.getByRole('button', { name: '新建财政局' }).click();
    await first.page.getByRole('textbox', { name: '名称' }).fill('示例县财政局');
    await first.page.getByRole('textbox', { name: '适用地区' }).fill('示例省/示例市/示例县');
    await first.page.getByRole('button', { name: '保存' }).click();
    await first.page.getByRole('cell', { name: '示例县财政局' }).waitFor();
    await first.page.getByRole('button', { name: '新建部门' }).click();
    await first.page.getByRole('textbox', { name: '名称' }).fill('示例县农业农村局');
    // Closed and opened again with what was typed dropped on purpose; a reload keeps it.
    await first.page.waitForTimeout(500);
    await first.page.reload();
    await first.page.getByRole('button', { name: '新建部门' }).click();
    await first.page.getByText('已恢复您').waitFor();
    expect(await first.page.getByRole('textbox', { name: '名称' }).inputValue()).toBe('示例县农业农村局');
    await choose(first, '主管财政局', '示例县财政局');
    await first.page.getByRole('button', { name: '保存' }).click();
    await first.page.getByRole('link', { name: '示例县农业农村局' }).click();
    await first.page.getByRole('button', { name: '新建科室' }).first().click();
    await first.page.getByRole('textbox', { name: '名称' }).fill('计划财务科');
    await first.page.getByRole('button', { name: '保存' }).click();
    await first.page.getByRole('cell', { name: '计划财务科' }).waitFor();

    const second = await open('xitong', new URL(first.page.url()).hash);
    for (const { page } of [first, second]) {
      await page.getByRole('button', { name: '修改部门' }).click();
      await page.getByLabel('单位代码').waitFor();
    }
    await first.page.getByLabel('单位代码').fill('301');
    await first.page.getByRole('button', { name: '保存' }).click();
    await first.page.getByText('已保存').first().waitFor();
    await second.page.getByRole('textbox', { name: '名称' }).fill('示例县农业局');
    await second.page.getByRole('button', { name: '保存' }).click();
    await second.page.getByText('已有人先一步修改').waitFor();
    expect(await second.page.locator('.conflict-table tbody tr').allTextContents()).toEqual(['名称示例县农业局示例县农业农村局', '单位代码（空）301']);
    await second.page.getByRole('button', { name: '继续编辑' }).click();
    expect(await second.page.getByRole('textbox', { name: '名称' }).inputValue()).toBe('示例县农业局');
    await second.page.getByRole('button', { name: '保存' }).click();
    await second.page.getByRole('button', { name: '用我的覆盖' }).click();
    await second.page.getByRole('heading', { name: '示例县农业局', level: 1 }).waitFor();
  }, 120_000);

  test('whoever only reads it changes nothing', async () => {
    const { page } = await open('baomi', '#/organisation');
    await page.getByRole('link', { name: '示例市科技局' }).waitFor();
    expect(await page.getByRole('button', { name: /新建|修改/ }).count()).toBe(0);
  });
});

describe('budget years', () => {
  test('a year is opened with deadlines, changed, closed, and reopened with a reason', async () => {
    const opened = await open('jixiao', '#/years');
    const { page } = opened;
    await page.getByRole('button', { name: '开设年度' }).click();
    await page.getByLabel('年度', { exact: true }).last().fill('2025');
    await page.getByLabel('目标申报截止').fill('2025-02-28');
    await page.locator('.ant-modal').getByRole('button', { name: '开设年度' }).click();
    const row = page.locator('tbody tr', { hasText: '2025' });
    await row.getByText('2025年2月28日').waitFor();
    await row.getByRole('button', { name: '修改截止日期' }).click();
    await page.getByLabel('自评填报截止').fill('2026-02-10');
    await page.getByRole('button', { name: '保存' }).click();
    await row.getByText('2026年2月10日').waitFor();
    await row.getByRole('button', { name: '关闭年度' }).click();
    await page.getByText('重新打开须说明理由').waitFor();
    await page.locator('.ant-modal').getByRole('button', { name: '关闭年度' }).click();
    await row.getByText('已关闭').waitFor();
    await row.getByRole('button', { name: '重新打开' }).click();
    await page.locator('.ant-modal').getByRole('button', { name: '重新打开' }).click();
    await page.getByText('请填写理由').waitFor();
    await page.getByLabel('理由').fill('补录一笔退回资金');
    await page.locator('.ant-modal').getByRole('button', { name: '重新打开' }).click();
    await row.getByText('开放').waitFor();
    const reader = await open('xitong', `#/years?department=${web.service.departmentId}`);
    await reader.page.getByText('只有本部门的绩效管理员').waitFor();
    const auditor = await open('shenji', `#/audit?of=${web.service.departmentId}&act=year`);
    await auditor.page.getByRole('cell', { name: '补录一笔退回资金' }).waitFor();
  }, 120_000);
});

describe('what is looked up', () => {
  test('the norms of a day and place, each with its document and whether it was verified', async () => {
    const { page } = await open('baomi', '#/norms?date=2024-01-15');
    const grade = page.locator('tbody tr', { hasText: '优：不低于' });
    await grade.waitFor();
    expect(await grade.textContent()).toMatch(/90 分.*应当.*财预〔2020〕10号.*依据未核实/);
    await page.locator('tbody tr', { hasText: '评价结论、存在问题' }).waitFor({ state: 'detached' });
    await page.getByRole('combobox', { name: '适用地区' }).click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: /^四川省$/ }).click();
    await page.locator('tbody tr', { hasText: '评价结论、存在问题' }).getByText('已核实').waitFor();
    await page.getByLabel('适用日期').fill('2019-06-01');
    await grade.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: '文件' }).click();
    await page.getByRole('button', { name: '项目支出绩效评价管理办法', exact: true }).click();
    await page.locator('.ant-drawer').getByText('财预〔2020〕10号').waitFor();
    await page.locator('.audit-fields', { hasText: '优：不低于' }).waitFor();
  });

  test('the library by class and word', async () => {
    const { page } = await open('jixiao', '#/indicator-library');
    const rows = page.locator('tbody tr.ant-table-row');
    await rows.first().waitFor();
    const all = await rows.count();
    await page.getByText('满意度', { exact: true }).first().click();
    await expect.poll(() => rows.count()).toBeLessThan(all);
    await page.getByText('成本', { exact: true }).first().click();
    await page.getByRole('searchbox', { name: '按指标名称查找' }).fill('培训');
    await page.getByRole('cell', { name: '人均培训成本' }).waitFor();
    expect(await rows.first().textContent()).toContain('越小越好');
  });
});

describe('accessibility', () => {
  for (const [language, theme] of [['zh', 'light'], ['en', 'dark']] as const) {
    test(`axe finds nothing serious in ${language}, ${theme}`, async () => {
      const { departmentId } = web.service;
      const found: string[] = [];
      // One window for each person: a new page of the same window costs a fraction of a new window.
      const held = new Map<string, Window>();
      const see = async (username: string, hash: string, seen: string, then: (window: Window) => Promise<void> = async () => undefined): Promise<void> => {
        const opened = held.get(username) ?? await open(username, hash, { language, theme });
        held.set(username, opened);
        await opened.page.evaluate((address) => { window.location.hash = address; }, hash);
        await opened.page.locator(seen).first().waitFor();
        await then(opened);
        found.push(...await violations(opened.page, hash));
      };
      await see('xitong', '#/organisation', 'tbody tr a');
      await see('xitong', `#/organisation/${departmentId}`, '.ant-descriptions');
      await see('xitong', '#/accounts', 'tbody tr a[href^="#/accounts/"]', async ({ page }) => {
        found.push(...await violations(page, 'accounts'));
        await page.locator('.page-actions .ant-btn-primary').click();
        await page.locator('#record-username').waitFor();
      });
      await see('baomi', '#/norms?date=2024-01-15', 'tbody tr.ant-table-row');
      await see('baomi', '#/norms?view=documents&document=caiyu-2020-10', '.ant-drawer .audit-fields');
      await see('baomi', '#/accounts', 'tbody tr a[href^="#/accounts/"]', async ({ page }) => {
        await page.getByRole('link', { name: 'jixiao' }).click();
        await page.locator('.panel .ant-btn-primary').click();
        await page.locator('#grant-role').waitFor();
      });
      await see('jixiao', '#/years', 'tbody tr.ant-table-row');
      await see('jixiao', '#/indicator-library', '.ant-segmented');
      await see('shenji', '#/audit', 'tbody tr.ant-table-row', async ({ page }) => {
        await page.locator('.page-actions .ant-btn-primary').click();
        await page.locator('.ant-alert-success').waitFor();
        found.push(...await violations(page, 'audit'));
        await page.locator('tbody tr .ant-btn').first().click();
        await page.locator('.ant-drawer .ant-descriptions').waitFor();
      });
      expect(found).toEqual([]);
    }, 240_000);
  }
});
