import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldDocument } from '#core/folded-text.ts';
import { plainDocument, splitParagraphs } from '#core/plain-text.ts';

/** The paragraphs of a text as they are read. */
const paragraphs = (text: string): string[] => foldDocument(plainDocument('text', text)).text.split('\n');

describe('a paragraph per line', () => {
  test('headings, short lines and unpunctuated ends stay by themselves', () => {
    const lines = ['某某局2023年度绩效自评报告', '市财政局：', '（一）平台运维项目', '1.绩效目标实现情况', '本项目年度预算30万元，支出21.62万元，各项指标完成良好', '2.存在的问题', '无', '（二）培训项目', '2023年共培训3期，参训120人次。', '某某局', '2024年5月14日'];
    expect(paragraphs(lines.join('\n'))).toEqual(lines);
  });

  test.each([
    '实际支出21|.62万元，执行率72.07%。', '实际支出21.|62万元，执行率72.07%。', '实际支出2|1.62万元，执行率72.07%。', '年度预算2200|万元，已全部拨付。', '年度预算2200万|元，已全部拨付。',
    '预算执行率40.|9%，低于序时进度。', '预算执行率40.9|%，低于序时进度。', '安排资金12,|500万元，用于建设。', '经费于2023年12|月25日到账，已支付。', '经费于2023年12月|25日到账，已支付。',
    '依据某府发〔2022|〕12号文件设立，用于补助。', '培训干部120|人次，满意度较高。', '1～|12月计划支出30万元，已完成。', '支持企业18|个，兑付资金，到位及时。', '百分之|九十以上的项目已完成，进度正常。',
  ])('a stray line break inside a figure: %s', (torn) => {
    const text = `1.绩效目标\n${torn.replace('|', '\n')}\n2.存在的问题`;
    expect(paragraphs(text)).toEqual(['1.绩效目标', torn.replace('|', ''), '2.存在的问题']);
  });

  test('a number torn into single digits', () => {
    expect(paragraphs('本项目预算2\n2\n0\n0\n万元，支出900万元。\n无')).toEqual(['本项目预算2200万元，支出900万元。', '无']);
  });

  test('a numbering is no part of a number', () => {
    expect(paragraphs('项目共计3\n2.存在的问题')).toEqual(['项目共计3', '2.存在的问题']);
    expect(paragraphs('项目概况\n1.2023年度任务')).toEqual(['项目概况', '1.2023年度任务']);
  });

  test('a line that is nothing but a number joins its heading', () => {
    expect(paragraphs('三、\n国有资本经营预算财政拨款收入')).toEqual(['三、国有资本经营预算财政拨款收入']);
  });
});

describe('wrapped at a margin', () => {
  const wrapped = [
    '一、收入支出总体情况',
    '某市某某中心 2024 年度收入支出总计 3,859.38 万元。与 2023 年',
    '度相比，收入支出总计增加 162.85 万元，增长 4.41%。主要原因：',
    '设备更新改造项目支出增加，较上年增加 133.95 万元，用于检测仪',
    '器购置和机房改造。',
    '二、“三公”经费情况',
    '“三公”经费财政拨款支出年初预算为 22.85 万元，支出决算为',
    '10.39 万元，完成预算的 45.47%，其中：公务接待费决算为 1.39',
    '',
    '万元。决算数小于预算数的主要原因是厉行节约，压减接待批次和',
    '人数。',
  ].join('\n');

  test('lines are put together, over blank lines and inside words', () => {
    expect(paragraphs(wrapped)).toEqual([
      '一、收入支出总体情况',
      '某市某某中心2024年度收入支出总计3,859.38万元。与2023年度相比，收入支出总计增加162.85万元，增长4.41%。主要原因：设备更新改造项目支出增加，较上年增加133.95万元，用于检测仪器购置和机房改造。',
      '二、“三公”经费情况',
      '“三公”经费财政拨款支出年初预算为22.85万元，支出决算为10.39万元，完成预算的45.47%，其中：公务接待费决算为1.39万元。决算数小于预算数的主要原因是厉行节约，压减接待批次和人数。',
    ]);
  });

  test('pieces of one printed line are put together', () => {
    const pieces = wrapped.replace('某市某某中心 2024 年度收入支出总计 3,859.38 万元。与 2023 年', '某市某某中心 2024 年度收入支出总计 3,859.38\n万元。\n与 2023 年');
    expect(paragraphs(pieces)).toEqual(paragraphs(wrapped));
  });
});

describe('tables in text', () => {
  test('rows flattened with single spaces stay lines', () => {
    const lines = ['收入支出决算总表', '单位：万元', '项目 决算数 项目 决算数', '事业收入 20.50 教育支出 18.20', '人员经费 12.00', '本年收入合计 20.50 本年支出合计 18.20', '53.93 37.35 52.40 0'];
    expect(paragraphs(lines.join('\n'))).toHaveLength(lines.length);
  });

  test('even rows with single spaces are cells, totals stand in the last columns', () => {
    const text = '三级指标 指标值 完成值 分值 得分\n改造井盖数量 ≥2400套 2412套 20 20.00\n投诉下降率 ≥30% 26.40% 30 26.40\n总分 50 46.40\n说明：均已完成。';
    expect(splitParagraphs(text).map(({ start, end, table }) => [text.slice(start, end), table?.row, table?.column])).toEqual([
      ...['三级指标', '指标值', '完成值', '分值', '得分'].map((cell, column) => [cell, 0, column]), ...['改造井盖数量', '≥2400套', '2412套', '20', '20.00'].map((cell, column) => [cell, 1, column]),
      ...['投诉下降率', '≥30%', '26.40%', '30', '26.40'].map((cell, column) => [cell, 2, column]), ['总分', 3, 0], ['50', 3, 3], ['46.40', 3, 4], ['说明：均已完成。', undefined, undefined],
    ]);
  });

  test('fields that tabs or wide gaps set apart are cells', () => {
    const text = '项目\t预算数\t执行率\n平台运维\t\t89.10%\n说明';
    const cells = splitParagraphs(text).filter(({ kind }) => kind === 'cell');
    expect(cells.map(({ start, end, table }) => [text.slice(start, end), table?.row, table?.column])).toEqual([
      ['项目', 0, 0], ['预算数', 0, 1], ['执行率', 0, 2], ['平台运维', 1, 0], ['89.10%', 1, 2],
    ]);
    const spaced = '项目名称      预算数    支出数\n平台运维费    420.00    373.80\n培训费                  12.00';
    expect(splitParagraphs(spaced).map(({ start, end, table }) => [spaced.slice(start, end), table?.row, table?.column])).toEqual([
      ['项目名称', 0, 0], ['预算数', 0, 1], ['支出数', 0, 2], ['平台运维费', 1, 0], ['420.00', 1, 1], ['373.80', 1, 2], ['培训费', 2, 0], ['12.00', 2, 2],
    ]);
  });
});

test('blocks lie in order, hold all but blanks, and never overlap', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('预算', '1', '2.', '万元', ' ', '  ', '\n', '\n\n', '，', '。', '（一）', '\t', '%', 'A', '：'), { maxLength: 80 }), (pieces) => {
    const text = pieces.join('');
    let last = 0;
    for (const { start, end } of splitParagraphs(text)) {
      expect(text.slice(last, start).trim()).toBe('');
      expect(end).toBeGreaterThan(start);
      last = end;
    }
    expect(text.slice(last).trim()).toBe('');
  }), { numRuns: 500 });
});
