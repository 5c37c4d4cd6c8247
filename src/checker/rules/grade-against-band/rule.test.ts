import { expect, test } from 'vitest';
import { decimal } from '#core/decimal.ts';
import type { NormBook, NormValue } from '#core/norm-book.ts';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { readBands } from '#checker/rules/grade-against-band/bands.ts';
import { rule } from '#checker/rules/grade-against-band/rule.ts';

const norm = (id: string, amount: string): NormValue => ({ id, value: decimal(amount), unit: '分', place: '', from: '2020-02-25', until: null, force: '应当', document: 'd', article: null, verified: true, title: { zh: id, en: id } });
const norms: NormBook = {
  documents: [], values: [norm('grade-excellent-from', '90'), norm('grade-good-from', '80'), norm('grade-fair-from', '60')],
  codes: [{ id: 'grade-names', codes: ['优', '良', '中', '差'], place: '', from: '2020-02-25', until: null, force: '应当', document: 'd', article: null, verified: true, title: { zh: '等级', en: 'grades' } }],
};
const paper = (year: number, score: string, grade: string): string => `${year}年度项目绩效自评报告\n（一）道路养护经费\n自评得分${score}分，评价等级为“${grade}”。\n（二）路灯维护经费\n年度预算10万元。`;
const found = (score: string, grade: string, year = 2023): string[][] => quoteFindings(rule, paper(year, score, grade), { norms });

test('both sides of every line, and the line itself', () => {
  expect([...found('90', '优'), ...found('89.99', '良'), ...found('80', '良'), ...found('79.9', '中'), ...found('60', '中'), ...found('59', '差')]).toEqual([]);
  expect([found('89.99', '优'), found('90', '良'), found('79.9', '良'), found('59.9', '中')]).toEqual([[['优', '89.99']], [['良', '90']], [['良', '79.9']], [['中', '59.9']]]);
});

test('other names of a grade, and a year before the norms', () => {
  expect([...found('92', '优秀'), ...found('85', '良好'), ...found('70', '合格')]).toEqual([]);
  expect(found('85', '优', 2018)).toEqual([]);
});

test('the paper’s own bands go before the norms', () => {
  const own = '等级标准：95分及以上为优，85～95分为良，60～85分为中。';
  expect(quoteFindings(rule, `${own}\n${paper(2023, '92', '良')}`, { norms })).toEqual([]);
  expect(quoteFindings(rule, `${own}\n${paper(2023, '92', '优')}`, { norms })).toEqual([['优', '92']]);
});

test('bands in several manners', () => {
  const named = (text: string): string[] | undefined => readBands(text)?.map(({ name, from }) => `${name}${from.coefficient}`);
  expect(named('得分90（含）—100分为优、80（含）—90分为良、60（含）—80分为中')).toEqual(['优90', '良80', '中60']);
  expect(named('优（90-100分）、良（80-89分）、中（60-79分）、差（60分以下）')).toEqual(['优90', '良80', '中60']);
  expect(named('90分以上的评为“优秀”，80至90分的评为“良好”')).toEqual(['优90', '良80']);
  expect(named('服务对象满意度达到90%以上')).toBeUndefined();
});

test('outside projects, and a mean is of no project', () => {
  expect(quoteFindings(rule, '2023年度单位整体支出绩效自评\n我单位整体支出自评得分86.4分，评价等级为“优”。', { norms })).toEqual([['优', '86.4']]);
  expect(quoteFindings(rule, '2023年度绩效管理情况\n自评项目平均得分91.3分，评价结果为“良”的3个。', { norms })).toEqual([]);
});
