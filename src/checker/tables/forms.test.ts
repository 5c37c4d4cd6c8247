import { describe, expect, test } from 'vitest';
import { plainDecimal } from '#core/decimal.ts';
import type { Document } from '#core/document.ts';
import type { Fact } from '#core/fact.ts';
import { plainDocument } from '#core/plain-text.ts';
import { checkDocument } from '#checker/engine/check-document.ts';
import { tableDocument, type WrittenCell } from '#checker/tables/table-document.ts';

function read(document: Document | string) {
  const result = checkDocument(typeof document === 'string' ? plainDocument('t', document) : document, { norms: { documents: [], values: [] } });
  const printed = ({ origin }: Fact): string => (origin.kind === 'text' ? result.folded.text.slice(origin.span.start, origin.span.end) : '');
  const claimed = (kind: string): string[] => result.claims.filter((claim) => claim.kind === kind && claim.comparison === null).map((claim) => `${printed(claim.stated)} <- ${claim.operands.map(printed).join(' ')}: ${claim.verdict}`);
  return {
    ...result, claimed,
    told: result.facts.map((fact) => `${fact.project} ${fact.subject} ${fact.measure} ${fact.quantity.value === null ? '?' : plainDecimal(fact.quantity.value)}`),
    wrong: result.claims.filter(({ verdict }) => verdict === 'inconsistent').map((claim) => `${claim.kind} ${printed(claim.stated)}`),
  };
}

type Slips = { readonly rate?: string; readonly score?: string; readonly fiscal?: string; readonly total?: string; readonly points?: string; readonly weight?: string };

/** The form of 2020 on a made-up road: 198 / 220 = 90%, 9 + 25 + 23.68 + 40 = 97.68. */
function form({ rate = '90%', score = '9', fiscal = '198', total = '97.68', points = '25', weight = '25' }: Slips = {}): Document {
  const rows: WrittenCell[][] = [
    [['项目名称', 2], ['农村公路养护', 7]],
    [['项目资金（万元）', 2, 5], ['', 1], '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', ['得分', 1]],
    ['年度资金总额', '200', '220', '198', '10', rate, score],
    ['其中：当年财政拨款', '200', '220', fiscal, '—', '—', '—'],
    ['上年结转资金', '', '', '', '—', '—', '—'],
    ['其他资金', '', '', '', '—', '—', '—'],
    [['年度总体目标', 1, 2], ['预期目标', 4], ['实际完成情况', 4]],
    [['养护公路60公里。', 4], ['完成养护62公里。', 4]],
    ['绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'],
    [['', 1, 3], ['产出指标', 1, 2], '数量指标', '养护里程', '≥60公里', '62公里', weight, points, ''],
    ['时效指标', '按期完成率', '≥95%', '90%', '25', '23.68', '雨季停工'],
    ['效益指标', '社会效益', '群众出行', '明显改善', '明显改善', '40', '40', ''],
    [['总分', 6], '100', total, ''],
  ];
  return tableDocument(rows, ['2023年度项目支出绩效自评表']);
}

