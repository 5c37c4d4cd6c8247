import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { departmentGrant, startWeb, violations, type TestWeb, type Window, type WindowChoices } from '../web.ts';
import { expectStatus, filledProject, step, type Cast } from '../evaluation/year.ts';
import { wholeGrant, type Person } from '../service.ts';

let web: TestWeb;
let windows: Window[] = [];
let cast: Cast;
let projectId = '';

beforeAll(async () => {
  web = await startWeb();
  const { service } = web;
  const { departmentId } = service;
  for (const [username, role] of [['tianbao', '填报人'], ['shenhe', '项目审核'], ['lingdao', '领导'], ['guanli', '绩效管理员']] as const) await web.account(username, [departmentGrant(role, departmentId)]);
  await web.account('caizheng', [wholeGrant('财政审核', service.bureauId)]);
  const person = (role: Parameters<typeof departmentGrant>[0], name: string): Promise<Person> => service.person([departmentGrant(role, departmentId)], name);
  cast = { officer: await person('绩效管理员', '管理员甲'), filler: await person('填报人', '填报人甲'), checker: await person('项目审核', '审核人乙'), leader: await person('领导', '领导丙'), bureau: await service.person([wholeGrant('财政审核', service.bureauId)], '财政丁') };
  ({ id: projectId } = await filledProject(service, cast.filler, '科技人才培训'));
  await filledProject(service, cast.filler, '展会服务');
  for (const [by, act] of [['filler', 'submit-target'], ['checker', 'review-target'], ['bureau', 'approve-target'], ['filler', 'begin-evaluation']] as const) await step(service, cast[by], projectId, act);
}, 180_000);

afterAll(async () => web.close());

afterEach(async () => {
  const complaints = windows.flatMap((each) => each.complaints);
  await Promise.all(windows.map((each) => each.close()));
  windows = [];
  expect(complaints.filter((text) => !/status of (?:401|403|404|412|422)/.test(text))).toEqual([]);
});

async function open(username: string, path: string, choices?: WindowChoices): Promise<Window> {
  const opened = await web.open(username, `#/d/${web.service.departmentId}/2023${path}`, choices);
  windows.push(opened);
  return opened;
}

const formOf = (id: string): string => `/projects/${id}/self-evaluation`;

