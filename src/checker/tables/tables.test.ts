import { describe, expect, test } from 'vitest';
import { plainDecimal } from '#core/decimal.ts';
import type { Document } from '#core/document.ts';
import type { Fact } from '#core/fact.ts';
import { plainDocument } from '#core/plain-text.ts';
import { checkDocument } from '#checker/engine/check-document.ts';
import { tableDocument } from '#checker/tables/table-document.ts';

const noNorms = { documents: [], values: [] };

function read(document: Document | string) {
  const result = checkDocument(typeof document === 'string' ? plainDocument('t', document) : document, { norms: noNorms });
  const printed = ({ origin }: Fact): string => (origin.kind === 'text' ? result.folded.text.slice(origin.span.start, origin.span.end) : '');
  return {
    ...result,
    told: result.facts.map((fact) => `${fact.subject} ${fact.measure} ${printed(fact)}${fact.quantity.value === null ? '' : `=${plainDecimal(fact.quantity.value)}`}`),
    claimed: result.claims.map((claim) => `${claim.kind} ${printed(claim.stated)} <- ${claim.operands.map(printed).join(' ')}: ${claim.verdict}`),
    wrong: result.claims.filter(({ verdict }) => verdict === 'inconsistent').map((claim) => `${claim.kind} ${printed(claim.stated)}`),
  };
}

const table = (...rows: string[]): string => rows.map((row) => row.replaceAll('|', '\t')).join('\n');

describe('cells as facts', () => {
  test('the unit of the caption, of a head, of a cell; blank, dash and zero', () => {
    const { told } = read(table('附表1 项目资金表', '金额单位：万元', '序号|项目名称|预算数|实际支出（元）|结余', '1|渠道清淤|12.5|120000.00|0.5', '2|堤防加固|8万元||—', '3|水文监测|1，020.5|0|／'));
    expect(told).toEqual([
      '渠道清淤 budget 12.5=125000', '渠道清淤 spent 120000.00=120000', '渠道清淤 balance 0.5=5000',
      '堤防加固 budget 8万元=80000', '水文监测 budget 1，020.5=10205000', '水文监测 spent 0=0',
    ]);
  });

  test('amounts in 亿元 and in words, full-width digits, a negative change, brackets of accounting', () => {
    const { told } = read(table('单位：万元', '项目|全年预算数|全年执行数|比上年增减', '防汛物资|１２．５|壹拾万元整|－３．２', '应急演练|2亿元|（8.00）|1.1'));
    expect(told).toEqual([
      '防汛物资 adjusted-budget 12.5=125000', '防汛物资 spent 壹拾万元整=100000', '防汛物资 change -3.2=-32000',
      '应急演练 adjusted-budget 2亿元=200000000', '应急演练 spent 8.00=-80000', '应急演练 change 1.1=11000',
    ]);
  });

  test('heads in two rows, merged; a row of column numbers; years', () => {
    const { told } = read(tableDocument([
      [['项目', 1, 2], ['2023年', 2], ['2022年', 1, 2]], ['年初预算数', '决算数'], ['栏次', '1', '2', '3'], ['办公费', '30', '28.5', '31'],
    ], ['单位：万元']));
    expect(told).toEqual(['办公费 budget 30=300000', '办公费 spent 28.5=285000', '办公费 previous 31=310000']);
  });

  test('a malformed number keeps its place, and its row is not judged', () => {
    const { told, claimed } = read(table('单位：万元', '项目名称|预算数|支出数|执行率（%）', '河道保洁|1,2345|110|90'));
    expect(told).toEqual(['河道保洁 budget 1,2345', '河道保洁 spent 110=1100000', '河道保洁 execution-rate 90=90']);
    expect(claimed).toEqual(['rate 90 <- 110 1,2345: undecidable']);
  });

  test('rates kept as fractions, and a table in which nothing says what its columns are', () => {
    expect(read(table('项目名称|预算数|支出数|执行率', '甲项目|200|150|0.75', '乙项目|100|100|1')).claimed).toEqual(['rate 0.75 <- 150 200: exact', 'rate 1 <- 100 100: exact']);
    expect(read(table('甲|乙|丙', '1|2|3', '4|5|9')).claims).toEqual([]);
  });

  test('a row of a project is a fact of it, and a figure in a cell is bound once', () => {
    const { facts } = read(['2023年度部门预算绩效评价报告', '（一）绿道养护经费', '年度预算50万元，实际支出49.6万元，执行率99.2%。', '（二）公厕保洁经费', '年度预算20万元，实际支出18万元，执行率90%。',
      table('项目名称|年度预算|实际支出|执行率', '绿道养护经费|50万元|49.6万元|99.2%', '公厕保洁经费|20万元|18万元|90%', '合计|70万元|67.6万元|96.57%')].join('\n'));
    const own = facts.filter(({ project }) => project === 1);
    expect(own.map(({ measure, subject }) => measure + subject)).toEqual(['budget', 'spent', 'execution-rate', 'budget', 'spent', 'execution-rate']);
    const places = facts.map(({ origin }) => (origin.kind === 'text' ? origin.span.start : -1));
    expect(new Set(places).size).toBe(places.length);
  });
});

