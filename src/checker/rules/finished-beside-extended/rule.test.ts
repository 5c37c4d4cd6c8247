import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/finished-beside-extended/rule.ts';

const project = (body: string): string => `（一）甲项目\n1.绩效目标实现情况\n${body}\n（二）乙项目\n1.绩效目标实现情况\n招标全部完成。`;

test('extended, postponed, behind schedule', () => {
  expect(quoteFindings(rule, project('其中两家企业申请延期验收。项目终期验收、中期检查工作已全部完成。'))).toEqual([
    ['项目终期验收、中期检查工作已全部完成', '其中两家企业申请延期验收'],
  ]);
  expect(quoteFindings(rule, project('设备采购已顺利完成。受供货影响，设备采购进度滞后。'))).toEqual([['设备采购已顺利完成', '设备采购进度滞后']]);
});

test('exceptions, other years, other tasks, other projects', () => {
  expect(quoteFindings(rule, project('除两家外，验收全部完成，其余验收均已完成。两家延期验收。'))).toEqual([]);
  expect(quoteFindings(rule, project('除两家外验收全部完成。两家延期验收。'))).toEqual([]);
  expect(quoteFindings(rule, project('2021年项目验收全部完成。2022年项目延期验收。立项全部完成，招标推迟。'))).toEqual([]);
});
