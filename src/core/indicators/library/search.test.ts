import { describe, expect, test } from 'vitest';
import { parseDecimal } from '#core/decimal.ts';
import { checkIndicator } from '#core/indicators/check-indicator.ts';
import { indicatorLibrary, libraryEntry, searchLibrary } from '#core/indicators/library/search.ts';
import { loadNormBook } from '#reading/norm-book.ts';

const norms = loadNormBook();

describe('the library of indicators', () => {
  test('at least eighty entries over all classes, each with an id and a name of its own', () => {
    expect(indicatorLibrary.length).toBeGreaterThanOrEqual(80);
    expect(new Set(indicatorLibrary.map(({ id }) => id)).size).toBe(indicatorLibrary.length);
    expect(new Set(indicatorLibrary.map(({ name }) => name.zh)).size).toBe(indicatorLibrary.length);
    expect([...new Set(indicatorLibrary.map(({ level1, level2 }) => `${level1}/${level2}`))]).toEqual([
      '成本/经济成本', '成本/社会成本', '成本/生态环境成本', '产出/数量', '产出/质量', '产出/时效', '效益/经济效益', '效益/社会效益', '效益/生态效益', '效益/可持续影响', '满意度/服务对象满意度',
    ]);
  });

  test('each passes the check of targets with units of the list', () => {
    for (const { id, level1, level2, name, unit, comparator } of indicatorLibrary) {
      const indicator = { id, level1, level2, name: name.zh, comparator, target: comparator === '定性' ? null : parseDecimal('10'), targetUpper: null, targetText: '达到', unit, weight: parseDecimal('10'), required: true };
      expect(checkIndicator(indicator, norms, '2023-12-31', '').map(({ code }) => code), id).toEqual([]);
    }
  });

  test('is found by name, by characters of it, in English, by class and by direction', () => {
    const ids = (query: Parameters<typeof searchLibrary>[0]) => searchLibrary(query).map(({ id }) => id);
    expect(ids({ text: '验收' })).toEqual(['quality-acceptance-rate']);
    expect(ids({ text: '高新企业' })).toEqual(['output-high-tech-enterprises']);
    expect(ids({ text: 'satisfaction of farm' })).toEqual(['satisfaction-farmers']);
    expect(ids({ text: '没有这样的指标' })).toEqual([]);
    expect(searchLibrary({ level1: '满意度指标' }).every(({ level1 }) => level1 === '满意度')).toBe(true);
    expect(searchLibrary({ reverse: true }).every(({ comparator }) => comparator === '≤')).toBe(true);
    expect(searchLibrary({}, 5)).toHaveLength(5);
    expect([libraryEntry('quality-accidents')?.reverse, libraryEntry('none')]).toEqual([true, null]);
  });
});