describe('rows', () => {
  test('the adjusted budget is the base of a rate; another base is said once for the table', () => {
    const head = '项目名称|年初预算数|调整后预算数|执行数|执行率（%）';
    // 96/120 = 80, 45/50 = 90
    expect(read(table('单位：万元', head, '甲项目|100|120|96|80.00', '乙项目|50|50|45|90.00')).claimed.slice(0, 2)).toEqual(['rate 80.00 <- 96 120: exact', 'rate 90.00 <- 45 50: exact']);
    const onBudget = read(table('单位：万元', head, '甲项目|100|120|96|96.00', '乙项目|50|60|45|90.00', '丙项目|10|20|8|80.00'));
    expect(onBudget.claims.map(({ verdict }) => verdict)).toEqual(['other-basis', 'exact', 'exact']);
    expect(onBudget.wrong).toEqual([]);
  });

  test('one wrong rate among many, a half, a rate cut off, zero of zero', () => {
    const { claimed } = read(table('单位：万元', '项目名称|预算数|支出数|完成率%', '甲|63.20|53.72|58.00', '乙|80.00|0.10|0.13', '丙|30|20|66.66', '丁|0|0|0', '戊|42.00|39.48|94.00'));
    // 0.10/80 = 0.125; 20/30 = 66.67
    expect(claimed).toEqual(['rate 58.00 <- 53.72 63.20: inconsistent', 'rate 0.13 <- 0.10 80.00: exact', 'rate 66.66 <- 20 30: other-rounding', 'rate 94.00 <- 39.48 42.00: exact']);
  });

  test('growth with its sign, change, balance, share of the total', () => {
    const { claimed } = read(table('单位：万元', '项目|2023年决算数|2022年决算数|增减额|增减%', '会议费|18.62|20.70|-2.08|-10.05', '培训费|30.00|25.00|5.00|20.00', '印刷费|5.00|4.00|1.00|20.00'));
    // 1/4 = 25
    expect(claimed).toEqual([
      'difference -2.08 <- 18.62 20.70: exact', 'difference 5.00 <- 30.00 25.00: exact', 'difference 1.00 <- 5.00 4.00: exact',
      'growth -10.05 <- 18.62 20.70: exact', 'growth 20.00 <- 30.00 25.00: exact', 'growth 20.00 <- 5.00 4.00: inconsistent',
    ]);
    expect(read(table('单位：万元', '支出内容|到位资金|实际支出|结余资金', '设备|50|45|5', '劳务|20|20|0', '差旅|10|8|3')).wrong).toEqual(['difference 3']);
    expect(read(table('单位：万元', '类别|金额|占比（%）', '种植业|60|60.00', '畜牧业|25|35.00', '渔业|15|15.00', '合计|100|100.00')).wrong).toEqual(['share 35.00']);
  });

  test('price and number', () => {
    expect(read(table('采购内容|数量（台）|单价（元）|金额（万元）', '电脑|10|5000|5', '打印机|6|2000|1.2', '投影仪|3|8000|2.8', '合计|19||9')).claimed).toEqual([
      'product 5 <- 5000 10: exact', 'product 1.2 <- 2000 6: exact', 'product 2.8 <- 8000 3: inconsistent', 'sum 19 <- 10 6 3: exact', 'sum 9 <- 5 1.2 2.8: exact',
    ]);
  });

  test('how far things got: counts planned and done', () => {
    const { claimed, facts, findings } = read(table('指标|计划数（场）|完成数（场）|完成率', '宣讲|20|21|105%', '培训|40|36|99%'));
    expect(claimed).toEqual(['rate 105% <- 21 20: exact', 'rate 99% <- 36 40: inconsistent']);
    expect(facts.map(({ measure }) => measure)).toEqual(['planned', 'indicator', 'indicator', 'planned', 'indicator', 'indicator']);
    expect(findings.map(({ rule, stated }) => `${rule} ${stated}`)).toEqual(['rate-recomputes 99']);
  });

  test('a head of another meaning than it seems yields nothing', () => {
    expect(read(table('单位：万元', '项目名称|预算数|支出数|使用率（%）', '甲|100|50|12', '乙|80|40|13', '丙|60|30|14')).claims).toEqual([]);
  });
});

