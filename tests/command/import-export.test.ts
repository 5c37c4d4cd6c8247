import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { departmentYearExport } from '#contract/export.ts';
import { writeTemplate } from '#documents/templates/write-template.ts';
import { openDatabase } from '#server/platform/database/open-database.ts';
import { hengji, newFolder, cleanPaper } from './run-hengji.ts';

const folder = newFolder();
const at = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = ['--department', '示例市科技局', '--year', '2023', '--data', at('data')];
const doubtful = cleanPaper.replace('预算执行率40%', '预算执行率47.5%').replace('实际支出120万元', '实际支出1,2000万元');

describe('import and export', { timeout: 180_000 }, () => {
  test('a paper goes into the ledger; an unknown department and year are created and said so', async () => {
    writeFileSync(at('paper.txt'), cleanPaper);
    const shown = await hengji(['import', at('paper.txt'), ...place]);
    expect(shown.status).toBe(1);
    expect(shown.stdout).toContain('没有部门“示例市科技局”，已新建。');
    expect(shown.stdout).toContain('“示例市科技局”没有 2023 年度，已开启。');
    expect(shown.stdout).toContain('以上只是方案，除新建的部门“示例市科技局”、2023 年度外，没有写入台账。');
    expect(shown.stdout).not.toContain('警告');
    expect(shown.stdout).toMatch(/\n合计：1 个项目，已入账 0 行（其中金额 0 个），待核实 \d+ 行，拒绝 0 行。\n$/);
    expect((await hengji(['import', at('paper.txt'), ...place])).stdout).toContain('以上只是方案，未写入台账。');
    const taken = await hengji(['import', at('paper.txt'), ...place, '--accept', 'certain']);
    expect([taken.status, taken.stderr]).toEqual([0, '']);
    expect(taken.stdout).toContain('1. 技能培训经费：预算 3000000，计划 3000000，支出 1200000');
    expect(taken.stdout).toMatch(/\n没有待核实的内容。\n合计：1 个项目，已入账 \d+ 行（其中金额 3 个），待核实 0 行，拒绝 0 行。\n$/);
    expect(taken.stdout).not.toContain('已新建');
  });

  test('again, it changes nothing; in English too', async () => {
    const again = await hengji(['import', at('paper.txt'), ...place, '--accept', 'all', '--lang', 'en']);
    expect(again.status).toBe(0);
    expect(again.stdout).toContain('This file was imported before');
    expect(again.stdout).toContain('The ledger is unchanged.');
  });

  test('a paper of another department or year is imported, with a warning', async () => {
    const other = await hengji(['import', at('paper.txt'), '--department', '示例市农业农村局', '--year', '2024', '--data', at('other'), '--lang', 'en']);
    expect([other.status, other.stderr]).toEqual([1, '']);
    expect(other.stdout).toContain('Warning: The paper is of “示例市科技局” and goes into the ledger of “示例市农业农村局”.');
    expect(other.stdout).toContain('Warning: The paper is of 2023 and goes into the ledger of 2024.');
    expect(other.stdout).toContain('but for the department “示例市农业农村局” and the year 2024, which were created, the ledger is unchanged');
    expect(other.stdout).toMatch(/\nIn all: 1 project; 0 rows in the ledger \(0 amounts\), \d+ waiting, 0 refused\.\n$/);
  });

  test('json, csv and xlsx', async () => {
    const json = await hengji(['export', ...place, '--format', 'json']);
    expect([json.status, json.stderr]).toEqual([0, '']);
    const { projects } = departmentYearExport.parse(JSON.parse(json.stdout));
    expect(projects).toMatchObject([{
      ordinal: 1, name: '技能培训经费', kind: '本级', documents: [{ number: '示科字〔2023〕8号' }],
      funds: { budget: '3000000', planned: '3000000', issued: null, received: null, spent: '1200000', initial: '3000000', adjusted: '3000000' }, legalRate: { percent: '40', legal: true },
      indicators: [{ name: '举办培训班', result: '6', unit: '期' }, { name: '培训技术人员', result: '240', unit: '人' }], state: 'draft', score: null,
    }]);
    const csv = await hengji(['export', ...place, '--format', 'csv', '--out', at('year.csv')]);
    expect([csv.status, csv.stdout]).toEqual([0, '']);
    expect(readFileSync(at('year.csv'), 'utf8')).toMatch(/^\ufeff序号,项目名称[^]*\r\n1,技能培训经费,/);
    expect((await hengji(['export', ...place, '--format', 'xlsx'])).status).toBe(2);
    expect((await hengji(['export', ...place, '--format', 'xlsx', '--out', at('year.xlsx')])).status).toBe(0);
    expect(readFileSync(at('year.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });

  test('what is doubtful waits, with reasons; beside a running server', async () => {
    writeFileSync(at('doubtful.txt'), doubtful);
    const server = await openDatabase({ dataFolder: at('data'), connections: 2 });
    try {
      const ran = await hengji(['import', at('doubtful.txt'), '--department', '示例市文旅局', '--year', '2023', '--data', at('data'), '--accept', 'all']);
      expect(ran.status).toBe(1);
      expect(ran.stdout).toContain('[写法有误] 实际支出 “1,2000万元”');
      expect(ran.stdout).toContain('[存疑] 报告所写预算执行率 “47.5%”');
      const { rows } = await server.pool.query<{ count: string }>(`select count(*)::text as count from fund_entry e join department d on d.id = e.department_id where d.name = '示例市文旅局' and e.kind = 'paid'`);
      expect(rows).toEqual([{ count: '0' }]);
    } finally {
      await server.close();
    }
  });

  test('a filled template is recognised; rows with errors are named by cell', async () => {
    writeFileSync(at('projects.xlsx'), await writeTemplate('projects', [[null, '7', '平台维护', null, null, null, null, null, null, null, null, null, null, null], [null, 'x', '另一个', null, null, null, null, null, null, null, null, null, null, null]]));
    const ran = await hengji(['import', at('projects.xlsx'), ...place, '--accept', 'certain']);
    expect(ran.status).toBe(1);
    expect(ran.stdout).toContain('已读取模板 projects.xlsx：1 行可用，1 行有错。');
    expect(ran.stdout).toContain('项目!6：B6 “x”应为正整数');
    const { stdout } = await hengji(['export', ...place]);
    expect(departmentYearExport.parse(JSON.parse(stdout)).projects.map(({ ordinal, name }) => [ordinal, name])).toEqual([[1, '技能培训经费'], [7, '平台维护']]);
  });

  test.each([
    [['import'], 'import 后面请给出要导入的文件。'],
    [['import', 'a.txt', '--accept', 'some'], '--accept 不能是“some”'],
    [['import', 'a.txt', '--year', '23'], '--year 应为年度'],
    [['export', '--year', '2023'], '请给出 --department。'],
    [['export', '--department', '甲', '--year', '2023', '--format', 'pdf'], '--format 不能是“pdf”'],
    [['export', '--department', '没有的', '--year', '2023', '--data', at('data')], '没有部门“没有的”。'],
    [['export', '--department', '示例市科技局', '--year', '2019', '--data', at('data')], '“示例市科技局”没有 2019 年度。'],
  ])('2 for %j', async (args, message) => {
    const ran = await hengji(args);
    expect([ran.status, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain(message);
  });

  test('a file that is not there, and one that cannot be read', async () => {
    expect(await hengji(['import', at('none.txt'), ...place])).toMatchObject({ status: 2, stdout: '' });
    writeFileSync(at('broken.xlsx'), 'PK\u0003\u0004 no archive');
    const broken = await hengji(['import', at('broken.xlsx'), ...place]);
    expect(broken.status).toBe(2);
    expect(broken.stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(at('data'))).toBe(true);
  });
});
