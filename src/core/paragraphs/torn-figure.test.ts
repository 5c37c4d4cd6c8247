import { expect, test } from 'vitest';
import { isTornFigure } from '#core/paragraphs/torn-figure.ts';
import { plainDocument } from '#core/plain-text.ts';

test.each([
  ['于2023年完成，到位20', '0万元。'],
  ['主要任务，202', '3年评出优秀平台6个。'],
  ['主要任务,202', '3年评出优秀平台6个.'],
  ['市级拨款于2', '0 2 3年到位。'],
  ['市级拨款于2 02', '3年到位。'],
  ['预算执行率18.', '9　9%。'],
  ['依据（某市办字〔2021〕', '25 号）设立，'],
  ['依据（某市办字〔2021〕', '2'],
  ['依据（某市财字〔20', '2　1〕31号）设立，'],
  ['预算500万元，1', '～　12月支出480万元。'],
  ['资金于2023  年', '12月25　日拨付。'],
  ['接受咨询3600余', '人次，举办培训。'],
  ['实际支出5,', '335.'],
  ['吞吐量400', '请求数/秒；'],
  ['研制15', 'MW以上机组。'],
  ['于5月20日至', '27日举办活动。'],
  ['网络响应时间3', '秒；'],
  ['年度预算350万元，1', '～'],
])('%s | %s is one figure', (before, after) => {
  expect(isTornFigure(before, after)).toBe(true);
});

test.each([
  ['合计 100', '20 30 40'],
  ['项目支出 2023', '1 200万元'],
  ['共走访企业80家', '2.存在的问题'],
  ['组织2场', '3.改进措施'],
])('%s | %s are two', (before, after) => {
  expect(isTornFigure(before, after)).toBe(false);
});

test('a list with wide gaps before its units is no table, a numbered list of items is', () => {
  const kinds = (text: string): string[] => plainDocument('report.txt', text).blocks.map(({ kind }) => kind);
  expect(kinds('年初安排运营经费为80  万元、对接活动9  场\n挖掘技术需求137  项、发布成果15  0万')).toEqual(['paragraph', 'paragraph']);
  expect(kinds('1  项目支出  120\n2  人员经费  80')).toEqual(Array.from({ length: 6 }, () => 'cell'));
});

test('a line that names whom the paper is for stands alone', () => {
  const wrapped = '市财政局：\n为落实预算绩效管理的要求，我局对本年度的项目支出进行了认真自查、评\n价，现将有关情况报告如下，请予以审核；附件中列有各项目的收支明细，供\n参考。\n';
  const { text, blocks } = plainDocument('report.txt', wrapped);
  expect(text.slice(blocks[0]?.start, blocks[0]?.end)).toBe('市财政局：');
});

test('sentences with wide gaps in their figures are no table, though their punctuation is half width', () => {
  const { blocks } = plainDocument('report.txt', '本项目年度预算300  万元,实际支出290万元.对照目标,完成培训5  场.\n目前已兑付5  家单位,共15  0万元.\n');
  expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph']);
});