describe('columns', () => {
  const head = '项目名称|预算数|支出数';

  test('a plain list against 合计, one wrong column', () => {
    expect(read(table('单位：万元', head, '甲|10|9', '乙|20|18', '合计|30|28')).claimed).toEqual(['sum 30 <- 10 20: exact', 'sum 28 <- 9 18: inconsistent']);
  });

  test('a list of which only some rows are shown is not judged', () => {
    expect(read(table('单位：万元', head, '甲|10|9', '乙|20|18', '合计|300|280')).claims).toEqual([]);
  });

  test('其中 is left out of the total, and is judged against the row above it', () => {
    const { claimed, wrong } = read(table('单位：万元', '项目|预算数', '人员经费|100', '其中：工资|130', '公用经费|20', '合计|120'));
    expect(claimed).toContain('sum 120 <- 100 20: exact');
    expect(wrong).toEqual(['sum 100']);
  });

  test('numbered levels, subtotals below and above, codes', () => {
    expect(read(table('单位：万元', '科目名称|决算数', '一、工资福利支出|80', '（一）基本工资|50', '（二）津贴补贴|30', '二、商品和服务支出|20', '（一）办公费|12', '（二）差旅费|9', '合计|100')).claimed).toEqual([
      'sum 100 <- 80 20: exact', 'sum 80 <- 50 30: exact', 'sum 20 <- 12 9: inconsistent',
    ]);
    expect(read(table('单位：万元', '项目|金额', '渠道|10', '泵站|15', '水利小计|25', '公路|7', '桥梁|8', '交通小计|15', '总计|40')).wrong).toEqual([]);
    expect(read(table('单位：万元', '科目编码|科目名称|决算数', '合计||90', '208|社会保障和就业支出|60', '20805|行政事业单位养老支出|60', '2080505|基本养老保险缴费|40', '2080506|职业年金缴费|20', '221|住房保障支出|30', '22102|住房改革支出|31')).wrong).toEqual(['sum 30']);
  });

  test('a blank may be anything, a row without any figure is nothing', () => {
    expect(read(table('单位：万元', head, '甲|10|9', '乙|20|', '合计|30|28')).claims.map(({ verdict, reason }) => reason ?? verdict)).toEqual(['exact', 'operand-missing']);
    expect(read(table('单位：万元', head, '甲|10|9', '乙|20|—', '合计|30|10')).wrong).toEqual(['sum 10']);
  });

  test('the last digit only, and 万元 beside 亿元', () => {
    expect(read(table('单位：万元', '项目|金额', '甲|10.25', '乙|20.14', '合计|30.40')).claims.map(({ verdict }) => verdict)).toEqual(['only-by-rounding']);
    expect(read(table('项目|金额', '甲|1亿元', '乙|2500万元', '合计|1.25亿元')).claims.map(({ verdict }) => verdict)).toEqual(['exact']);
  });

  test('a statement by codes: 合计 first, columns that divide it, a row of column numbers under heads that reach down', () => {
    const rows = (housing: string): Document => tableDocument([
      [['科目编码', 1, 2], ['科目名称', 1, 2], ['本年支出合计', 1, 2], ['基本支出', 1, 2], ['项目支出', 1, 2]], [], ['栏次', '', '1', '2', '3'],
      [['合计', 2], '300.00', '180.00', '120.00'],
      ['201', '一般公共服务支出', '200.00', '100.00', '100.00'], ['20103', '政府办公厅事务', '200.00', '100.00', '100.00'],
      ['221', '住房保障支出', housing, '80.00', '20.00'], ['22102', '住房改革支出', '100.00', '80.00', '20.00'],
    ], ['支出决算表', '单位：万元']);
    expect(read(rows('100.00')).wrong).toEqual([]);
    expect(read(rows('109.00')).wrong).toEqual(['sum 109.00', 'sum 300.00', 'sum 109.00']);
  });

  test('weights of each level in merged cells', () => {
    const { claimed, wrong } = read(tableDocument([
      ['一级指标', '分值', '二级指标', '分值', '得分'], [['决策', 1, 2], ['40', 1, 2], '立项', '20', '19'], ['资金', '20', '18'], ['产出', '60', '产出数量', '60', '57'], ['合计', '100', '', '100', '94'],
    ]));
    expect(wrong).toEqual([]);
    expect(claimed.filter((claim) => /^score (?:94|100) /.test(claim))).toEqual(['score 100 <- 40 60: exact', 'score 94 <- 100: exact', 'score 100 <- 20 20 60: exact', 'score 94 <- 19 18 57: exact']);
  });

  test('columns that divide a total, in two levels', () => {
    const rows = (abroad: string, car: string): Document => tableDocument([
      [['项目', 1, 3], ['预算数', 5], ['决算数', 5]],
      [['合计', 1, 2], ['因公出国（境）费', 1, 2], ['公务用车购置及运行维护费', 3], ['合计', 1, 2], ['因公出国（境）费', 1, 2], ['公务用车购置及运行维护费', 3]],
      ['小计', '购置费', '运行维护费', '小计', '购置费', '运行维护费'],
      ['本级', '50', '5', '45', '20', '25', '40', abroad, car, '18', '20'],
    ], ['单位：万元']);
    expect(read(rows('2', '38')).claims.map(({ kind, verdict }) => `${kind} ${verdict}`)).toEqual(['sum exact', 'sum exact', 'sum exact', 'sum exact']);
    expect(read(rows('1', '38')).wrong).toEqual(['sum 40']);
  });
});