describe('the self-evaluation of a project', () => {
  test('is filled in, submitted, returned with a reason, corrected, reviewed, approved and fixed; the whole history is there', async () => {
    // 50 + 40 points of indicators reached, 900 of 1,000 yuan: 9 points of 10. The first result becomes 8 of 10: 50 × 8 ÷ 10 = 40.
    const filler = await open('tianbao', formOf(projectId), { height: 1400 });
    const { page } = filler;
    await page.getByRole('heading', { name: '科技人才培训 · 绩效自评' }).waitFor();
    await page.getByText('99.00').first().waitFor();
    await page.getByLabel('指标1：完成值').fill('8');
    await page.getByText('有 1 处修改还没有保存').waitFor();
    expect(await page.getByRole('button', { name: '提交自评' }).isDisabled()).toBe(true);
    // What is typed is there after the window was closed.
    await page.waitForTimeout(400);
    await page.reload();
    await page.getByText('已恢复您').waitFor();
    expect(await page.getByLabel('指标1：完成值').inputValue()).toBe('8');
    await page.getByRole('button', { name: '保存自评' }).click();
    await page.getByText('89.00').first().waitFor();
    // A missed target asks for its reason before it can be submitted, and says so.
    await page.getByText('1 处偏差没有说明原因：指标1。').waitFor();
    await page.getByText('暂不能提交自评').waitFor();
    await page.getByRole('button', { name: '得分 40.00：怎样算出' }).first().click();
    await page.getByText('50 × 8 ÷ 10 → 40.00').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: '指标1：偏差原因' }).fill('两期培训因场地调整推迟');
    await page.getByRole('textbox', { name: '指标1：改进措施' }).fill('次年一季度补办');
    await page.getByRole('textbox', { name: '实际完成情况' }).fill('完成培训八期。');
    await page.getByRole('button', { name: '保存自评' }).click();
    await page.getByText('已填齐，可以提交。').waitFor();
    await take(filler, '提交自评');
    await page.getByText('自评已提交').first().waitFor();

    const checker = await open('shenhe', '/collection');
    await checker.page.getByText('等我办 1').click();
    await checker.page.getByRole('link', { name: '1. 科技人才培训' }).click();
    await checker.page.getByText('两期培训因场地调整推迟').waitFor();
    expect(await checker.page.getByLabel('指标1：完成值').count()).toBe(0);
    await take(checker, '退回自评', '请核实完成期数');
    await checker.page.getByText('已退回：请核实完成期数').waitFor();

    await page.reload();
    await page.getByText('已退回：请核实完成期数').waitFor();
    await page.getByLabel('指标1：完成值').fill('9');
    await page.getByRole('button', { name: '保存自评' }).click();
    await page.getByText('94.00').first().waitFor();
    await take(filler, '提交自评');
    await page.getByText('自评已提交').first().waitFor();

    await checker.page.reload();
    await checker.page.getByRole('button', { name: '写评价意见' }).click();
    await checker.page.getByRole('dialog').getByLabel('意见').fill('情况属实');
    await checker.page.getByRole('dialog').getByRole('button', { name: '写评价意见' }).click();
    await checker.page.getByText('情况属实').waitFor();
    await take(checker, '审核自评');
    await checker.page.getByText('自评已审核').first().waitFor();

    const leader = await open('lingdao', formOf(projectId), { height: 1600 });
    await take(leader, '批准自评');
    await leader.page.getByRole('button', { name: '审定', exact: true }).waitFor();
    await take(leader, '审定');
    await leader.page.getByText('已审定').first().waitFor();
    expect(await leader.page.locator('.history-step strong').allTextContents()).toEqual(['审定', '批准自评', '审核自评', '提交自评', '退回自评', '提交自评', '开始自评', '批复目标', '审核目标', '申报绩效目标']);
    await leader.page.getByText('理由：请核实完成期数').waitFor();

    await leader.page.getByRole('link', { name: '查看审定版本' }).click();
    await leader.page.getByText('内容与指纹一致，未被改动').waitFor();
    await leader.page.getByText('按当时的规定重算，得分和等级不变').waitFor();
    await leader.page.getByText('两个版本没有差异').waitFor();
  }, 120_000);

  test('somebody else’s newer result is not written over', async () => {
    const { id, indicatorIds } = await filledProject(web.service, cast.filler, '同改项目');
    for (const [by, act] of [['filler', 'submit-target'], ['checker', 'review-target'], ['bureau', 'approve-target'], ['filler', 'begin-evaluation']] as const) await step(web.service, cast[by], id, act);
    const { page } = await open('tianbao', formOf(id));
    await page.getByLabel('指标1：完成值').fill('7');
    await expectStatus(cast.officer.request('POST', `/api/v1/departments/${web.service.departmentId}/projects/${id}/indicators/${indicatorIds[0]}/results`, { value: '6', reason: '现场核实' }), 201);
    await page.getByRole('button', { name: '保存自评' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('已有人先一步修改').waitFor();
    expect(await dialog.locator('tbody tr').allTextContents()).toEqual(['指标176 · 现场核实']);
    await dialog.getByRole('button', { name: '用我的覆盖' }).click();
    await page.getByText('已保存').first().waitFor();
    await page.locator('.form-indicators').getByText('35.00').waitFor();
  });
});

