import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/unit-against-indicator/rule.ts';

test('events counted in people, enterprises in items', () => {
  expect(quoteFindings(rule, '全年开展对接活动数9人，发布需求137项。')).toEqual([['9人']]);
  expect(quoteFindings(rule, '评审企业数量达到635项。')).toEqual([['635项']]);
});

test('measure words that fit', () => {
  expect(quoteFindings(rule, '全年开展对接活动数9场，走访企业635家，培训人数300人，治理面积31.5万亩次。')).toEqual([]);
});