describe('statements', () => {
  const rows = (total: string): string[] => ['收入支出决算总表', '单位：万元', '收入 支出', '项目 决算数 项目 决算数', '一、财政拨款收入 120.50 一、教育支出 100.00', '二、事业收入 二、农林水支出 25.30',
    '三、其他收入 4.80 三、交通运输支出', '四、住房保障支出 3.00', `本年收入合计 125.30 本年支出合计 ${total}`, '年初结转和结余 8.00 年末结转和结余 5.00', '总计 133.30 总计 133.30'];

  test('lines of two sides beside each other, names without figures between', () => {
    const { claimed } = read(rows('128.30').join('\n'));
    expect(claimed).toEqual([
      'sum 125.30 <- 120.50 4.80: exact', 'sum 133.30 <- 125.30 8.00: exact', 'sum 128.30 <- 100.00 25.30 3.00: exact', 'sum 133.30 <- 128.30 5.00: exact', 'repeat 133.30 <- 133.30: exact',
    ]);
    expect(read(rows('128.80').join('\n')).wrong).toEqual(['sum 128.80', 'sum 133.30']);
  });

  test('the same as cells, with the text above it', () => {
    const cells = rows('128.30').slice(3).map((row) => row.split(' '));
    const laid = cells.map((row): string[] => (row.length === 4 ? row : row.length === 3 ? (/^[\d.]+$/.test(row[1] ?? '') ? [...row, ''] : [row[0] ?? '', '', ...row.slice(1)]) : ['', '', ...row]));
    const { wrong, claimed } = read(tableDocument([[['收入', 2], ['支出', 2]], ...laid], ['2023年度部门决算情况说明', '本年收入合计125.30万元，本年支出合计182.30万元。', '收入支出决算总表', '单位：万元']));
    expect(claimed.filter((claim) => claim.startsWith('sum')).every((claim) => claim.endsWith('exact'))).toBe(true);
    expect(wrong).toEqual(['repeat 128.30']);
  });

  test('the table of 三公 in lines, one column blank, against the text', () => {
    const lines = ['“三公”经费支出决算表', '单位：万元', '因公出国 公务用车购置及运行维护费', '合计 （境）费 小计 公务接待费', '购置费 运行维护费', '预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数'];
    const { wrong, told } = read([...lines, '20.00 15.40 17.00 14.00 8.00 6.50 9.00 7.50 3.00 1.40', '注：本表反映“三公”经费预决算情况。', '公务接待费支出决算为1.60万元，与上年持平。'].join('\n'));
    expect(told).toContain('公务接待费 spent 1.40=14000');
    expect(wrong).toEqual(['repeat 1.60万元']);
  });
});

