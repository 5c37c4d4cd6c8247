import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkReport } from '#contract/check-report.ts';
import { cleanPaper, command, hengji, newFolder, root, wrongPaper } from './run-hengji.ts';

const folder = newFolder();
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  writeFileSync(at('clean.txt'), cleanPaper);
  writeFileSync(at('wrong.txt'), wrongPaper);
  writeFileSync(at('windows.txt'), `\ufeff${cleanPaper.replaceAll('\n', '\r\n')}`);
  writeFileSync(at('empty.txt'), '');
  writeFileSync(at('broken.docx'), 'PK\u0003\u0004 no archive');
  mkdirSync(at('batch/下级'), { recursive: true });
  writeFileSync(at('batch/甲.txt'), wrongPaper);
  writeFileSync(at('batch/下级/乙.txt'), cleanPaper);
  writeFileSync(at('batch/~$甲.docx'), 'lock');
  writeFileSync(at('batch/.hidden.txt'), 'hidden');
  writeFileSync(at('batch/table.csv'), 'a,b');
  mkdirSync(at('nothing'));
});

describe('exit status', () => {
  test('0 without an error finding, 1 with one', async () => {
    const clean = await hengji(['check', at('clean.txt')]);
    expect([clean.status, clean.stderr]).toEqual([0, '']);
    const wrong = await hengji(['check', at('wrong.txt')]);
    expect([wrong.status, wrong.stderr]).toEqual([1, '']);
  });

  test('2 for a file that cannot be read, with one line; the others are still checked', async () => {
    const ran = await hengji(['check', at('none.txt'), at('wrong.txt'), at('empty.txt'), at('broken.docx'), at('clean.txt'), '--format', 'ndjson']);
    expect(ran.status).toBe(2);
    expect(ran.stdout.trim().split('\n').map((line) => checkReport.parse(JSON.parse(line)).source.name)).toEqual(['wrong.txt', 'clean.txt']);
    const lines = ran.stderr.trim().split('\n');
    expect(lines).toHaveLength(3);
    for (const [index, name] of ['none.txt', 'empty.txt', 'broken.docx'].entries()) expect(lines[index]).toMatch(new RegExp(`${name}：.+。$`));
  });

  test.each([
    [[], '请给出命令。'],
    [['chek', 'a.txt'], '没有“chek”这个命令。'],
    [['check'], 'check 后面请给出要核对的文件。'],
    [['check', 'a.txt', '--fromat', 'json'], '没有选项 --fromat，是否指 --format。'],
    [['check', 'a.txt', '-x'], '没有选项 -x。'],
    [['check', 'a.txt', '--format', 'yaml'], '--format 不能是“yaml”'],
    [['check', 'a.txt', '--format'], '选项 --format 后面缺少内容。'],
    [['check', 'a.txt', '--format', '--text'], '选项 --format 后面缺少内容。'],
    [['check', 'a.txt', '--severity', 'fatal'], '--severity 不能是“fatal”'],
    [['check', 'a.txt', '--text=yes'], '选项 --text 不带内容。'],
    [['check', 'a.txt', '--as-of', '2024-02-30'], '--as-of 应为日期'],
    [['check', 'a.txt', '--lang', 'fr'], '--lang 不能是“fr”'],
    [['check', 'a.txt', '--rule', 'rate-recompute'], '没有规则“rate-recompute”，是否指 rate-recomputes。'],
    [['check', '--explain', 'no-rule-at-all'], '没有规则“no-rule-at-all”'],
    [['check', 'a.txt', '--lang', 'en', '--formt', 'json'], 'There is no option --formt; did you mean --format?'],
  ])('2 for %j', async (args, message) => {
    const ran = await hengji(args);
    expect(ran.stderr).toContain(message);
    expect(ran.stderr.trim().split('\n')).toHaveLength(1);
    expect([ran.status, ran.stdout]).toEqual([2, '']);
  });
});

