import { expect, test } from 'vitest';
import { checkText } from '#checker/engine/check-text.ts';
import { rule } from '#checker/rules/same-project-twice/rule.ts';

const pairsOf = (text: string): (readonly number[])[] => {
  const { findings, defects } = checkText(text, { rules: [rule] });
  expect(defects).toEqual([]);
  return findings.map(({ projects }) => projects);
};

test('nearly one name and one unit price', () => {
  expect(pairsOf('（一）技术革新奖\n该项目技术革新奖励10万元/项，产出指标革新奖数量30项。\n（二）路灯经费\n年度预算20万元，更换路灯40盏。\n（三）技术革新项目奖励\n该项目对每个团队奖励10万元/项，奖励团队30个。')).toEqual([[1, 3]]);
});

test('three equal results, no price', () => {
  const results = '培训场次12场，培训合格率95%，学员满意度90%';
  expect(pairsOf(`（一）培训经费补助\n绩效目标完成：${results}。\n（二）培训补助经费\n绩效目标完成：${results}。`)).toEqual([[1, 2]]);
});

test.each([
  ['another name', '（一）革新奖\n奖励10万元/项，产出指标奖励数量30项。\n（二）路灯更换经费\n更换路灯10万元/项，产出指标更换30项。'],
  ['two equal results', '（一）培训经费补助\n绩效目标完成：培训合格率95%，学员满意度90%。\n（二）培训补助经费\n绩效目标完成：培训合格率95%，学员满意度90%。'],
  ['batches', '（一）创业补贴（第一批）\n补贴标准5万元/户，产出指标补贴20户。\n（二）创业补贴（第二批）\n补贴标准5万元/户，产出指标补贴20户。'],
])('%s', (_, text) => {
  expect(pairsOf(text)).toEqual([]);
});

test('thousands of alike projects cost no more than their number', () => {
  const text = Array.from({ length: 3000 }, (_, index) => `（一）培训补助经费${index}\n绩效目标完成：培训合格率95%，学员满意度90%，补贴5万元/户。`).join('\n');
  const start = performance.now();
  pairsOf(text);
  expect(performance.now() - start).toBeLessThan(5000);
});