describe('text and table', () => {
  const paper = (spent: string): string => ['2023年度部门预算绩效评价报告', '（一）绿道养护经费', '年度预算50万元，实际支出45万元，执行率90%。', '（二）公厕保洁经费', '年度预算20万元，实际支出18万元，执行率90%。', '附表', '单位：万元',
    table('项目名称|年度预算|实际支出|执行率（%）', `绿道养护经费|50.00|${spent}|90.00`, '公厕保洁经费|20.00|18.00|90.00')].join('\n');

  test('a project of the list against its section', () => {
    expect(read(paper('45.00')).wrong).toEqual([]);
    expect(read(paper('54.00')).wrong).toEqual(['rate 90.00', 'repeat 54.00']);
  });

  test('96% and 95.97% may be one rate', () => {
    const { claims } = read(['2023年度部门预算绩效评价报告', '（一）绿道养护经费', '执行率96%。', '（二）公厕保洁经费', '执行率90%。', table('项目名称|执行率', '绿道养护经费|95.97%', '公厕保洁经费|90.00%')].join('\n'));
    expect(claims.filter(({ kind }) => kind === 'repeat').map(({ verdict }) => verdict)).toEqual(['only-by-rounding', 'exact']);
  });
});

test('lines that were a list of projects', () => {
  const { claimed } = read(['附表 项目支出情况', '单位：万元', '序号 项目名称 全年预算数 全年执行数 执行率（%）', '1 林木良种培育 40.00 38.00 95.00', '2 森林防火 60.00 57.00 59.00', '合计 100.00 95.00 95.00'].join('\n'));
  expect(claimed).toEqual(['rate 95.00 <- 38.00 40.00: exact', 'rate 59.00 <- 57.00 60.00: inconsistent', 'rate 95.00 <- 95.00 100.00: exact', 'sum 100.00 <- 40.00 60.00: exact', 'sum 95.00 <- 38.00 57.00: exact']);
});

test('a table of many rows in linear time, and one of thirty in well under a millisecond', () => {
  const rows = (count: number): string => table('单位：万元', '序号|项目名称|年初预算数|全年预算数|执行数|执行率（%）', ...Array.from({ length: count }, (_, at) => `${at + 1}|项目${at + 1}|10.00|12.00|9.00|75.00`), `合计||${count * 10}|${count * 12}|${count * 9}|75.00`);
  const seconds = (count: number): number => {
    const started = performance.now();
    expect(read(rows(count)).wrong).toEqual([]);
    return performance.now() - started;
  };
  seconds(30);
  expect(seconds(8000)).toBeLessThan(4000);
});