describe('printed', () => {
  test('title, coverage, the finding with its excerpt; no colours outside a terminal', async () => {
    const { stdout } = await hengji(['check', at('wrong.txt')]);
    expect(stdout).toMatch(/^2023年度示例市科技局部门预算绩效评价报告\n示例市科技局 · 2023年度 · wrong\.txt/);
    expect(stdout).toContain('共识别数字');
    expect(stdout).toMatch(/错误 {2}.*47\.5%/);
    expect(stdout).toMatch(/预算执行率47\.5%.*\n.*\^{5}/);
    expect(stdout).not.toContain('\u001b');
  });

  test('in English', async () => {
    const { stdout } = await hengji(['check', at('wrong.txt'), '--lang', 'en']);
    expect(stdout).toMatch(/\d+ figures found/);
    expect(stdout).toMatch(/^error {2}/m);
  });

  test('several files are told apart', async () => {
    const { stdout } = await hengji(['check', at('wrong.txt'), at('clean.txt')]);
    expect(stdout.match(/^═+$/gm)).toHaveLength(1);
  });

  test('--text prints the text as it was read, to the letter', async () => {
    expect((await hengji(['check', '--text', at('clean.txt')])).stdout).toBe(cleanPaper);
    expect((await hengji(['check', '--text', at('windows.txt')])).stdout).toBe(cleanPaper);
  });

  test('standard input', async () => {
    const ran = await hengji(['check', '-', '--format', 'json'], { input: wrongPaper });
    expect(ran.status).toBe(1);
    expect(checkReport.parse(JSON.parse(ran.stdout)).source.format).toBe('txt');
  });

  test('a reader that stops reading is no failure', async () => {
    const ran = await hengji(['-c', `"${command}" check "${at('wrong.txt')}" "${at('batch')}" | head -n 1; echo "\${PIPESTATUS[0]}"`], { command: 'bash' });
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toMatch(/^2023年度示例市科技局部门预算绩效评价报告\n[01]\n$/);
  });
});

describe('json', () => {
  test('an object for a file, and nothing else', async () => {
    const ran = await hengji(['check', at('wrong.txt'), '--format', 'json']);
    const report = checkReport.parse(JSON.parse(ran.stdout));
    expect(report).toMatchObject({
      schema: 'hengji.check/1', source: { name: 'wrong.txt', format: 'txt', characters: wrongPaper.length },
      report: { year: 2023, department: '示例市科技局', date: '2024-03-15' },
    });
    expect(report.source.sha256).toMatch(/^[0-9a-f]{64}$/);
    for (const { spans } of [...report.findings, ...report.claims]) {
      for (const { start, end, quote } of spans) expect(wrongPaper.slice(start, end)).toBe(quote);
    }
    expect(report.projects[0]?.funds).toMatchObject({ budget: { yuan: '3000000' }, spent: { yuan: '1200000' }, statedRate: { percent: '47.5' } });
  });

  test('an array for several files or a folder', async () => {
    const several = await hengji(['check', at('wrong.txt'), at('none.txt'), '--format', 'json']);
    expect(JSON.parse(several.stdout)).toHaveLength(1);
    const { stdout, status } = await hengji(['check', at('batch'), '--format', 'json']);
    expect(JSON.parse(stdout).map((report: unknown) => checkReport.parse(report).source.name)).toEqual(['下级/乙.txt', '甲.txt']);
    expect(status).toBe(1);
    const none = await hengji(['check', at('none.txt'), at('nothing'), '--format', 'json']);
    expect([none.status, none.stdout, none.stderr.trim().split('\n').length]).toEqual([2, '[]\n', 2]);
  });

  test('--severity and --rule', async () => {
    const findings = async (...more: string[]) => {
      const ran = await hengji(['check', at('wrong.txt'), '--format', 'json', ...more]);
      return { status: ran.status, found: checkReport.parse(JSON.parse(ran.stdout)).findings };
    };
    const errors = await findings('--severity', 'error');
    expect(errors.status).toBe(1);
    expect(errors.found.length).toBeGreaterThan(0);
    expect(errors.found.every(({ severity }) => severity === 'error')).toBe(true);
    const one = await findings('--rule', 'rate-recomputes,until-word');
    expect(new Set(one.found.map(({ rule }) => rule))).toEqual(new Set(['rate-recomputes']));
    expect(await findings('--rule', 'until-word')).toEqual({ status: 0, found: [] });
  });

  test('--as-of moves the day that words of time are judged by', async () => {
    const ran = await hengji(['check', at('clean.txt'), '--format', 'json', '--as-of', '2030-01-31']);
    expect([0, 1]).toContain(ran.status);
    expect(checkReport.parse(JSON.parse(ran.stdout)).report.date).toBe('2024-03-15');
  });
});

