import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownDay } from '#core/import/days.ts';
import { nameKey, numbered } from '#core/import/names.ts';
import { proposeRecords } from '#core/import/template-record.ts';
import { templateKinds, templates } from '#core/import/templates.ts';
import { findWordings } from '#core/import/wording.ts';

describe('amounts known by words', () => {
  const kinds = (text: string): readonly (readonly [string, string | null])[] => findWordings(text, 0).map(({ kind, year }) => [kind, year]);

  test.each([
    ['截至12月底，资金已全部使用完毕。', 'all', null], ['12月底已全部拨付至县区。', 'all', null], ['项目资金均已全额支付到位。', 'all', null], ['经费已于2024年初全部使用完。', 'all', '2024'],
    ['此项工作无支出。', 'none', null], ['培训等经费未使用。', 'none', null], ['资金尚未拨付。', 'none', null],
  ])('%s', (text, kind, year) => { expect(kinds(text)).toEqual([[kind, year]]); });

  test.each(['全额拨付615万元。', '评审工作已全部完成。', '资金并未完全拨付使用。', '资金使用较滞后。', '实际支出120万元。'])('%s says an amount, or nothing of money', (text) => { expect(kinds(text)).toEqual([]); });

  test('places point at the words', () => {
    const text = '前文。\n截至12月底，资金已全部使用完毕。';
    expect(findWordings(text, 0).map(({ start, end }) => text.slice(start, end))).toEqual(['资金已全部使用完毕']);
    expect(findWordings(text, 100)[0]?.start).toBe(100 + text.indexOf('资金'));
  });
});

describe('days', () => {
  test.each([
    [null, null, 'none'], ['2023', '2023-12-31', 'year'], ['2023-04', '2023-04-30', 'month'], ['2024-02', '2024-02-29', 'month'], ['2023-02', '2023-02-28', 'month'], ['1900-02', '1900-02-28', 'month'], ['2000-02', '2000-02-29', 'month'],
    ['2023-12-25', '2023-12-25', 'day'], ['--12', null, 'none'],
  ])('%s is %s', (text, occurredOn, datePrecision) => { expect(knownDay(text)).toEqual({ occurredOn, datePrecision }); });

  test('the last day of every month is the day before the first of the next', () => {
    fc.assert(fc.property(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      expect(knownDay(`${year}-${String(month).padStart(2, '0')}`).occurredOn).toBe(new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10));
    }));
  });
});

describe('names', () => {
  test('two writings of one name are one', () => {
    expect(nameKey('“揭榜”制 项目（工业）')).toBe(nameKey('揭榜制项目(工业)'));
    expect(nameKey('甲项目')).not.toBe(nameKey('乙项目'));
  });

  test('keys never repeat', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('甲', '乙', '丙')), (names) => {
      const keyed = numbered();
      const keys = names.map(keyed);
      expect(new Set(keys).size).toBe(keys.length);
    }));
  });
});

describe('templates', () => {
  test('every field is named once, every choice fits into one list of a spreadsheet', () => {
    for (const kind of templateKinds) {
      const { columns } = templates[kind];
      expect(new Set(columns.map(({ field }) => field)).size).toBe(columns.length);
      expect(new Set(columns.map(({ header }) => header)).size).toBe(columns.length);
      for (const { choices } of columns) expect((choices ?? []).join(',').length).toBeLessThan(255);
    }
  });

  test('the same row twice is two rows; in the next workbook they have the same keys', () => {
    const row = { row: 5, fields: { project: '甲', act: '到位', yuan: '5' }, cells: [], errors: [], warnings: [] };
    const keys = (): readonly string[] => proposeRecords('funds', [row, { ...row, row: 6 }]).rows.map(({ key }) => key);
    expect(new Set(keys()).size).toBe(2);
    expect(keys()).toEqual(keys());
  });
});