describe('a round of monitoring', () => {
  test('is opened, reported to with a reason, returned, submitted again and accepted', async () => {
    // 900 of 1,000 yuan are paid on 1 June: by the end of April nothing is spent while 32.88 % of the year is gone.
    const officer = await open('guanli', '/monitoring');
    await officer.page.getByText('这个年度还没有监控批次').waitFor();
    await officer.page.getByRole('button', { name: '新开一批' }).first().click();
    const dialog = officer.page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('4 月监控');
    await dialog.getByLabel('数据截止日').fill('2023-04-30');
    await dialog.getByLabel('数据截止日').press('Enter');
    await dialog.getByRole('button', { name: '新开一批' }).click();
    await officer.page.getByRole('heading', { name: '4 月监控' }).waitFor();
    const row = officer.page.locator('.ant-table-row', { hasText: '展会服务' });
    expect((await row.locator('td').allTextContents()).slice(1, 7)).toEqual(['红灯', '0.10', '—', '—', '0.00%', '32.88%']);
    const address = await row.getByRole('link').getAttribute('href') ?? '';

    const filler = await open('tianbao', address.replace(/^#\/d\/[^/]+\/\d+/, ''));
    await filler.page.getByText('依据').first().waitFor();
    await filler.page.getByLabel('偏差原因').fill('合同尚未签订');
    await filler.page.getByLabel('整改措施').fill('五月底前签订');
    await filler.page.getByLabel('处理意见').click();
    await filler.page.locator('.ant-select-item', { hasText: '继续实施' }).click();
    await filler.page.getByRole('button', { name: '保存', exact: true }).click();
    await filler.page.getByText('已保存').first().waitFor();
    const submit = async (): Promise<void> => {
      await filler.page.getByRole('button', { name: '提交', exact: true }).click();
      await filler.page.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click();
      await filler.page.locator('.page-head-what').getByText('待审').waitFor();
    };
    await submit();

    await row.getByRole('link').click();
    await officer.page.getByRole('button', { name: '退回' }).waitFor();
    await officer.page.getByRole('button', { name: '退回' }).click();
    await officer.page.getByRole('dialog').getByLabel('理由').fill('请附进度计划');
    await officer.page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
    await officer.page.getByText('已退回：请附进度计划').waitFor();
    await filler.page.reload();
    await filler.page.getByText('已退回：请附进度计划').waitFor();
    await submit();
    await officer.page.reload();
    await officer.page.getByRole('button', { name: '通过' }).click();
    await officer.page.locator('.page-head-what').getByText('已通过').waitFor();
  }, 120_000);
});

describe('what is to be put right', () => {
  test('is raised by the bureau, answered by the department, and closed', async () => {
    const bureau = await open('caizheng', '/rectifications');
    await bureau.page.getByRole('button', { name: '提出整改' }).click();
    await bureau.page.getByRole('dialog').getByLabel('问题').fill('绩效目标不够量化');
    await bureau.page.getByRole('dialog').getByRole('button', { name: '提出整改' }).click();
    await bureau.page.getByText('待整改').waitFor();
    const filler = await open('tianbao', '/rectifications');
    await filler.page.getByRole('button', { name: '反馈整改情况' }).click();
    await filler.page.getByRole('dialog').getByLabel('反馈整改情况').fill('已改为可计量的指标');
    await filler.page.getByRole('dialog').getByRole('button', { name: '反馈整改情况' }).click();
    await filler.page.getByText('已反馈，待销号').waitFor();
    await bureau.page.goto(`${web.address}/#/oversight/progress?view=rectifications&year=2023`);
    await bureau.page.getByText('已改为可计量的指标').waitFor();
    await bureau.page.getByRole('button', { name: '销号' }).click();
    await bureau.page.getByRole('dialog').getByRole('button', { name: '销号' }).click();
    await bureau.page.getByText('已销号').waitFor();
    await bureau.page.getByRole('tab', { name: '部门进度' }).click();
    await bureau.page.locator('.ant-table-row', { hasText: '示例市科技局' }).waitFor();
  });
});

/** Takes a step by its button and the dialog that asks again. */
async function take({ page }: Window, act: string, reason?: string): Promise<void> {
  await page.locator('.page-actions').getByRole('button', { name: act, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (reason !== undefined) await dialog.getByLabel('理由').fill(reason);
  await dialog.getByRole('button', { name: act, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describe('accessibility', () => {
  for (const [language, theme] of [['zh', 'light'], ['en', 'dark']] as const) {
    test(`axe finds nothing serious in ${language}, ${theme}`, async () => {
      const found: string[] = [];
      for (const [username, path, seen] of [['tianbao', formOf(projectId), '.form-indicators .ant-table-row'], ['guanli', '/collection', '.ant-table-row'], ['lingdao', `/projects/${projectId}/versions`, '.version-facts, .ant-empty'], ['guanli', '/monitoring', '.ant-table-row, .ant-empty'], ['guanli', '/rectifications', '.ant-table-row, .ant-empty']] as const) {
        const { page } = await open(username, path, { language, theme, height: 1600 });
        await page.locator(seen).nth(0).waitFor();
        found.push(...await violations(page, path));
      }
      expect(found).toEqual([]);
    }, 120_000);
  }
});
