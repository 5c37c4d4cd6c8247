import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkReport } from '#contract/check-report.ts';
import { createApplication } from '#server/application.ts';
import { launchBrowser } from '../browser.ts';
import { buildPage } from '../web.ts';

const root = join(import.meta.dirname, '../..');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** 120 ÷ 200 is 60%, 45 ÷ 50 is 90%. 截止 is a slip of wording. */
const paper = `2023年度示例市商务局部门预算绩效评价报告

示例市财政局：
（一）人才培训项目
2023年依据《示例市人才工作要点》设立本项目，主要用于人才培训。
1.绩效目标实现情况
本项目年度预算200万元，1～12月计划支出200万元，实际支出120万元，预算执行率61.93%。截止2023年12月底，培训人员300人次。
2.存在的问题和下一步改进措施
培训批次偏少，下一步将增加批次。
（二）展会服务项目
2023年依据《示例市展会工作方案》设立本项目，主要用于展会服务。
1.绩效目标实现情况
本项目年度预算50万元，1～12月计划支出50万元，实际支出45万元，预算执行率80%。
2.存在的问题和下一步改进措施
无

示例市商务局
2024年3月12日
`;

let app: FastifyInstance;
let address: string;
let folder: string;
let pageFolder: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What the page complained about, and what it asked elsewhere. */
let complaints: string[];

beforeAll(async () => {
  pageFolder = buildPage();
  folder = mkdtempSync(join(tmpdir(), 'hengji-e2e-'));
  app = await createApplication({
    page: pageFolder, listensLocally: true, checking: { sample: join(root, 'examples/sample.docx') }, logLevel: 'silent',
  });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(pageFolder, { recursive: true, force: true });
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN', acceptDownloads: true });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !/^(?:data|blob):/.test(request.url())) complaints.push(`request to ${request.url()}`);
  });
  await page.goto(address);
});

afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

function file(name: string, content: string | Buffer): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
}

