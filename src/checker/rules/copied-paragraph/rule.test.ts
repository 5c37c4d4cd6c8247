import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/copied-paragraph/rule.ts';

const background = '筹建研究院时将筹建办设在科技局，为便于归集市级支持资金，各部门的资金全部汇集到科技局，再由科技局转拨至研究院。';
const second = '研究院按月向科技局报送用款计划，科技局审核后在十个工作日内完成拨付，并按季度向财政部门报告资金使用情况和项目进展。';

test('sentences that follow each other are one place; the same projects are one finding', () => {
  expect(quoteFindings(rule, `（一）人才专项\n年度预算60万元。${background}${second}\n（二）路灯经费\n年度预算20万元。\n（三）设备专项\n年度预算90万元。${background}${second}`))
    .toEqual([[background + second, background + second]]);
});

test('short sentences, near copies, a repeat within one project', () => {
  expect(quoteFindings(rule, `（一）人才专项\n年度预算60万元。各项指标均已完成。${background}\n（二）设备专项\n年度预算90万元。各项指标均已完成。${background.replace('科技局', '教育局')}`)).toEqual([]);
  expect(quoteFindings(rule, `（一）人才专项\n年度预算60万元。${background}${background}`)).toEqual([]);
});
