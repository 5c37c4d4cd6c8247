import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { departmentGrant, testPassword, startWeb, violations, type TestWeb, type Window, type WindowChoices } from '../web.ts';
import { wholeGrant } from '../service.ts';

let web: TestWeb;
let windows: Window[] = [];

beforeAll(async () => {
  web = await startWeb();
  const { service } = web;
  const officer = departmentGrant('绩效管理员', service.departmentId);
  await web.account('guanli', [officer, departmentGrant('绩效管理员', service.otherDepartmentId)]);
  await web.account('xinren', [officer], true);
  await web.account('caizheng', [wholeGrant('财政审核', service.bureauId)]);
  await web.account('xitong', [wholeGrant('系统管理员')]);
  await web.account('wujuese', []);
  await keepBooks();
}, 180_000);

afterAll(async () => web.close());

afterEach(async () => {
  const complaints = windows.flatMap((each) => each.complaints);
  await Promise.all(windows.map((each) => each.close()));
  windows = [];
  // The browser itself notes every refusal of the service.
  expect(complaints.filter((text) => !/status of (?:401|403|404|412|423|429)|net::ERR_INTERNET_DISCONNECTED/.test(text))).toEqual([]);
});

async function open(username: string | null, hash?: string, choices?: WindowChoices): Promise<Window> {
  const opened = await web.open(username, hash, choices);
  windows.push(opened);
  return opened;
}

/**
 * Three projects of 2023. Budgets 200 + 100 + 50 万元; arrivals 120 + 80 (the third has none); payments 100 + 20 (the third
 * has none). Spent over budget of the two with both: 120 ÷ 300 = 40%. Spent over received: 120 ÷ 200 = 60%.
 */
