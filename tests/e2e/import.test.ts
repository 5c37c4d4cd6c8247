import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { writeTemplate } from '#documents/templates/write-template.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { departmentGrant, startWeb, testPassword, violations, type TestWeb, type Window, type WindowChoices } from '../web.ts';

const report = join(import.meta.dirname, '../../../shared/corpus/ganzhou-2023/report.txt');
const hasReport = existsSync(report);
if (!hasReport) console.warn('SKIPPED: tests/e2e/import.test.ts: the walk with the real report, ../shared/corpus/ganzhou-2023 is not there');

/** A paper of our own with a figure that cannot be read and an amount known by words. 120 ÷ 300 is 40%. */
const paper = `2023年度示例市文旅局部门预算绩效评价报告

示例市财政局：
现将2023年度绩效评价情况报告如下：
（一）技能培训经费
2023年依据《关于开展技能培训工作的通知》（示科字〔2023〕8号）设立本项目，主要用于技能培训。
1.绩效目标实现情况
本项目年度预算300万元，1～12月计划支出300万元，实际支出120万元，预算执行率40%。对照批复的绩效目标，举办培训班6期，培训技术人员240人。
2.存在的问题和下一步改进措施
培训基地验收较晚，支出进度偏慢。
（二）平台维护经费
1.绩效目标实现情况
本项目年度预算50万元，实际支出1,2345万元，预算执行率24.69%。
2.存在的问题和下一步改进措施
无
（三）科普活动经费
1.绩效目标实现情况
本项目年度预算20万元，截至12月底资金已全部使用完。
2.存在的问题和下一步改进措施
无

示例市文旅局
2024年3月15日
`;

let web: TestWeb;
let windows: Window[] = [];
const shots = process.env['HENGJI_SHOTS'];

beforeAll(async () => {
  web = await startWeb();
  const { service } = web;
  await web.account('guanli', [departmentGrant('绩效管理员', service.departmentId), departmentGrant('绩效管理员', service.otherDepartmentId)]);
  await web.account('shenhe', [departmentGrant('项目审核', service.otherDepartmentId)]);
}, 180_000);

afterAll(async () => web.close());

afterEach(async () => {
  const complaints = windows.flatMap((each) => each.complaints);
  await Promise.all(windows.map((each) => each.close()));
  windows = [];
  // The browser itself notes every refusal of the service; a busy machine is asked again.
  expect(complaints.filter((text) => !/status of (?:403|404|412|503)/.test(text))).toEqual([]);
});

async function open(username: string | null, hash: string, choices?: WindowChoices): Promise<Page> {
  const opened = await web.open(username, hash, choices);
  windows.push(opened);
  return opened.page;
}

async function shot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

const here = (): string => `#/d/${web.service.departmentId}/2023`;
const there = (): string => `#/d/${web.service.otherDepartmentId}/2023`;

async function drop(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'text/plain', buffer });
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item', { hasText: option }).first().click();
}

async function applyAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^写入台账/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '写入台账' }).click();
  await page.getByText(/^已写入 \d+ 条，涉及/).waitFor({ timeout: 60_000 });
}

