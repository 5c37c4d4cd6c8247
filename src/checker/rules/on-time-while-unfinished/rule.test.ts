import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/on-time-while-unfinished/rule.ts';

test('an event that is not over, a project that is extended', () => {
  expect(quoteFindings(rule, '（一）大赛\n1.绩效目标实现情况\n大赛举办及时率100%。未达标的原因为赛事还未结束。\n（二）平台\n1.绩效目标实现情况\n平台建设按期率达到100%；因供货原因，平台项目申请延期至明年。')).toEqual([
    ['大赛举办及时率100%', '未达标的原因为赛事还未结束'], ['平台建设按期率达到100%', '平台项目申请延期至明年'],
  ]);
});

test('paying on time, lower rates, other kinds, other projects', () => {
  expect(quoteFindings(rule, '（一）大赛\n1.绩效目标实现情况\n奖励资金发放及时率100%，大赛举办及时率80%。赛事还未结束。\n（二）培训\n1.绩效目标实现情况\n培训举办及时率100%。\n（三）工程\n1.绩效目标实现情况\n工程尚未完成。')).toEqual([]);
});
