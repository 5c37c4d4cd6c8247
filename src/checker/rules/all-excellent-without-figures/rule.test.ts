import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/all-excellent-without-figures/rule.ts';

const statement = (good: string, problems: string, all = '39'): string => `绩效自评的2024年度项目${all}个，涉及预算金额4415.48万元，平均得分99.33分（其中，绩效评级为“优”的项目39个；绩效评级为“良”的项目${good}个；绩效评级为“合格”的项目0个；绩效评级为“不合格”的项目0个）。绩效自评中共${problems}。`;

test('all 优 and no problem', () => {
  expect(quoteFindings(rule, statement('0', '发现问题0个'))).toEqual([['“优”的项目39个', '发现问题0个']]);
  expect(quoteFindings(rule, statement('０', '发现问题０个'))).toHaveLength(1);
});

test('some are 良, some problems, more projects than 优', () => {
  expect(quoteFindings(rule, statement('2', '发现问题0个'))).toEqual([]);
  expect(quoteFindings(rule, statement('0', '发现问题4个'))).toEqual([]);
  expect(quoteFindings(rule, statement('0', '发现问题0个', '41'))).toEqual([]);
});

const form = (points: string, problems: string): string => ['项目名称\t数字档案室建设', '项目资金（万元）\t年初预算数\t全年预算数\t全年执行数', '年度资金总额\t80\t80\t76', '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分',
  '产出指标\t数量指标\t数字化卷数\t≥5000卷\t5200卷\t50\t50', `效益指标\t社会效益\t查档便利\t明显提升\t明显提升\t30\t${points}`, '满意度指标\t服务对象满意度\t查档群众满意度\t≥90%\t94%\t10\t10', `存在问题\t${problems}`].join('\n');

test('a form with full marks everywhere', () => {
  expect(quoteFindings(rule, form('30', '无'))).toEqual([['无', '50', '30', '10']]);
  expect(quoteFindings(rule, form('27', '无'))).toEqual([]);
  expect(quoteFindings(rule, form('30', '库房仍显不足'))).toEqual([]);
});