test.skipIf(!hasReport)('the real report: dropped, its unreadable figure settled by its voucher, applied, and 30 projects are there', async () => {
  const page = await open(null, '#/');
  await page.getByLabel('用户名').fill('guanli');
  await page.getByLabel('密码', { exact: true }).fill(testPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '2023 年度总览' }).waitFor();
  await page.goto(`${web.address}/${here()}/overview`);
  await page.getByRole('menuitem', { name: '导入' }).click();
  await page.getByText('还没有导入记录').waitFor();
  await shot(page, 'import-empty');
  await drop(page, '绩效评价报告.txt', readFileSync(report));
  await page.getByRole('heading', { name: '绩效评价报告.txt' }).waitFor({ timeout: 60_000 });
  await shot(page, 'import-rows');
  await page.getByRole('button', { name: /^采纳全部确定项/ }).click();
  await page.getByText(/^已采纳 \d+ 条/).waitFor();
  await shot(page, 'import-waiting');

  await choose(page, '按把握筛选', '写法有误');
  const row = page.locator('tbody tr', { hasText: '11,25791万元' }).filter({ hasText: '填写金额' });
  expect(await row.locator('mark').textContent()).toBe('11,25791万元');
  expect(await row.textContent()).toContain('待填写金额');
  await row.getByRole('button', { name: /^填写金额/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('请填写凭证号，如 记-12').waitFor();
  await dialog.getByLabel('金额（万元）').fill('11,257.91');
  await dialog.getByText('即 112,579,100.00 元').waitFor();
  await dialog.getByLabel('凭证号').fill('记-2023-118');
  await shot(page, 'import-settle');
  // What is typed outlives a closed window.
  await page.waitForTimeout(500);
  await page.reload();
  await page.locator('tbody tr', { hasText: '11,25791万元' }).getByRole('button', { name: /^填写金额/ }).click();
  await dialog.getByText('未保存的内容').waitFor();
  expect(await dialog.getByLabel('金额（万元）').inputValue()).toBe('11,257.91');
  await dialog.getByLabel('说明').fill('按支付凭证核对');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'detached' });

  await page.getByRole('tab', { name: '写入前预览' }).click();
  const preview = page.locator('tbody tr', { hasText: '25. 中国科学院赣江创新研究院建设经费' });
  await preview.waitFor({ timeout: 60_000 });
  expect(await preview.locator('.import-change').allTextContents()).toEqual(['12,500.00', '—', '—', '11,257.91']);
  await shot(page, 'import-preview');
  await applyAll(page);
  await shot(page, 'import-result');
  const projects = page.locator('tbody tr').filter({ has: page.locator('a[href*="/projects/"]') });
  expect(await projects.count()).toBe(30);
  const shown = await projects.evaluateAll((rows) => rows.map((each) => [each.querySelector('a')?.textContent ?? '', ...[...each.querySelectorAll('.import-change')].map((cell) => cell.firstElementChild?.getAttribute('title') ?? '')]));
  const of = (ordinal: number): readonly (string | undefined)[] => shown.find(([name]) => name?.startsWith(`${ordinal}. `) === true)?.slice(1) ?? [];
  // Budget, issued, received, spent of the paper: 2200 and 900; 30, 28 arrived and 21.62 spent; 12500 and what the voucher says.
  expect(of(1)).toEqual(['2,200 万元 = 22,000,000.00 元', '无记录', '无记录', '900 万元 = 9,000,000.00 元']);
  expect(of(2)).toEqual(['30 万元 = 300,000.00 元', '无记录', '28 万元 = 280,000.00 元', '21.62 万元 = 216,200.00 元']);
  expect(of(25)).toEqual(['12,500 万元 = 125,000,000.00 元', '无记录', '无记录', '11,257.91 万元 = 112,579,100.00 元']);
  const { rows } = await web.service.database.pool.query<{ count: string }>('select count(*)::text as count from project where department_id = $1', [web.service.departmentId]);
  expect(rows[0]?.count).toBe('30');
  const { rows: booked } = await web.service.database.pool.query<{ voucher: string }>('select voucher from fund_entry where amount_fen = 11257910000');
  expect(booked).toEqual([{ voucher: '记-2023-118' }]);

  await page.getByRole('menuitem', { name: '报告比对' }).click();
  await page.getByText('还没有留存的报告').waitFor();
  await drop(page, '绩效评价报告.txt', readFileSync(report));
  await page.getByText(/^报告与台账逐项比对/).waitFor({ timeout: 60_000 });
  const spent = page.locator('tbody tr', { hasText: '支出' }).filter({ hasText: '21.62万元' });
  expect(await spent.first().textContent()).toContain('一致');
  await shot(page, 'comparison');
  await page.getByText(/^基数不同 \d+$/).click();
  await page.waitForURL(/verdict=other-basis/);
  await page.locator('tbody tr', { hasText: '77.21%' }).getByText('基数：到位资金').waitFor();
  await shot(page, 'comparison-basis');
  await page.getByRole('button', { name: '把差异记为意见' }).click();
  await page.getByText(/^已记录：差异/).waitFor();
  await page.getByRole('menuitem', { name: '核对意见' }).click();
  await page.locator('.finding-open').first().waitFor();
  await shot(page, 'findings');
}, 400_000);