describe('--out', () => {
  test('a file, written whole, with nothing on standard output', async () => {
    const ran = await hengji(['check', at('wrong.txt'), '--format', 'json', '--out', at('made/wrong.json')]);
    expect([ran.status, ran.stdout, ran.stderr]).toEqual([1, '', '']);
    checkReport.parse(JSON.parse(readFileSync(at('made/wrong.json'), 'utf8')));
    expect(readdirSync(at('made'))).toEqual(['wrong.json']);
  });

  test('a folder for several files; equal names do not collide', async () => {
    mkdirSync(at('again'), { recursive: true });
    writeFileSync(at('again/甲.txt'), cleanPaper);
    const ran = await hengji(['check', at('batch'), at('again'), '--format', 'html', '--out', at('pages')]);
    expect(ran.status).toBe(1);
    expect(readdirSync(at('pages')).sort()).toEqual(['乙.txt.check.html', '甲.txt-2.check.html', '甲.txt.check.html'].sort());
    const one = await hengji(['check', at('batch'), at('again'), '--format', 'ndjson', '--out', at('all.ndjson')]);
    expect(one.status).toBe(1);
    expect(readFileSync(at('all.ndjson'), 'utf8').trim().split('\n')).toHaveLength(3);
  });

  test('never over the checked file, and a clear line where nothing can be written', async () => {
    const over = await hengji(['check', at('wrong.txt'), '--format', 'html', '--out', at('wrong.txt')]);
    expect([over.status, over.stderr]).toEqual([2, expect.stringContaining('不会覆盖原件')]);
    expect(readFileSync(at('wrong.txt'), 'utf8')).toBe(wrongPaper);
    const within = await hengji(['check', at('wrong.txt'), '--format', 'html', '--out', at('wrong.txt/page.html')]);
    expect([within.status, within.stderr]).toEqual([2, expect.stringContaining('无法写入')]);
    const several = await hengji(['check', at('wrong.txt'), at('clean.txt'), '--format', 'docx']);
    expect([several.status, several.stdout, several.stderr]).toEqual([2, '', expect.stringContaining('--out')]);
    const device = await hengji(['check', at('clean.txt'), '--format', 'json', '--out', '/dev/null']);
    expect(device.status).toBe(0);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

describe('around', () => {
  test('rules, a rule explained, help and version', async () => {
    const rules = await hengji(['rules']);
    expect(rules.status).toBe(0);
    expect(rules.stdout).toMatch(/^rate-recomputes +错误\S* +\S/m);
    const english = await hengji(['rules', '--lang', 'en']);
    expect(english.stdout.split('\n').length).toBe(rules.stdout.split('\n').length);
    const explained = await hengji(['check', '--explain', 'until-word']);
    expect(explained).toMatchObject({ status: 0, stdout: expect.stringMatching(/^# until-word[^]*## 查什么/) });
    expect(explained.stdout).not.toContain('In English');
    expect((await hengji(['check', '--explain', 'until-word', '--lang', 'en'])).stdout).toMatch(/^# until-word: [A-Z][^]*[.]\n$/);
    expect((await hengji(['--version'])).stdout).toBe(`hengji ${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version}\n`);
    expect((await hengji(['--help'])).stdout).toContain('hengji check 文件…');
    expect((await hengji(['check', '--help', '--lang', 'en'])).stdout).toContain('hengji check FILE...');
  });

  test('called through a link, from another folder', async () => {
    const link = at('hengji-link');
    if (!existsSync(link)) symlinkSync(command, link);
    const ran = await hengji(['check', 'clean.txt'], { command: link, cwd: folder });
    expect(ran.status).toBe(0);
  });
});

const ganzhou = join(root, '../shared/corpus/ganzhou-2023/report.txt');

test.skipIf(!existsSync(ganzhou))('the real report (skipped where it is not at hand)', async () => {
  const { stdout, status, stderr } = await hengji(['check', ganzhou, '--format', 'json']);
  expect([status, stderr]).toEqual([1, '']);
  const report = checkReport.parse(JSON.parse(stdout));
  const text = (await hengji(['check', '--text', ganzhou])).stdout;
  expect(report.projects).toHaveLength(30);
  for (const { spans } of [...report.findings, ...report.claims]) for (const { start, end, quote } of spans) expect(text.slice(start, end)).toBe(quote);
  for (const { start, end, text: printed } of report.figures) expect(text.slice(start, end)).toBe(printed);
});