async function keepBooks(): Promise<void> {
  const { departmentId } = web.service;
  // The clock has moved on since the first officer signed in.
  const officer = await web.service.person([departmentGrant('绩效管理员', departmentId)]);
  const base = `/api/v1/departments/${departmentId}`;
  const post = async (url: string, body: unknown): Promise<string> => {
    const answer = await officer.request('POST', `${base}${url}`, body);
    expect([url, answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([url, 201, '']);
    return answer.json<{ id: string }>().id;
  };
  const books = [['人才培训', '2000000', '1200000', '1000000'], ['展会服务', '1000000', '800000', '200000'], ['平台运维', '500000', null, null]] as const;
  for (const [name, budget, received, paid] of books) {
    const id = await post('/years/2023/projects', { name });
    await post(`/projects/${id}/budgets`, { kind: 'initial', amountYuan: budget });
    if (received !== null) await post(`/projects/${id}/entries`, { kind: 'received', amountYuan: received, occurredOn: '2023-03-15' });
    if (paid !== null) await post(`/projects/${id}/entries`, { kind: 'paid', amountYuan: paid, occurredOn: '2023-06-20', payee: '示例公司', payeeKind: 'enterprise' });
  }
}

async function openYear(year: number): Promise<void> {
  const { service } = web;
  const officer = await service.person([departmentGrant('绩效管理员', service.departmentId)]);
  await officer.request('POST', `/api/v1/departments/${service.departmentId}/years`, { year });
}

async function logIn({ page }: Window, username: string, password: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

describe('signing in', () => {
  test('a wrong password says so and keeps the name; the right one opens the overview', async () => {
    const opened = await open(null);
    const { page } = opened;
    await page.waitForFunction(() => document.activeElement?.id === 'login_username');
    await logIn(opened, 'guanli', 'falsch');
    await page.getByRole('alert').getByText('用户名或密码').waitFor();
    expect([await page.getByLabel('用户名').inputValue(), await page.getByLabel('密码', { exact: true }).inputValue()]).toEqual(['guanli', '']);
    await logIn(opened, 'guanli', testPassword);
    await page.getByRole('heading', { name: '2023 年度总览' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '2023 年度总览' }).waitFor();
    await page.getByRole('button', { name: '账号：guanli' }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.getByRole('heading', { name: '登录衡绩' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '登录衡绩' }).waitFor();
  });

  test('after five wrong passwords the account is locked and says until when', async () => {
    await web.account('suoding', [departmentGrant('填报人', web.service.departmentId)]);
    const opened = await open(null);
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await logIn(opened, 'suoding', `falsch ${attempt}`);
      await opened.page.getByRole('alert').waitFor();
      await opened.page.waitForFunction(() => document.querySelector<HTMLInputElement>('#login_password')?.value === '');
    }
    await opened.page.getByRole('alert').getByText('锁定').waitFor();
  });

  test('a first password has to be changed before anything else is open', async () => {
    const { page } = await open('xinren');
    await page.getByRole('heading', { name: '修改初始密码' }).waitFor();
    await page.getByLabel('当前密码').fill(testPassword);
    await page.getByLabel('新密码', { exact: true }).fill('Qing-Song-Bai-Yun-7');
    await page.getByLabel('再输一次新密码').fill('anders');
    await page.getByRole('button', { name: '确定修改' }).click();
    await page.getByText('两次输入的新密码不一致').waitFor();
    await page.getByLabel('再输一次新密码').fill('Qing-Song-Bai-Yun-7');
    await page.getByRole('button', { name: '确定修改' }).click();
    await page.getByRole('heading', { name: '2023 年度总览' }).waitFor();
  });

  test('on the machine itself a paper is checked without an account', async () => {
    const { page } = await open(null);
    await page.getByRole('link', { name: '不登录，只核对一份报告' }).click();
    await page.getByText('用示例文件试一试').waitFor();
    await page.getByRole('link', { name: '登录' }).click();
    await page.getByRole('heading', { name: '登录衡绩' }).waitFor();
  });

  test('a session that ends is renewed over the page, and what was under way goes on', async () => {
    const { page } = await open('guanli', '#/tasks');
    await page.locator('.workspace main table').waitFor();
    await web.service.database.pool.query('delete from session');
    const { rows } = await web.service.database.pool.query<{ id: string }>('select id from account');
    for (const { id } of rows) web.service.app.sessions.forget(id);
    await page.getByText('已办').click();
    await page.getByRole('dialog').getByText('登录已过期').waitFor();
    await page.getByLabel('用户名').fill('guanli');
    await page.getByLabel('密码', { exact: true }).fill(testPassword);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('没有待办事项').waitFor();
    expect(page.url()).toContain('#/tasks?state=done');
  });
});

describe('the frame', () => {
  test('shows each role its own menu, and says what is not permitted', async () => {
    const menu = async (username: string): Promise<string[]> => {
      const { page } = await open(username);
      await page.locator('.side-menu').waitFor();
      await page.getByRole('heading', { level: 1 }).or(page.locator('.ant-result')).first().waitFor();
      return page.getByRole('menuitem').allTextContents();
    };
    const [officer, finance, administrator] = [await menu('guanli'), await menu('caizheng'), await menu('xitong')];
    expect(officer).toEqual(expect.arrayContaining(['年度总览', '核对报告']));
    expect(officer).not.toContain('各部门总览');
    expect(finance).toContain('各部门总览');
    expect(administrator.filter((name) => ['年度总览', '我的待办', '核对报告', '各部门总览'].includes(name))).toEqual([]);
    const { page } = await open('xitong', `#/d/${web.service.departmentId}/2023/overview`);
    await page.getByText('您没有权限查看这里').waitFor();
    const nobody = await open('wujuese');
    await nobody.page.getByText('您的账号还没有角色').waitFor();
    const lost = await open('guanli', '#/nirgends');
    await lost.page.getByText('没有这个页面').waitFor();
    const beyond = await open('guanli', `#/d/${web.service.departmentId}/1999/overview`);
    await beyond.page.getByRole('button', { name: '转到最近的年度' }).click();
    await beyond.page.getByRole('heading', { name: '2023 年度总览' }).waitFor();
  }, 120_000);

  test('turns to another department and year, and keeps both', async () => {
    const { departmentId, otherDepartmentId } = web.service;
    await openYear(2022);
    const { page } = await open('guanli', `#/d/${departmentId}/2023/overview`);
    await page.getByRole('heading', { name: '2023 年度总览' }).waitFor();
    await page.getByRole('combobox', { name: '年度' }).click();
    await page.locator('.ant-select-item', { hasText: '2022 年度' }).click();
    await page.getByRole('heading', { name: '2022 年度总览' }).waitFor();
    await page.getByText('这个年度还没有项目').waitFor();
    await page.getByRole('combobox', { name: '年度' }).click();
    await page.locator('.ant-select-item', { hasText: '2023 年度' }).click();
    await page.getByRole('heading', { name: '2023 年度总览' }).waitFor();
    await page.getByRole('combobox', { name: '部门' }).click();
    await page.locator('.ant-select-item', { hasText: '示例市文旅局' }).click();
    await page.waitForURL(new RegExp(`#/d/${otherDepartmentId}/2023/overview`));
    await page.getByText('这个年度还没有项目').waitFor();
    await page.goto(`${web.address}/#/`);
    await page.waitForURL(new RegExp(`#/d/${otherDepartmentId}/2023/overview`));
  });

  test('turns to English and to dark, and keeps both', async () => {
    const { page } = await open('guanli');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Overview 2023' }).waitFor();
    await page.getByRole('button', { name: 'Light or dark' }).click();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    await page.reload();
    await page.getByRole('heading', { name: 'Overview 2023' }).waitFor();
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset['theme'], document.title])).toEqual(['en', 'dark', 'Overview 2023 · Hengji']);
  });

  test('is walked by keyboard: past the menu to the page, and from the menu to another page', async () => {
    const { page } = await open('guanli');
    await page.getByRole('heading', { name: '2023 年度总览' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.locator('.side-menu [role=menu]').focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('menuitem', { name: '我的待办' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '我的待办' }).waitFor();
  });

  test('a lost connection is said, and gone once it is back', async () => {
    const { page, context } = await open('guanli', '#/tasks');
    await page.locator('.workspace main table').waitFor();
    await context.setOffline(true);
    await page.getByText('已办').click();
    await page.getByText('与服务的连接已中断').waitFor();
    await context.setOffline(false);
    await page.getByText('与服务的连接已中断').waitFor({ state: 'detached' });
    await page.getByText('没有待办事项').waitFor();
  });
});

describe('the overview of a year', () => {
  test('shows sums, rates on each basis with the legal one named, and where every number comes from', async () => {
    const { page } = await open('guanli', `#/d/${web.service.departmentId}/2023/overview`);
    const cards = page.locator('.card');
    await cards.first().waitFor();
    expect(await cards.allTextContents()).toEqual(['年初预算数350.00 万元', '全年预算数350.00 万元', '下达指标—', '到位资金200.00 万元', '全年执行数120.00 万元']);
    expect(await cards.nth(4).locator('.amount').getAttribute('title')).toBe('120 万元 = 1,200,000.00 元');
    const rates = await page.locator('.rate').evaluateAll((items) => items.map((item) => [item.querySelector('.rate-name')?.textContent, item.querySelector('.rate-figure')?.textContent]));
    expect(rates).toEqual(expect.arrayContaining([['支出 ÷ 全年预算法定口径', '40%'], ['支出 ÷ 到位资金', '60%']]));
    await page.locator('.rate-norm', { hasText: '依据未核实' }).waitFor();
    // The most is left of the first (200 - 100), then of the second (100 - 20), the third has no record of spending.
    expect(await page.locator('.plain-table').first().locator('tbody tr').allTextContents()).toEqual([
      '1. 人才培训到位后未支付100.00', '2. 展会服务到位后未支付80.00', '3. 平台运维没有支出记录50.00',
    ].map((text) => expect.stringMatching(text.replace(/到位后未支付|没有支出记录/, '(?:到位后未支付|没有支出记录|资金大部分未到位)'))));
    expect(await page.locator('.line', { hasText: '目标编制' }).getAttribute('href')).toBe(`#/d/${web.service.departmentId}/2023/projects?state=draft`);
    await page.locator('canvas').first().waitFor();
    const months = page.locator('.panel', { hasText: '分月资金' });
    await months.getByText('表', { exact: true }).click();
    expect(await months.locator('tbody tr', { hasText: /^12 月/ }).locator('td').allTextContents()).toEqual(['0.00', '0.00', '0.00', '0.00', '200.00', '120.00']);
    const flows = page.locator('.panel', { hasText: '资金流向' });
    await flows.getByText('表', { exact: true }).click();
    expect(await flows.locator('tbody tr').allTextContents()).toEqual(expect.arrayContaining(['本级人才培训100.00', '人才培训企业100.00', '本级展会服务20.00', '展会服务企业20.00']));
  });

  test('an official word explains itself and names its source', async () => {
    const { page } = await open('guanli', `#/d/${web.service.departmentId}/2023/overview`);
    await page.getByRole('button', { name: '全年预算数：说明' }).click();
    await page.getByText('《项目支出绩效评价管理办法》（财预〔2020〕10号）').waitFor();
    await page.keyboard.press('Escape');
  });

  test('all departments are summed for whoever watches over them', async () => {
    const { page } = await open('caizheng');
    await page.getByRole('heading', { name: '2023 年度各部门总览' }).waitFor();
    const row = page.locator('tbody tr', { hasText: '示例市科技局' });
    await row.waitFor();
    expect((await row.locator('td').allTextContents()).slice(0, 7)).toEqual(['示例市科技局', '3', '350.00', expect.stringMatching(/^(?:—|0\.00)$/), '200.00', '120.00', '40%']);
    await page.getByRole('link', { name: '示例市科技局' }).click();
    await page.getByRole('heading', { name: '2023 年度总览' }).waitFor();
  });
});

describe('accessibility', () => {
  for (const [language, theme] of [['zh', 'light'], ['zh', 'dark'], ['en', 'light'], ['en', 'dark']] as const) {
    test(`axe finds nothing serious in ${language}, ${theme}`, async () => {
      const { departmentId } = web.service;
      const found: string[] = [];
      const login = await open(null, '#/', { language, theme });
      await login.page.locator('#login_username').waitFor();
      await login.page.locator('button[type=submit]').click();
      found.push(...await violations(login.page, 'login'));
      const { page } = await open('guanli', `#/d/${departmentId}/2023/overview`, { language, theme, height: 2200 });
      await page.locator('canvas').nth(1).waitFor();
      found.push(...await violations(page, 'overview'));
      for (const table of await page.locator('.chart-box .ant-segmented-item:not(.ant-segmented-item-selected)').all()) await table.click();
      await page.locator('.term').first().click();
      await page.locator('.term-body').waitFor();
      found.push(...await violations(page, 'overview tables'));
      await page.keyboard.press('Escape');
      await page.locator('.workspace-account').click();
      await page.locator('.ant-dropdown:visible').waitFor();
      found.push(...await violations(page, 'account menu'));
      await page.locator('.ant-dropdown-menu-item').first().click();
      await page.locator('#password_present').waitFor();
      found.push(...await violations(page, 'password'));
      for (const [hash, seen] of [['#/tasks', 'main table'], ['#/nirgends', '.ant-result'], ['#/checks', '.start'], [`#/d/${departmentId}/2022/overview`, '.ant-empty, .ant-result']] as const) {
        const other = await open('guanli', hash, { language, theme });
        await other.page.locator(seen).first().waitFor();
        found.push(...await violations(other.page, hash));
      }
      const tablet = await open('guanli', `#/d/${departmentId}/2023/overview`, { language, theme, width: 720, height: 1000 });
      await tablet.page.locator('.workspace-header button').first().click();
      await tablet.page.locator('.workspace-drawer [role=menu]').waitFor();
      found.push(...await violations(tablet.page, 'tablet'));
      const all = await open('caizheng', '#/oversight?year=2023', { language, theme });
      await all.page.locator('tbody tr').nth(1).waitFor();
      found.push(...await violations(all.page, 'all departments'));
      const forbidden = await open('xitong', '#/oversight', { language, theme });
      await forbidden.page.locator('.ant-result').waitFor();
      found.push(...await violations(forbidden.page, 'forbidden'));
      expect(found).toEqual([]);
    }, 240_000);
  }
});
