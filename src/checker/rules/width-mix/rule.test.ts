import { expect, test } from 'vitest';
import { checkText } from '#checker/engine/check-text.ts';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/width-mix/rule.ts';

test('the fewer marks are shown, in one finding', () => {
  expect(quoteFindings(rule, '做实做细,掀起高潮，成效明显。主要内容:调研，走访(含县区)，评估。')).toEqual([['，', '：', '（', '）']]);
  const [finding] = checkText('做实做细,掀起高潮，成效明显。', { rules: [rule] }).findings;
  expect(finding?.spans).toEqual([{ start: 4, end: 5, role: 'stated' }]);
});

test('percent signs of both widths', () => {
  expect(quoteFindings(rule, '满意度90％，执行率100%，合格率98%。')).toEqual([['%']]);
});

test('numbers, Latin text, one width throughout', () => {
  expect(quoteFindings(rule, '支出1,200.50元，比例3:2，使用AI(version 2.0)平台，见报告.docx，时间9:30。\n第一部分 概况........3')).toEqual([]);
  expect(quoteFindings(rule, '做实做细,掀起高潮,成效明显.')).toEqual([]);
});
