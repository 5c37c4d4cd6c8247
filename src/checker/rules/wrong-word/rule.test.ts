import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/wrong-word/rule.ts';

test('one finding per word, with all its places', () => {
  expect(quoteFindings(rule, '预算计划支96万元，计划支约460万元。完成了一下内容：走访；包括一下方面：调研。')).toEqual([
    ['计划支', '计划支'], ['一下内容', '一下方面'],
  ]);
});

test('homophones in their context', () => {
  expect(quoteFindings(rule, '其余资金皆有市财政拨至县财政。均有县级主管部门负责组织实施。既使资金不足，也要完成。实施预算绩效管制制度，较上一度增加3人。')).toEqual([
    ['皆有'], ['均有'], ['既使'], ['绩效管制'], ['较上一度'],
  ]);
});

test('look-alikes', () => {
  expect(quoteFindings(rule, '款项己拨付，2项指标末完成，工作按排合理，帐户余额合记20万元，预算执行律90%。')).toEqual([
    ['己拨付'], ['末完成'], ['按排'], ['帐户'], ['合记'], ['执行律'],
  ]);
});

test('right words that look like wrong ones', () => {
  expect(quoteFindings(rule, '由自己完成，年末完成，一季度末执行18%，期末使用，按排名发放，发布署名文章，全部份额，完成份数，补充份额，一座落地窗，防犯罪，给予算力支持，'
    + '执行律师费，既使企业受益，又使群众满意，以经济建设为中心，进一步加强，引进一部分，马上一度停工，随即然后，研究了一下问题，'
    + '各县均有市财政安排的资金，总记录12条，了解一下情况，发明专利身分别登记。')).toEqual([]);
});
