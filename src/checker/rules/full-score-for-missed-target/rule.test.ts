import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/full-score-for-missed-target/rule.ts';

const form = (...rows: string[]): string => ['项目名称\t数字档案室建设', '项目资金（万元）\t年初预算数\t全年预算数\t全年执行数', '年度资金总额\t80\t80\t76',
  '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分', ...rows].join('\n');
const found = (...rows: string[]): string[][] => quoteFindings(rule, form(...rows));

test('at least, at most, exactly', () => {
  expect(found('产出指标\t数量指标\t数字化卷数\t≥5000卷\t4999卷\t50\t50')).toEqual([['4999卷', '≥5000卷', '50']]);
  expect(found('效益指标\t社会效益\t查档等候时间\t≤10分钟\t12分钟\t30\t30')).toEqual([['12分钟', '≤10分钟', '30']]);
  expect(found('产出指标\t质量指标\t验收合格率\t=100%\t98%\t20\t20')).toEqual([['98%', '=100%', '20']]);
});

test('reached, just reached, more than reached, points taken off', () => {
  expect(found('产出指标\t数量指标\t数字化卷数\t≥5000卷\t5000卷\t50\t50', '产出指标\t数量指标\t培训期数\t3期\t4期\t10\t10', '产出指标\t质量指标\t差错率\t≤1%\t0.9%\t10\t10', '产出指标\t质量指标\t合格率\t≥95%\t90%\t20\t18.95')).toEqual([]);
});

test('without a comparator, and where less may be better', () => {
  expect(found('产出指标\t数量指标\t培训期数\t4期\t3期\t10\t10')).toEqual([['3期', '4期', '10']]);
  expect(found('产出指标\t成本指标\t每卷成本\t12元\t11元\t10\t10', '效益指标\t社会效益\t群众投诉数\t5件\t3件\t10\t10')).toEqual([]);
});

test('other units, words, full width', () => {
  expect(found('产出指标\t数量指标\t采购金额\t≥5万元\t48000元\t10\t10', '效益指标\t社会效益\t查档便利\t明显提升\t有所提升\t10\t10')).toEqual([]);
  expect(found('产出指标\t数量指标\t数字化卷数\t≥５，０００卷\t４，２００卷\t５０\t５０')).toHaveLength(1);
});
