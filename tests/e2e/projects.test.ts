import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { departmentGrant, startWeb, violations, type TestWeb, type Window, type WindowChoices } from '../web.ts';

let web: TestWeb;
let windows: Window[] = [];
let projectId = '';
/** One with money from the start. */
let otherId = '';

beforeAll(async () => {
  web = await startWeb();
  const { service } = web;
  await web.account('guanli', [departmentGrant('绩效管理员', service.departmentId)]);
  await web.account('tongshi', [departmentGrant('绩效管理员', service.departmentId)]);
  await web.account('shenji', [departmentGrant('审计', service.departmentId)]);
  await keepBooks();
}, 180_000);

afterAll(async () => web.close());

afterEach(async () => {
  const complaints = windows.flatMap((each) => each.complaints);
  await Promise.all(windows.map((each) => each.close()));
  windows = [];
  // The browser itself notes every refusal of the service.
  expect(complaints.filter((text) => !/status of (?:403|404|409|412|422)/.test(text))).toEqual([]);
});

async function open(username: string, hash: string, choices?: WindowChoices): Promise<Window> {
  const opened = await web.open(username, hash, choices);
  windows.push(opened);
  return opened;
}

/** 40 projects of 2023; the first has a budget of 200 万元 and an indicator of 90 points with its result. */
async function keepBooks(): Promise<void> {
  const { departmentId } = web.service;
  const officer = await web.service.person([departmentGrant('绩效管理员', departmentId)]);
  const base = `/api/v1/departments/${departmentId}`;
  const post = async (url: string, body: unknown): Promise<{ readonly id: string }> => {
    const answer = await officer.request('POST', `${base}${url}`, body);
    expect([url, answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([url, 201, '']);
    return answer.json<{ id: string }>();
  };
  projectId = (await post('/years/2023/projects', { name: '人才培训', documents: [{ number: '示财〔2023〕1号' }] })).id;
  await post(`/projects/${projectId}/budgets`, { kind: 'initial', amountYuan: '2000000' });
  const indicator = await post(`/projects/${projectId}/indicators`, { level1: '产出指标', level2: '数量指标', name: '培训人次', comparator: '≥', target: '100', unit: '人次', weight: '90' });
  await post(`/projects/${projectId}/indicators/${indicator.id}/results`, { value: '100' });
  for (let number = 2; number <= 40; number += 1) {
    const { id } = await post('/years/2023/projects', { name: `示例项目 ${number}`, kind: number % 2 === 0 ? '本级' : '转拨' });
    if (number === 2) {
      otherId = id;
      await post(`/projects/${id}/indicators`, { level1: '产出指标', name: '服务企业数', comparator: '≥', target: '10', unit: '家', weight: '90' });
    }
    if (number <= 6) {
      await post(`/projects/${id}/budgets`, { kind: 'initial', amountYuan: String(number * 100_000) });
      await post(`/projects/${id}/entries`, { kind: 'received', amountYuan: String(number * 80_000), occurredOn: '2023-02-10' });
      await post(`/projects/${id}/entries`, { kind: 'paid', amountYuan: String(number * 50_000), occurredOn: '2023-08-10', payee: '示例公司', payeeKind: 'enterprise' });
    }
  }
}

const here = (path: string): string => `#/d/${web.service.departmentId}/2023${path}`;

test('an arrival and a payment are booked, and rate, light and score follow', async () => {
  const { page } = await open('guanli', here('/projects'));
  await page.getByRole('link', { name: '人才培训' }).waitFor();
  await page.getByRole('link', { name: '人才培训' }).click();
  await page.getByRole('heading', { name: '1. 人才培训' }).waitFor();
  const dialog = page.getByRole('dialog');
  const figure = (name: string) => page.locator(`[data-figure=${name}]`);
  await page.locator('[data-figure=adjusted]', { hasText: '200.00 万元' }).waitFor();
  expect([await figure('rate').textContent(), await figure('spent').textContent()]).toEqual(['—', '—']);
  const scoreBefore = await figure('score').textContent();
  await page.getByRole('button', { name: '登记到位' }).first().click();
  await dialog.getByLabel('金额', { exact: true }).fill('1,500,000');
  await page.getByText('= 1,500,000.00 元（150 万元）').waitFor();
  await dialog.getByLabel('日期').fill('2023-03-01');
  await dialog.getByRole('button', { name: '登记到位' }).click();
  await page.locator('[data-figure=received]', { hasText: '150.00 万元' }).waitFor();
  await page.getByRole('button', { name: '登记支付' }).click();
  await dialog.getByLabel('金额', { exact: true }).fill('1800000');
  await dialog.getByLabel('日期').fill('2023-06-20');
  await dialog.getByLabel('收款方', { exact: true }).fill('示例公司');
  await dialog.getByRole('button', { name: '登记支付' }).click();
  await page.locator('[data-figure=spent]', { hasText: '180.00 万元' }).waitFor();
  await page.getByText('超过累计到位 1500000').waitFor();
  // 180 ÷ 200 = 90%.
  await page.locator('[data-figure=rate]', { hasText: '90%' }).waitFor();
  expect(await figure('score').textContent()).not.toBe(scoreBefore);
  await page.getByRole('tab', { name: '变更记录' }).click();
  await page.locator('.history', { hasText: '登记支付' }).getByText('示例公司').or(page.getByText('查看前后对照').first()).first().waitFor();
  await page.getByRole('tab', { name: '绩效指标' }).click();
  // 90 of 90 for the indicator, 9 of 10 for the rate of 90%.
  await page.locator('.score-total', { hasText: '99' }).waitFor();
  await page.getByText('执行率 90% × 10 分').waitFor();
});

test('of two people who edit one project the second sees the conflict and loses nothing', async () => {
  const [first, second] = [await open('guanli', here(`/projects/${projectId}?tab=basis`)), await open('tongshi', here(`/projects/${projectId}?tab=basis`))];
  for (const { page } of [first, second]) await page.getByRole('button', { name: '修改' }).click();
  await second.page.getByLabel('备注').fill('第二人的备注，写了很久');
  await first.page.getByLabel('备注').fill('第一人的备注');
  await first.page.getByRole('button', { name: '保存', exact: true }).click();
  await first.page.getByText('第一人的备注').waitFor();
  // Closing the window loses nothing either.
  await second.page.waitForTimeout(500);
  await second.page.reload();
  await second.page.getByText('未保存的内容').waitFor();
  await second.page.getByRole('button', { name: '保存', exact: true }).click();
  const dialog = second.page.getByRole('dialog', { name: '已有人先一步修改' });
  await dialog.getByText('guanli 于').waitFor();
  expect(await dialog.locator('tbody tr').allTextContents()).toEqual(['备注第二人的备注，写了很久第一人的备注']);
  await dialog.getByRole('button', { name: '继续编辑' }).click();
  expect(await second.page.getByLabel('备注').inputValue()).toBe('第二人的备注，写了很久');
  await second.page.getByRole('button', { name: '保存', exact: true }).click();
  await dialog.getByRole('button', { name: '用我的覆盖' }).click();
  await second.page.locator('.prose', { hasText: '第二人的备注，写了很久' }).waitFor();
});

test('the list is filtered and sorted by the service, kept in the address; a project is made; several take a step', async () => {
  const { page } = await open('guanli', here('/projects'));
  await page.getByText('共 40 行').waitFor();
  await page.getByLabel('项目名称或编码').fill('示例项目 3');
  await page.getByText('共 11 行').waitFor();
  expect(page.url()).toContain('search=');
  await page.getByLabel('项目名称或编码').fill('');
  await page.getByText('共 40 行').waitFor();
  await page.getByRole('columnheader', { name: /全年执行数/ }).locator('.ant-table-column-sorters').click({ position: { x: 95, y: 10 } });
  await page.waitForURL(/sort=spent/);
  await page.getByRole('button', { name: '新建项目' }).click();
  await page.getByRole('dialog').getByLabel('项目名称').fill('<img src=x onerror=alert(1)> 新项目');
  await page.getByRole('dialog').getByRole('button', { name: '新建项目' }).click();
  await page.getByRole('heading', { name: '41. <img src=x onerror=alert(1)> 新项目' }).waitFor();
  await page.getByRole('button', { name: '暂不能办理' }).click();
  await page.getByText('申报绩效目标').first().waitFor();
  await page.goto(`${web.address}/${here('/projects?search=示例项目+2')}`);
  await page.getByText('共 11 行').waitFor();
  for (const name of ['示例项目 20', '示例项目 21']) await page.locator('.ant-table-row', { hasText: name }).getByRole('checkbox').check();
  await page.getByRole('button', { name: '批量办理' }).click();
  await page.getByRole('menuitem', { name: '补录转入自评' }).click();
  await page.getByRole('dialog').getByLabel('理由').fill('从往年报告补录');
  await page.getByRole('button', { name: '确定办理' }).click();
  await page.getByText('办理结果：2 个成功，0 个未办').waitFor();
  await page.getByRole('button', { name: '关闭' }).last().click();
  await page.locator('.ant-table-row', { hasText: '示例项目 20' }).getByText('自评填报').waitFor();
});

test('a figure is picked from the ledger into the text, and one that nothing backs is marked', async () => {
  const { page } = await open('guanli', here(`/projects/${otherId}?tab=narrative`));
  await page.getByRole('button', { name: '撰写' }).first().click();
  await page.getByRole('textbox', { name: '项目概况' }).fill('全年支出199万元，实际');
  await page.getByLabel('插入台账数字').click();
  await page.locator('.ant-select-item', { hasText: '全年执行数' }).first().click();
  expect(await page.getByRole('textbox', { name: '项目概况' }).inputValue()).toBe('全年支出199万元，实际【全年执行数|万元】');
  await page.locator('.unbacked', { hasText: '199万元' }).waitFor();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.locator('.fact', { hasText: '10万元' }).waitFor();
  await page.getByText('1 个数字没有台账依据').waitFor();
});

test('who only reads is offered nothing to change', async () => {
  const { page } = await open('shenji', here(`/projects/${projectId}`));
  await page.locator('[data-figure=adjusted]').waitFor();
  expect(await page.getByRole('button', { name: /^登记/ }).count()).toBe(0);
  await page.getByRole('tab', { name: '基本情况' }).click();
  await page.getByText('示财〔2023〕1号').waitFor();
  expect(await page.getByRole('button', { name: '修改' }).count()).toBe(0);
});

for (const [language, theme] of [['zh', 'light'], ['en', 'dark']] as const) {
  test(`axe finds nothing serious in ${language}, ${theme}`, async () => {
    const found: string[] = [];
    const list = await open('guanli', here('/projects'), { language, theme });
    await list.page.locator('.ant-table-row').first().waitFor();
    found.push(...await violations(list.page, 'list'));
    await list.page.locator('.page-actions .ant-btn-primary').click();
    await list.page.locator('#new-name').waitFor();
    found.push(...await violations(list.page, 'new project'));
    const { page } = await open('guanli', here(`/projects/${otherId}`), { language, theme, height: 1800 });
    for (const tab of ['funds', 'basis', 'indicators', 'narrative', 'findings', 'history']) {
      await page.goto(`${web.address}/${here(`/projects/${otherId}?tab=${tab}`)}`);
      await page.locator('[role=tabpanel] .panel').first().waitFor();
      if (tab === 'funds') await page.locator('canvas').waitFor();
      await page.waitForTimeout(300);
      found.push(...await violations(page, tab));
    }
    await page.goto(`${web.address}/${here(`/projects/${otherId}`)}`);
    await page.locator('.table-tools .ant-btn-primary').first().click();
    await page.locator('#book-amount').waitFor();
    found.push(...await violations(page, 'booking'));
    expect(found).toEqual([]);
  }, 120_000);
}