async function handIn(...files: ReturnType<typeof file>[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(files);
}

async function open(content = paper, name = '报告.txt'): Promise<void> {
  await handIn(file(name, content));
  await page.waitForURL(/#\/checks\//);
  await page.locator('.paper').waitFor();
}

const header = (text: string) => page.locator('.findings-list [role=button]', { hasText: text });

describe('one paper', () => {
  test('is handed in, and findings stand beside the text', async () => {
    await open();
    expect(await page.locator('h1').textContent()).toBe('2023年度示例市商务局部门预算绩效评价报告');
    expect(await page.locator('.coverage').textContent()).toMatch(/共识别数字 \d+ 处，其中 \d+ 处/);
    expect(await page.locator('mark', { hasText: '61.93%' }).count()).toBe(1);
    await header('61.93%').first().waitFor();
    expect(await page.locator('.findings-wording').count()).toBeLessThanOrEqual(1);
  });

  test('a finding leads to its place, a place to its finding', async () => {
    await open();
    await header('61.93%').first().click();
    const chosen = page.locator('mark.mark-chosen.mark-stated');
    await chosen.first().waitFor();
    expect(await chosen.allTextContents()).toContain('61.93%');
    expect(await page.locator('.recomputation').first().textContent()).toMatch(/120万元.*÷.*200万元.*=.*60%.*原文写 61.93%/);
    expect(await page.locator('svg.recomputation-scale').getAttribute('aria-label')).toBe('标尺：原文写 61.93%，复算为 60%');

    await page.locator('mark', { hasText: '80%' }).click();
    await page.locator('mark.mark-chosen', { hasText: '80%' }).waitFor();
    expect(await page.locator('.findings-list [role=button][aria-expanded=true]').textContent()).toContain('80%');

    await page.locator('.finding-place', { hasText: '45万元' }).first().click();
    expect(await page.locator('mark.mark-operand', { hasText: '45万元' }).isVisible()).toBe(true);
  });

  test('is walked through by keyboard, with the focus in sight', async () => {
    await open();
    const open_ = page.locator('.findings-list [role=button][aria-expanded=true]');
    const all = await page.locator('.findings-list [role=button]').allTextContents();
    expect(all.length).toBeGreaterThanOrEqual(2);
    await page.keyboard.press('j');
    await open_.waitFor();
    expect(await open_.allTextContents()).toEqual([all[0]]);
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-expanded') === 'true');
    expect(await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)).not.toBe('none');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction((text) => document.querySelector('.findings-list [aria-expanded=true]')?.textContent === text, all[1]);
    await page.keyboard.press('k');
    await page.waitForFunction((text) => document.querySelector('.findings-list [aria-expanded=true]')?.textContent === text, all[0]);
    await page.keyboard.press('Escape');
    await open_.waitFor({ state: 'detached' });
    // Letters typed into the search are letters.
    await page.getByLabel('搜索意见或原文').fill('80');
    await page.getByLabel('搜索意见或原文').press('j');
    expect(await open_.count()).toBe(0);
  });

  test('is filtered by severity, project and text, and says what is left', async () => {
    await open();
    const shown = page.locator('.findings-list [role=button]');
    const all = await shown.count();
    await page.getByLabel('搜索意见或原文').fill('61.93');
    await page.locator('.findings-count', { hasText: `共 ${all} 条` }).waitFor();
    expect(await shown.count()).toBeLessThan(all);
    await page.getByLabel('搜索意见或原文').fill('没有这样的字');
    await page.getByText('没有符合条件的意见。').waitFor();
    await page.getByText('显示全部').click();
    expect(await shown.count()).toBe(all);
    await page.getByLabel('全部项目').click();
    await page.locator('.ant-select-item', { hasText: '展会服务项目' }).click();
    await page.waitForFunction(() => ![...document.querySelectorAll('.findings-list [role=button]')].some((each) => each.textContent?.includes('61.93%')));
    expect(await header('80%').count()).toBeGreaterThan(0);
  });

  test('can be taken away as docx, html, xlsx and json', async () => {
    await open();
    const report = await take('数据');
    expect(report.name).toBe('报告-核对意见.json');
    expect(checkReport.parse(JSON.parse(report.content.toString('utf8'))).source.name).toBe('报告.txt');
    const html = await take('网页');
    expect(html.content.toString('utf8').slice(0, 15).toLowerCase()).toBe('<!doctype html>');
    for (const [label, name] of [['Word', '报告-核对意见.docx'], ['意见清单', '报告-核对意见.xlsx']] as const) {
      const taken = await take(label);
      expect([taken.name, taken.content.subarray(0, 2).toString('latin1')]).toEqual([name, 'PK']);
    }
  });

  async function take(label: string): Promise<{ name: string; content: Buffer }> {
    await page.locator('.report-actions button', { hasText: '下载' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.ant-dropdown a', { hasText: label }).click()]);
    expect(await download.failure()).toBeNull();
    return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
  }

  test('a rule explains itself', async () => {
    await open();
    await header('61.93%').first().click();
    await page.getByRole('button', { name: '规则说明' }).click();
    await page.locator('.ant-drawer .rule-head').waitFor();
    expect(await page.locator('.ant-drawer code').first().textContent()).toMatch(/^[a-z0-9-]+$/);
    await page.keyboard.press('Escape');
    await page.locator('.ant-drawer .rule-head').waitFor({ state: 'hidden' });
  });

  test('says which relations were not judged', async () => {
    await open();
    await page.getByRole('button', { name: '哪些没有判定' }).click();
    await page.getByText('未列入核算的数字').waitFor();
  });

  test('survives a reload, and a change of language', async () => {
    await open();
    await page.reload();
    await header('61.93%').first().waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('.findings-count', { hasText: 'findings' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.locator('.findings-list', { hasText: /[Pp]roject/ }).waitFor();
  });
});

describe('several files', () => {
  test('are listed with their counts; those that cannot be read say what to do', async () => {
    await handIn(file('一.txt', paper), file('二.txt', paper.replace('61.93%', '60%')), file('三.exe', 'MZ'), file('四.txt', ''), file('五.docx', 'PK\u0003\u0004 cut off'));
    await page.getByText('已完成 5 / 5').waitFor();
    const rows = await page.locator('.files tbody tr').allTextContents();
    expect(rows.map((row) => row.slice(0, 1))).toEqual(['一', '二', '三', '四', '五']);
    expect(rows[0]).toMatch(/已核对，\d+ 处待核/);
    for (const refused of rows.slice(2)) expect(refused).toMatch(/请/);
    expect(await page.locator('.files tbody tr', { hasText: '三.exe' }).getByRole('button', { name: '查看' }).count()).toBe(0);
    const [list] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出清单' }).click()]);
    expect(readFileSync(await list.path(), 'utf8').split('\r\n').slice(1, 3)).toEqual([expect.stringMatching(/^一\.txt,2023年度.*,已核对,\d+,/), expect.stringMatching(/^二\.txt,/)]);
    await page.getByRole('link', { name: '二.txt' }).click();
    await page.locator('.paper').waitFor();
    expect(await header('61.93%').count()).toBe(0);
    await page.goBack();
    await page.getByText('已完成 5 / 5').waitFor();
    await page.getByRole('button', { name: '移除 四.txt' }).click();
    await page.getByText('已完成 4 / 4').waitFor();
  });

  test('what the server has let go of says so and leads back', async () => {
    await page.goto(`${address}/#/checks/00000000-0000-4000-8000-000000000000`);
    await page.getByText('没有这份核对结果').waitFor();
    complaints = complaints.filter((text) => !text.includes('404'));
    await page.getByRole('button', { name: '返回文件列表' }).click();
    await page.getByText('用示例文件试一试').waitFor();
  });

  test('a server that does not answer can be asked again', async () => {
    await page.route('**/api/v1/checks?*', (route) => route.abort());
    await handIn(file('报告.txt', paper));
    await page.getByText('服务没有应答').waitFor();
    complaints = complaints.filter((text) => !text.includes('net::ERR_FAILED'));
    await page.unroute('**/api/v1/checks?*');
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('.paper').waitFor();
  });
});

test.skipIf(!existsSync(join(root, 'examples/sample.docx')))('the sample is one click away', async () => {
  await page.getByRole('button', { name: '用示例文件试一试' }).click();
  await page.locator('.paper').waitFor();
  expect(await page.locator('.findings-list [role=button]').count()).toBeGreaterThan(0);
});

test('what a name or a text says is shown, never run', async () => {
  const name = '<img src=x onerror=alert(1)>.txt';
  await open(paper.replace('示例市财政局：', '<script>alert(2)</script><img src=x onerror=alert(3)>'), name);
  expect(await page.locator('.paper').textContent()).toContain('<script>alert(2)</script>');
  await page.getByRole('button', { name: '返回文件列表' }).click();
  expect(await page.locator('.files-name').textContent()).toContain(name);
  expect(await page.locator('.files img, .paper img, .paper script').count()).toBe(0);
});

test('a paper of 200,000 characters stays usable', async () => {
  const body = paper.split('\n').slice(3, -3).join('\n');
  const long = paper.split('\n').slice(0, 3).join('\n') + `\n${body}`.repeat(Math.ceil(200_000 / body.length));
  await open(long, '长报告.txt');
  const marks = await page.locator('mark').count();
  expect(marks).toBeGreaterThan(100);
  const took = await page.evaluate(async () => {
    const started = performance.now();
    for (let step = 0; step < 10; step += 1) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true }));
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    }
    return (performance.now() - started) / 10;
  });
  expect(took).toBeLessThan(1000);
}, 60_000);

describe('accessibility', () => {
  for (const [language, theme] of [['zh', 'light'], ['zh', 'dark'], ['en', 'light'], ['en', 'dark']] as const) {
    test(`axe finds nothing serious in ${language}, ${theme}`, async () => {
      await page.evaluate(([chosenLanguage, chosenTheme]) => {
        localStorage.setItem('hengji.language', chosenLanguage);
        localStorage.setItem('hengji.theme', chosenTheme);
      }, [language, theme] as const);
      await page.reload();
      const found = [await violations('start')];
      await handIn(file('一.txt', paper), file('二.exe', ''));
      await page.locator('.files tbody tr').nth(1).waitFor();
      await page.locator('.files a').waitFor();
      found.push(await violations('files'));
      await page.locator('.files a').first().click();
      await page.locator('.paper').waitFor();
      await page.keyboard.press('j');
      found.push(await violations('report'));
      await page.getByRole('button', { name: language === 'zh' ? '规则说明' : 'About this rule' }).click();
      await page.locator('.ant-drawer .rule-head').waitFor();
      found.push(await violations('rule'));
      await page.setViewportSize({ width: 820, height: 1100 });
      await page.keyboard.press('Escape');
      found.push(await violations('tablet'));
      expect(found.flat()).toEqual([]);
    });
  }

  async function violations(where: string): Promise<string[]> {
    await page.evaluate(axe);
    const result = await page.evaluate(async () => {
      const run = (window as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }> } }).axe.run;
      return (await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations;
    });
    return result.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html, failureSummary }) => `${where}: ${id}: ${html.slice(0, 200)} ${failureSummary.slice(0, 300)}`));
  }
});

test('prints text and findings, without buttons', async () => {
  await open();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.report-actions').isVisible()).toBe(false);
  expect(await page.locator('.findings-filters').isVisible()).toBe(false);
  expect(await page.locator('.paper').isVisible()).toBe(true);
  const path = join(folder, 'print.pdf');
  writeFileSync(path, await page.pdf({ format: 'A4' }));
  expect(readFileSync(path).subarray(0, 5).toString('latin1')).toBe('%PDF-');
});
