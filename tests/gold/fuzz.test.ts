import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldDocument, sourceSpan } from '#core/folded-text.ts';
import { plainDocument } from '#core/plain-text.ts';
import { checkDocument } from '#checker/engine/check-document.ts';
import { writeCheckReport } from '#checker/report/write-check-report.ts';
import { loadNormBook } from '#reading/norm-book.ts';

const norms = loadNormBook();

/** Checks a text and holds what must be true of every check: no rule throws, every span lies in the text and its quotation stands there. */
function checkAnything(text: string): void {
  const document = plainDocument('anything.txt', text);
  const result = checkDocument(document, { norms });
  expect(result.defects).toEqual([]);
  const report = writeCheckReport(document, result, 'zh');
  for (const { start, end, quote } of [...report.findings, ...report.claims].flatMap(({ spans }) => spans)) {
    if (start < 0 || end > text.length || start > end || text.slice(start, end) !== quote) expect.fail(`“${quote}” does not stand at ${start}–${end}`);
  }
  for (const finding of report.findings) {
    if (finding.message === '' || finding.spans.length === 0) expect.fail(`${finding.rule} says nothing or points nowhere`);
    for (const { replacement } of finding.hypotheses) if (replacement !== null && (replacement.start < 0 || replacement.end > text.length || replacement.start > replacement.end)) expect.fail(`${finding.rule} would replace what is not there`);
  }
  for (const figure of report.figures) if (text.slice(figure.start, figure.end) !== figure.text) expect.fail(`“${figure.text}” is no figure of the text`);
  for (const project of report.projects) if (project.start < 0 || project.end > text.length || project.start > project.end) expect.fail(`project ${project.ordinal} lies outside of the text`);
}

const words = [
  '本项目年度预算', '实际支出', '预算执行率', '资金到位', '下达指标', '调整后预算', '结余', '其中：', '包括', '分别为', '合计', '共', '人均', '每人每月', '占', '比上年增加', '下降', '增长', '完成年初预算的',
  '甲项目', '培训经费', '基本支出', '收入合计', '存在的问题', '下一步改进措施', '无', '已全部完成', '正在', '截止', '截至', '2023年', '今年', '12月底', '5月20日至27日', '1～12月', '（某市办字〔2022〕12号）', '《某办法》',
  '（一）甲项目\n', '一、乙项目\n', '1.绩效目标实现情况\n', '2.存在的问题和下一步改进措施\n', '数量指标：', '满意度', '得分', '权重', '优', '总分', '自评', '项目名称', '年初预算数', '全年执行数', '分值', '10分',
  '×', '□是', '☑否', '[bookmark: a]', '不予公开', '13800138000', '进行进行', '百分之九十', '贰仟万元整', '八成', '两家', '近', '约', '余', '以上', '超过',
];
const signs = ['，', '。', '；', '：', '、', '（', '）', '《', '》', '“', '”', '〔', '〕', '\n', '\n\n', '\t', ' ', '　', '  ', '|', '-', '～', '.', ',', '%', '％', '\r', '\u200b', '\ufeff', '\0', '\ud83d', '😀', '\u0301'];
const units = ['万元', '亿元', '元', '万', '%', '％', '个百分点', '家', '人', '人次', '项', '个', '次', '元/人', '分', '年', '月', '号', '平方米', ''];

const number = fc.oneof(
  fc.nat({ max: 99 }).map(String),
  fc.nat({ max: 20_000_000 }).map(String),
  fc.tuple(fc.nat({ max: 9_999 }), fc.nat({ max: 9_999 })).map(([whole, rest]) => `${whole}.${rest}`),
  fc.tuple(fc.nat({ max: 999 }), fc.nat({ max: 99_999 })).map(([whole, rest]) => `${whole},${rest}`),
  fc.constantFrom('0', '00', '0.0', '1.2.3', '1,,2', '.5', '5.', '100', '2023', '１２３', '1 2', '999999999999999999999999'),
);
const fragment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words) },
  { weight: 4, arbitrary: fc.tuple(number, fc.constantFrom(...units)).map(([figure, unit]) => figure + unit) },
  { weight: 4, arbitrary: fc.constantFrom(...signs) },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
);

describe('any text', () => {
  test('put together from pieces of papers', { timeout: 60_000 }, () => {
    fc.assert(fc.property(fc.array(fragment, { maxLength: 120 }), (pieces) => checkAnything(pieces.join(''))), { numRuns: 600 });
  });

  test('of rows and columns', { timeout: 60_000 }, () => {
    const cell = fc.oneof(fc.constantFrom(...words), number, fc.tuple(number, fc.constantFrom(...units)).map(([figure, unit]) => figure + unit), fc.constant(''));
    const row = fc.array(cell, { minLength: 1, maxLength: 8 });
    fc.assert(fc.property(fc.array(row, { maxLength: 14 }), fc.constantFrom('\t', '  ', ' '), (rows, gap) => checkAnything(rows.map((cells) => cells.join(gap)).join('\n'))), { numRuns: 300 });
  });

  test('of any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), checkAnything), { numRuns: 150 });
  });

  test('folds to characters that lead back to where they stand', () => {
    fc.assert(fc.property(fc.array(fragment, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const folded = foldDocument(plainDocument('anything.txt', text));
      let last = 0;
      for (let at = 0; at < folded.text.length; at += 1) {
        const { start, end } = sourceSpan(folded, { start: at, end: at + 1 });
        if (start < last || end > text.length + 1) expect.fail(`character ${at} stands at ${start}–${end}, the one before at ${last}`);
        last = start;
      }
    }), { numRuns: 300 });
  });
});

const sentence = '本项目年度预算300万元，实际支出290万元，预算执行率96.67%。';

describe('a megabyte of', () => {
  test.each([
    ['digits', '1234567890'], ['ones', '1'], ['thousands marks', '1,234,567,'], ['points', '1.2.'], ['opening brackets', '（'], ['closing brackets', '）'], ['titles that never end', '《'], ['quotation marks', '“'],
    ['其中', '其中：'], ['one sentence', sentence], ['one sentence a line', `${sentence}\n`], ['amounts without a stop', '预算300万元、'], ['shares without a stop', '占50%，'], ['prices without a stop', '5万元/个、3个、'],
    ['dates', '2023年12月25日'], ['document numbers', '（某市办字〔2022〕12号）'], ['line ends', '\n'], ['spaces', ' '], ['columns', '项目\t预算数\t12\n'], ['torn numbers', '甲4 00请'], ['numbers', '1 2 3 '], ['projects', '（一）甲项目\n本项目年度预算3万元，支出3万元。\n'],
    ['lists', '其中：甲项目3万元、乙项目4万元；'], ['growth', '比上年增加3万元，增长10%，'], ['numerals', '一二三四五六七八九十百千万亿'], ['headings', '一、项目\n'], ['one character', '的'], ['half surrogates', '\ud83d'], ['nothing', '\0'],
  ])('%s: checked in time in proportion', { timeout: 180_000 }, (_, piece) => {
    const bytes = Buffer.byteLength(piece);
    const text = piece.repeat(Math.ceil(1_000_000 / bytes));
    const before = process.cpuUsage();
    checkAnything(text);
    const used = process.cpuUsage(before);
    // One to four seconds are needed on a core of its own; what other tests use meanwhile counts too. A quadratic pass would need minutes.
    expect((used.user + used.system) / 1_000_000).toBeLessThan(60);
  });
});