describe('forms', () => {
  test('facts: money of the project and of its sources, results, weights and scores', () => {
    expect(read(form()).told.filter((fact) => !fact.includes(' count '))).toEqual([
      '1  budget 2000000', '1  adjusted-budget 2200000', '1  spent 1980000', '1 预算执行率 weight 10', '1  execution-rate 90', '1 预算执行率 score 9',
      '1 当年财政拨款 budget 2000000', '1 当年财政拨款 adjusted-budget 2200000', '1 当年财政拨款 spent 1980000',
      '1 养护里程 indicator 62', '1 养护里程 weight 25', '1 养护里程 score 25', '1 按期完成率 indicator 90', '1 按期完成率 weight 25', '1 按期完成率 score 23.68',
      '1 群众出行 weight 40', '1 群众出行 score 40', '1  weight 100', '1  score 97.68',
    ]);
  });

  test('everything holds', () => {
    const { claimed, wrong } = read(form());
    expect(wrong).toEqual([]);
    expect(claimed('rate')).toEqual(['90% <- 198 220: exact']);
    expect(claimed('sum')).toEqual(['200 <- 200: exact', '220 <- 220: exact', '198 <- 198: exact']);
    expect(claimed('score')).toEqual(['9 <- 10 90%: exact', '100 <- 10 25 25 40: exact', '97.68 <- 9 25 23.68 40: exact']);
  });

  test('slips one by one', () => {
    expect(read(form({ rate: '96%' })).wrong).toEqual(['rate 96%', 'score 9']);
    expect(read(form({ rate: '96%', score: '9.6', total: '98.28' })).wrong).toEqual(['rate 96%']);
    expect(read(form({ rate: '99%' })).wrong).toEqual(['score 9']);
    expect(read(form({ score: '10', total: '98.68' })).wrong).toEqual(['score 10']);
    expect(read(form({ fiscal: '189' })).wrong).toEqual(['sum 198']);
    expect(read(form({ total: '97.86' })).wrong).toEqual(['score 97.86']);
    expect(read(form({ points: '26', total: '98.68' })).wrong).toEqual(['score 26']);
    expect(read(form({ weight: '20', points: '20', total: '92.68' })).wrong).toEqual(['score 100']);
  });

  test('a rate on the budget of the year’s start, a rate above 100%, a fraction', () => {
    expect(read(form({ rate: '99.00%', score: '9.9', total: '98.58' })).claims.find(({ kind }) => kind === 'rate')?.verdict).toBe('other-basis');
    expect(read(form({ rate: '0.90' })).wrong).toEqual([]);
  });

  test('a form annexed to a report against the section of its project', () => {
    const annexed = tableDocument([
      ['项目名称', '宣传经费', '', ''], ['项目资金（万元）', '年初预算数', '全年预算数', '全年执行数'], ['年度资金总额', '30', '30', '27.6'],
    ], ['2023年度部门预算绩效评价报告', '（一）培训经费', '年度预算20万元，实际支出18万元。', '（二）宣传经费', '年度预算30万元，实际支出26.7万元。']);
    expect(read(annexed).wrong).toEqual(['repeat 27.6']);
  });

  test('a head of columns that begins with 项目名称 is no form', () => {
    expect(read('单位：万元\n项目名称\t全年预算数\t全年执行数\n培训经费\t20\t18\n宣传经费\t30\t27').structure.forms).toEqual([]);
  });
});

describe('scores of prose', () => {
  const scores = (text: string): string[] => read(text).claimed('score');

  test('a total against classes, with weights and without', () => {
    expect(scores('项目自评得分98.5分，其中执行率10分、产出48.5分、效益30分、满意度10分。')).toEqual(['98.5分 <- 10分 48.5分 30分 10分: exact']);
    expect(scores('项目自评得分95.6分。其中：预算执行率指标分值10分，得9.6分；产出指标分值50分，得48分；效益指标分值30分，得28分；满意度指标分值10分，得9分。')).toEqual(['95.6分 <- 9.6分 48分 28分 9分: inconsistent']);
  });

  test('a list that may be incomplete, deductions, a part above its weight', () => {
    expect(scores('自评总分95分，其中产出指标得47分，效益指标得28分。')).toEqual(['95分 <- 47分 28分: undecidable']);
    expect(scores('自评得分96分。时效指标扣2分，社会效益指标扣2分。')).toEqual([]);
    expect(read('自评得分101分，其中：执行率分值10分，得11分；产出分值50分，得50分；效益分值40分，得40分。').wrong).toEqual(['score 11分']);
  });

  test('the mean of all projects', () => {
    const paper = (mean: string): string => ['2023年度部门预算绩效评价报告', `本部门对2个项目开展自评，2个项目平均得分${mean}分。`, '（一）绿道养护经费', '年度预算50万元。自评得分95分。', '（二）公厕保洁经费', '年度预算20万元。自评得分90分。'].join('\n');
    expect(scores(paper('92.5'))).toEqual(['92.5分 <- 95分 90分: exact']);
    expect(scores(paper('93.5'))).toEqual(['93.5分 <- 95分 90分: inconsistent']);
  });
});
