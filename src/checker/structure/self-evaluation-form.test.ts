import { expect, test } from 'vitest';
import type { Block, Document } from '#core/document.ts';
import { foldDocument } from '#core/folded-text.ts';
import type { Span } from '#core/span.ts';
import { analyseStructure } from '#checker/structure/analyse-structure.ts';

/** A cell as `text`, or with the columns and rows it covers. */
type Cell = string | readonly [text: string, columns: number, rows?: number];

/** A document of one table; cells are placed as a word processor counts them, merged ones once. */
function tableDocument(rows: readonly (readonly Cell[])[], before: readonly string[] = []): Document {
  let text = '';
  const blocks: Block[] = [];
  for (const line of before) {
    blocks.push({ kind: 'paragraph', start: text.length, end: text.length + line.length });
    text += `${line}\n`;
  }
  const taken = new Set<string>();
  rows.forEach((row, rowIndex) => {
    let column = 0;
    for (const cell of row) {
      const [content, columnSpan, rowSpan = 1] = typeof cell === 'string' ? [cell, 1] as const : cell;
      while (taken.has(`${rowIndex} ${column}`)) column += 1;
      for (let covered = 0; covered < rowSpan; covered += 1) for (let across = 0; across < columnSpan; across += 1) taken.add(`${rowIndex + covered} ${column + across}`);
      blocks.push({ kind: 'cell', start: text.length, end: text.length + content.length, table: { table: 0, row: rowIndex, column, rowSpan, columnSpan } });
      text += `${content}\t`;
      column += columnSpan;
    }
    text = `${text.slice(0, -1)}\n`;
  });
  return { name: 'form.docx', format: 'docx', text, blocks, sha256: '' };
}

function read(document: Document) {
  const folded = foldDocument(document);
  const structure = analyseStructure(folded, []);
  const words = (span: Span | null): string | null => (span === null ? null : folded.text.slice(span.start, span.end));
  return { structure, words };
}

test('the form of 2020: funds, targets, indicators, total', () => {
  const { structure, words } = read(tableDocument([
    [['项目名称', 2], ['农村公路养护', 7]],
    [['主管部门', 2], ['县交通运输局', 3], ['实施单位', 2], ['县公路中心', 2]],
    [['项目资金（万元）', 2, 3], ['', 1], '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', ['得分', 1]],
    ['年度资金总额', '200', '220', '198', '10', '90%', '9'],
    ['其中：当年财政拨款', '200', '220', '198', '—', '—', '—'],
    [['年度总体目标', 1, 2], ['预期目标', 4], ['实际完成情况', 4]],
    [['养护公路60公里。', 4], ['完成养护62公里。', 4]],
    ['绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'],
    [['', 1, 3], ['产出指标（50分）', 1, 2], '数量指标', '养护里程', '≥60公里', '62公里', '25', '25', ''],
    ['时效指标', '按期完成率', '≥95%', '90%', '25', '23.68', '雨季停工'],
    ['效益指标', '社会效益', '群众出行', '明显改善', '明显改善', '40', '36', ''],
    [['总分', 6], '100', '93.68', ''],
  ], ['2023年度项目支出绩效自评表']));
  expect(structure.kind).toBe('self-evaluation');
  const [form] = structure.forms;
  expect(form).toMatchObject({ project: 1, amountUnit: '万元' });
  expect([form?.projectName, form?.department, form?.unit, form?.expected, form?.achieved, form?.totalWeight, form?.score].map((span) => words(span ?? null)))
    .toEqual(['农村公路养护', '县交通运输局', '县公路中心', '养护公路60公里。', '完成养护62公里。', '100', '93.68']);
  expect(form?.funds.map((row) => [row.kind, ...[row.initialBudget, row.budget, row.spent, row.points, row.rate, row.score].map(words)])).toEqual([
    ['total', '200', '220', '198', '10', '90%', '9'], ['fiscal', '200', '220', '198', '—', '—', '—'],
  ]);
  expect(structure.indicators.map(({ name, level1, level2, comparator, target, value, unit, weight, points, reason }) => ({ name, level1, level2, comparator, target, value, unit, weight, points, reason }))).toEqual([
    { name: '养护里程', level1: '产出', level2: '数量', comparator: '≥', target: '60', value: '62', unit: '公里', weight: '25', points: '25', reason: null },
    { name: '按期完成率', level1: '产出', level2: '时效', comparator: '≥', target: '95', value: '90', unit: '%', weight: '25', points: '23.68', reason: '雨季停工' },
    { name: '群众出行', level1: '效益', level2: '社会效益', comparator: null, target: '明显改善', value: '明显改善', unit: null, weight: '40', points: '36', reason: null },
  ]);
  expect(structure.projects.map(({ ordinal, name, score }) => [ordinal, name, words(score)])).toEqual([[1, '农村公路养护', '93.68']]);
});