test('a paper of another department: refused with a reason, two at one row, findings settled and reopened', async () => {
  const page = await open('guanli', `${there()}/import`);
  await page.getByText('还没有导入记录').waitFor();
  await drop(page, '文旅局.txt', Buffer.from(paper));
  await page.getByRole('heading', { name: '文旅局.txt' }).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: /^采纳全部确定项/ }).click();
  await page.getByText(/^已采纳 \d+ 条/).waitFor();

  // Both see the row that waits; the second is told and keeps what was typed.
  const second = await open('guanli', page.url().replace(`${web.address}/`, ''));
  const unreadable = (of: Page) => of.locator('tbody tr', { hasText: '1,2345万元' }).filter({ hasText: '填写金额' });
  await unreadable(second).getByRole('button', { name: /^填写金额/ }).click();
  await unreadable(page).getByRole('button', { name: /^填写金额/ }).click();
  const settle = async (of: Page, wan: string, voucher: string): Promise<void> => {
    const dialog = of.getByRole('dialog').filter({ hasText: '金额（万元）' });
    await dialog.getByLabel('金额（万元）').fill(wan);
    await dialog.getByLabel('凭证号').fill(voucher);
    await dialog.getByLabel('说明').fill('按支付凭证核对');
    await dialog.getByRole('button', { name: '保存' }).click();
  };
  await settle(page, '12.345', '记-12');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await settle(second, '12.3', '记-13');
  await second.getByText('已有人先一步修改').waitFor();
  expect(await second.locator('.conflict-table').textContent()).toContain('记-13记-12');
  await shot(second, 'import-conflict');
  await second.getByRole('button', { name: '放弃我的，用现在的' }).click();
  await second.getByText('已有人先一步修改').waitFor({ state: 'detached' });

  const words = page.locator('tbody tr', { hasText: '全部使用完' }).filter({ hasText: '只有文字' });
  await words.first().getByRole('button', { name: /^不采纳/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '不采纳' }).click();
  await page.getByText('请填写理由').waitFor();
  await page.getByRole('dialog').getByLabel('理由').fill('等凭证');
  await page.getByRole('dialog').getByRole('button', { name: '不采纳' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('.ant-segmented-item', { hasText: '不采纳 1' }).click();
  await page.locator('tbody').getByText('等凭证').waitFor();
  await applyAll(page);
  await page.getByRole('link', { name: /^2\. 平台维护经费/ }).waitFor();

  await page.getByRole('menuitem', { name: '核对意见' }).click();
  await page.getByRole('button', { name: '立即核对台账' }).click();
  await page.getByText(/^核对完成/).waitFor();
  await page.locator('.finding-open').first().click();
  const drawer = page.locator('.ant-drawer-section');
  await drawer.getByRole('button', { name: '不成立' }).click();
  await drawer.getByText('请填写理由').waitFor();
  await drawer.getByLabel('理由').fill('已按记-12号凭证核对');
  await shot(page, 'finding');
  await drawer.getByRole('button', { name: '已处理' }).click();
  await drawer.getByRole('button', { name: '重新打开' }).waitFor();
  await drawer.getByText('已按记-12号凭证核对').waitFor();
  await drawer.getByRole('button', { name: '重新打开' }).click();
  await drawer.getByRole('button', { name: '已处理' }).waitFor();
  await drawer.getByRole('button', { name: '关闭' }).click();

  // Whoever may not import sees neither the entry nor the page, and settles nothing.
  const reviewer = await open('shenhe', `${there()}/findings`);
  await reviewer.locator('.finding-open').first().click({ timeout: 40_000 });
  await reviewer.getByText('只有绩效管理员可以处理意见。').waitFor();
  expect(await reviewer.getByRole('menuitem', { name: '导入' }).count()).toBe(0);
}, 240_000);

test('templates are taken away; a filled one shows before and after, and its rows with errors come back', async () => {
  const page = await open('guanli', `${there()}/import`);
  const template = page.waitForEvent('download');
  await page.getByRole('link', { name: '资金 空白' }).click();
  expect((await template).suggestedFilename()).toBe('示例市文旅局-2023-资金.xlsx');
  // The first arrival of the project, and an amount that is none.
  const rows = [['', '技能培训经费', '到位', '600000', '2023-07-14', '日', '本级', '', '', '', '', '收-7', ''], ['', '技能培训经费', '到位', '约六十万', '2023-07-15', '日', '本级', '', '', '', '', '', '']];
  await drop(page, '资金.xlsx', Buffer.from(await writeTemplate('funds', rows)));
  await page.getByRole('heading', { name: '资金.xlsx' }).waitFor({ timeout: 60_000 });
  const bad = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载有误的 1 行' }).click();
  expect((await bad).suggestedFilename()).toContain('资金');
  await page.locator('.ant-segmented-item', { hasText: /^全部/ }).click();
  await page.locator('tbody tr', { hasText: '约六十万' }).getByText('写法有误').waitFor();
  await shot(page, 'import-template');
  await page.getByRole('button', { name: /^采纳全部确定项/ }).click();
  await page.getByText(/^已采纳 1 条/).waitFor();
  await page.getByRole('tab', { name: '写入前预览' }).click();
  const row = page.locator('tbody tr', { hasText: '技能培训经费' });
  await row.getByText('更新').waitFor();
  expect((await row.locator('.import-change').allTextContents())[2]).toBe('60.00原为 —');
  await applyAll(page);
}, 90_000);

test('axe finds nothing serious', async () => {
  const found: string[] = [];
  for (const [language, theme] of [['zh', 'light'], ['en', 'dark']] as const) {
    const page = await open('guanli', `${there()}/import`, { language, theme });
    await page.locator('tbody a').first().waitFor();
    found.push(...await violations(page, `import ${language}`));
    await page.getByRole('link', { name: '文旅局.txt' }).click();
    await page.locator('.import-group').first().waitFor();
    await page.locator('.ant-segmented-item').last().click();
    found.push(...await violations(page, `rows ${language}`));
    await page.locator('.ant-tabs-tab').nth(2).click();
    await page.locator('.import-list a').first().waitFor();
    found.push(...await violations(page, `result ${language}`));
    await page.goto(`${web.address}/${there()}/findings`);
    await page.locator('.finding-open').first().click();
    await page.locator('.finding-decide').waitFor();
    found.push(...await violations(page, `findings ${language}`));
    await page.goto(`${web.address}/${there()}/papers`);
    await page.locator('.papers-drop').waitFor();
    found.push(...await violations(page, `papers ${language}`));
  }
  expect(found).toEqual([]);
}, 240_000);
