import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import axe from 'axe-core';
import exceljs from '@protobi/exceljs';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkReport } from '#contract/check-report.ts';
import type { CheckReport } from '#core/check-report.ts';
import { launchBrowser } from '../browser.ts';
import { hengji, newFolder, root, wrongPaper } from './run-hengji.ts';

const folder = newFolder();
const at = (name: string): string => join(folder, name);
const sample = join(root, 'examples', 'sample.docx');

async function checked(path: string): Promise<CheckReport> {
  return checkReport.parse(JSON.parse((await hengji(['check', path, '--format', 'json'])).stdout));
}

beforeAll(() => writeFileSync(at('wrong.txt'), `${wrongPaper}截止2024年3月，未发生支出。\n<script>window.broken = true</script>\n`));

describe('html', () => {
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    await hengji(['check', at('wrong.txt'), '--format', 'html', '--out', at('wrong.html')]);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(at('wrong.html')).href);
  });
  afterAll(() => browser.close());

  const selected = () => page.locator('.card[aria-current]');

  test('a click on a finding leads to its place, a click on a place to its finding', async () => {
    const report = await checked(at('wrong.txt'));
    expect(await page.locator('.card').count()).toBe(report.findings.length);
    const rate = page.locator('.card[data-rule=rate-recomputes]').first();
    await rate.locator('.go').click();
    expect(await page.locator('mark.here').textContent()).toBe('47.5%');
    expect(await page.locator('mark.here').evaluate((mark) => {
      const box = mark.getBoundingClientRect();
      const paper = document.getElementById('paper')?.getBoundingClientRect();
      return paper !== undefined && box.top >= paper.top && box.bottom <= paper.bottom;
    })).toBe(true);
    await page.locator('mark', { hasText: '截止' }).click();
    expect(await selected().getAttribute('data-rule')).toBe('until-word');
  });

  test('the keyboard goes from finding to finding', async () => {
    await page.keyboard.press('Escape');
    expect(await selected().count()).toBe(0);
    const numbers: (string | null)[] = [];
    for (const key of ['j', 'j', 'k', 'n', 'p', 'ArrowDown', 'ArrowUp']) {
      await page.keyboard.press(key);
      numbers.push(await selected().locator('.number').textContent());
    }
    expect(numbers).toEqual(['1', '2', '1', '2', '1', '2', '1']);
  });

  test('filters by severity, rule and words', async () => {
    const shown = () => page.locator('.card:visible').count();
    const all = await shown();
    await page.selectOption('#by-rule', 'until-word');
    expect(await shown()).toBe(1);
    await page.selectOption('#by-rule', '');
    await page.locator('.switch.error').click();
    expect(await page.locator('.card.error:visible').count()).toBe(0);
    expect(await page.locator('mark.error:not(.off):not(.operand)').count()).toBe(0);
    await page.locator('.switch.error').click();
    await page.fill('#by-words', '没有这样的话');
    expect(await shown()).toBe(0);
    expect(await page.locator('#none-left').isVisible()).toBe(true);
    await page.fill('#by-words', '');
    expect(await shown()).toBe(all);
  });

  test('nothing is fetched, nothing of the paper runs, nothing is complained of', async () => {
    expect(requests).toEqual([pathToFileURL(at('wrong.html')).href]);
    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
    expect(complaints).toEqual([]);
  });

  test('accessible, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // The page's own policy lets no script in; axe runs in the isolated world of the debugger.
      const found: unknown = await page.evaluate(`${axe.source}; axe.run(document, { resultTypes: ['violations'] }).then((run) => run.violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).slice(0, 3).join(' | ')))`);
      expect(found).toEqual([]);
    }
  });
});

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice', '/opt/libreoffice/program/soffice'].find((path) => existsSync(path));

async function converted(path: string, kind: string): Promise<Buffer> {
  await promisify(execFile)(office ?? '', ['--headless', `-env:UserInstallation=${pathToFileURL(at('office')).href}`, '--convert-to', kind, '--outdir', at('converted'), path]);
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  return readFileSync(at(`converted/${name}.${kind}`));
}

/** The words that each comment encloses, in the order of the comments' numbers. */
function commented(docx: Uint8Array): string[] {
  const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
  return [...xml.matchAll(/<w:commentRangeStart w:id="(\d+)"\/>/g)]
    .map(([start, id]) => ({ id: Number(id), from: xml.indexOf(start) + start.length, to: xml.indexOf(`<w:commentRangeEnd w:id="${id}"/>`) }))
    .sort((left, right) => left.id - right.id)
    .map(({ from, to }) => [...xml.slice(from, to).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''));
}

function statedQuotes(report: CheckReport): string[] {
  return report.findings.flatMap(({ spans }) => {
    const stated = spans.filter(({ role }) => role === 'stated');
    return stated.length > 0 ? stated : spans.slice(0, 1);
  }).sort((left, right) => left.start - right.start || right.end - left.end).map(({ quote }) => quote.replace(/[\t\n]/g, ''));
}

describe('docx', () => {
  test('the user’s own file with comments on the words found', async () => {
    await hengji(['check', sample, '--format', 'docx', '--out', at('sample.docx')]);
    const written = readFileSync(at('sample.docx'));
    const report = await checked(sample);
    expect(report.findings.length).toBeGreaterThan(0);
    expect(commented(written)).toEqual(statedQuotes(report));
    expect((await hengji(['check', '--text', at('sample.docx')])).stdout).toBe((await hengji(['check', '--text', sample])).stdout);
    const before = unzipSync(readFileSync(sample));
    const after = unzipSync(written);
    const changed = Object.keys(after).filter((name) => Buffer.compare(after[name] ?? Buffer.alloc(0), before[name] ?? Buffer.from('none')) !== 0);
    expect(changed.sort()).toEqual(['[Content_Types].xml', 'word/_rels/document.xml.rels', 'word/comments.xml', 'word/document.xml']);
  });

  test('a docx of a paper that was none', async () => {
    await hengji(['check', at('wrong.txt'), '--format', 'docx', '--out', at('wrong.docx')]);
    expect(commented(readFileSync(at('wrong.docx')))).toEqual(statedQuotes(await checked(at('wrong.txt'))).map((quote) => quote.replace(/</g, '&lt;').replace(/>/g, '&gt;')));
  });

  test.skipIf(office === undefined)('LibreOffice opens both and shows the comments (skipped where it is not installed)', async () => {
    for (const name of ['sample.docx', 'wrong.docx']) {
      const comments = commented(readFileSync(at(name))).length;
      expect((await converted(at(name), 'pdf')).subarray(0, 5).toString()).toBe('%PDF-');
      const flat = (await converted(at(name), 'fodt')).toString();
      expect(flat.match(/<office:annotation [^>]*>/g)).toHaveLength(comments);
      expect(flat.match(/<dc:creator>衡绩<\/dc:creator>/g)?.length).toBeGreaterThanOrEqual(comments);
    }
  }, 120_000);
});

describe('xlsx', () => {
  test('a row per finding', async () => {
    await hengji(['check', sample, '--format', 'xlsx', '--out', at('sample.xlsx')]);
    const report = await checked(sample);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(at('sample.xlsx'));
    expect(workbook.worksheets.map(({ rowCount }) => rowCount - 1)).toEqual([report.findings.length, report.figures.length, report.claims.length]);
  });

  test.skipIf(office === undefined)('LibreOffice opens it (skipped where it is not installed)', async () => {
    const csv = (await converted(at('sample.xlsx'), 'csv')).toString();
    expect(csv).toContain('rate-recomputes');
  }, 60_000);
});
