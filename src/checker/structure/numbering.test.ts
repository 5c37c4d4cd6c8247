import { expect, test } from 'vitest';
import { readNumbering } from '#checker/structure/numbering.ts';

test.each([
  ['（一）道路养护', 'han-bracket', 1, 3], ['（三十）招商', 'han-bracket', 30, 4], ['（二十一）人才', 'han-bracket', 21, 5],
  ['一、基本情况', 'han', 1, 2], ['十二、其他', 'han', 12, 3], ['第二部分决算', 'part', 2, 4], ['1.绩效目标', 'arabic', 1, 2],
  ['12、培训', 'arabic', 12, 3], ['（3）组织', 'arabic-bracket', 3, 3], ['3）组织', 'arabic-half', 3, 2], ['1.2项目概况', 'decimal', 2, 3],
  ['项目三：培训', 'item', 3, 4], ['③培训', 'circled', 3, 1],
])('%s', (text, style, value, end) => {
  expect(readNumbering(text, 0)).toEqual({ style, value, end });
});

test.each(['一是加强领导', '2023年度', '1.5万元', '3.5个百分点', '项目资金', '第一，', '十个项目', ''])('%s has no numbering', (text) => {
  expect(readNumbering(text, 0)).toBeNull();
});