test('a provincial form: comparator and unit in columns of their own, problems at the end', () => {
  const { structure, words } = read(tableDocument([
    [['项目名称', 2], ['校园安全经费', 8]],
    [['预算单位', 2], ['县教育局', 8]],
    [['预算执行情况（万元）', 2, 2], '年初预算', '调整后预算数', '预算执行数', '预算执行率', '权重', '得分', ['原因', 2]],
    ['50', '48', '40', '83.33%', '10', '8.3', ['招标推迟', 2]],
    ['一级指标', '二级指标', '三级指标', '指标性质', '指标值', '度量单位', '完成值', '权重', '得分', '未完成原因分析'],
    ['产出指标', '数量指标', '安装摄像头', '≥', '120', '个', '120', '50', '50', ''],
    ['满意度指标', '服务对象满意度', '师生满意度', '≥', '90', '%', '93', '40', '40', ''],
    [['合计', 7], '100', '98.3', ''],
    [['评价结论', 2], ['良好', 8]],
    [['存在问题', 2], ['无', 8]],
    [['改进措施', 2], ['提前招标', 8]],
  ]));
  const [form] = structure.forms;
  expect(form?.funds.map((row) => [row.initialBudget, row.budget, row.spent, row.rate, row.points, row.score, row.reason].map(words))).toEqual([
    ['50', '48', '40', '83.33%', '10', '8.3', '招标推迟'],
  ]);
  expect(form?.indicators.map(({ name, level1, comparator, target, value, unit }) => [name, level1, comparator, target, value, unit])).toEqual([
    ['安装摄像头', '产出', '≥', '120', '120', '个'], ['师生满意度', '满意度', '≥', '90', '93', '%'],
  ]);
  expect(structure.projects.map(({ problems, improvements, score }) => [words(problems), words(improvements), words(score)])).toEqual([['无', '提前招标', '98.3']]);
});

test('two forms under each other, and forms annexed to a report', () => {
  const form = (name: string, budget: string): Cell[][] => [['项目名称', name, '', ''], ['项目资金', '年初预算数', '全年预算数', '全年执行数'], ['年度资金总额', budget, budget, budget]];
  const alone = read(tableDocument([...form('培训经费', '20'), ...form('宣传经费', '30')]));
  expect(alone.structure.projects.map(({ ordinal, name }) => `${ordinal} ${name}`)).toEqual(['1 培训经费', '2 宣传经费']);
  const annexed = read(tableDocument([...form('宣传经费', '30'), ...form('其他经费', '5')], ['2023年度绩效评价报告', '（一）培训经费', '年度预算20万元。', '（二）宣传经费', '年度预算30万元。']));
  expect(annexed.structure.kind).toBe('performance-report');
  expect(annexed.structure.forms.map(({ project }) => project)).toEqual([2, 0]);
});

test('other tables, and merged cells beyond all measure', () => {
  expect(read(tableDocument([['项目名称', '金额'], ['培训', '20']])).structure.forms).toEqual([]);
  const wild = tableDocument([['项目名称', 'x'], ['年度资金总额', '1']]);
  const blocks = wild.blocks.map((block) => (block.table === undefined ? block : { ...block, table: { ...block.table, rowSpan: 1e9, columnSpan: 1e9 } }));
  expect(() => read({ ...wild, blocks })).not.toThrow();
});
