import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { plainDecimal } from '#core/decimal.ts';
import { codesAt, documentOf, listOf, valueAt, type NormBook } from '#core/norm-book.ts';
import { loadNormBook } from '#reading/norm-book.ts';

const book = loadNormBook();
const entries = [...book.values, ...(book.codes ?? [])];

/** The day before or after an ISO day. */
function shift(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function found(id: string, date: string, place: string): string | null {
  const value = valueAt(book, id, date, place);
  return value === null ? null : `${plainDecimal(value.value)} ${value.place}`;
}

describe('the norm book', () => {
  test('every entry and every list has a card', () => {
    for (const entry of [...entries, ...(book.lists ?? [])]) expect(documentOf(book, entry), entry.id).not.toBeNull();
  });

  test('a card says what was verified', () => {
    for (const document of book.documents) expect(document.verification, document.id).toMatch(/。$/);
  });

  test('what rests on usage alone is never called verified', () => {
    expect(entries.filter((entry) => entry.document === 'practice' && entry.verified)).toEqual([]);
  });

  test('what was only read about is not called verified', () => {
    const unseen = new Set(book.documents.filter((document) => !document.verified).map((document) => document.id));
    expect(entries.filter((entry) => unseen.has(entry.document) && entry.verified).map((entry) => entry.id)).toEqual([]);
  });

  test('nothing is in force before its document, as far as both are known', () => {
    for (const entry of entries) {
      const effective = documentOf(book, entry)?.effective ?? null;
      if (effective !== null) expect(entry.from >= effective, `${entry.id} ${entry.from}`).toBe(true);
    }
  });

  test('loads in ten milliseconds', () => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      loadNormBook();
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(10);
  });
});

describe('the day before, the day of, the day after', () => {
  test.each(book.values.map((value) => [`${value.id} ${value.place}`, value] as const))('%s', (_, value) => {
    const at = (day: string) => valueAt(book, value.id, day, value.place);
    expect(at(value.from)).toBe(value);
    expect(at(shift(value.from, -1))).not.toBe(value);
    expect(at(shift(value.from, 1))).toBe(value);
    if (value.until === null) {
      expect(at('2999-12-31')).toBe(value);
    } else {
      expect(at(value.until)).toBe(value);
      expect(at(shift(value.until, -1))).toBe(value);
      expect(at(shift(value.until, 1))).not.toBe(value);
    }
  });

  test.each((book.codes ?? []).map((codes) => [`${codes.id} ${codes.place}`, codes] as const))('%s', (_, codes) => {
    const at = (day: string) => codesAt(book, codes.id, day, codes.place);
    expect(at(codes.from)).toBe(codes);
    expect(at(shift(codes.from, -1))).not.toBe(codes);
    expect(at(codes.until ?? '2999-12-31')).toBe(codes);
  });
});

describe('place', () => {
  test('a city falls back to its province, a province to the nation', () => {
    expect(found('reason-required-below', '2024-03-01', '四川省/达州市/渠县')).toBe('90 四川省');
    expect(found('reason-required-below', '2024-03-01', '四川省')).toBe('90 四川省');
    expect(found('reason-required-below', '2022-12-31', '四川省/达州市')).toBe('90 ');
    expect(found('weight-output', '2021-12-31', '宁夏回族自治区/银川市')).toBe('30 宁夏回族自治区/银川市');
    expect(found('weight-output', '2022-01-01', '宁夏回族自治区/银川市')).toBe('50 ');
    expect(found('weight-execution-rate', '2021-06-01', '宁夏回族自治区/银川市')).toBe('10 ');
    expect(found('weight-output', '2021-06-01', '宁夏回族自治区')).toBe('50 ');
  });

  test('another place of a like name is not taken', () => {
    expect(found('monitoring-due-month', '2024-01-01', '山西省/晋中市')).toBeNull();
    expect(found('monitoring-due-month', '2024-01-01', '山西省/晋中市/介休市')).toBe('10 山西省/晋中市/介休市');
    expect(found('monitoring-warning-june', '2025-06-30', '')).toBeNull();
  });

  test('before 2020 the nation has no weights; Hubei has its own until the day before', () => {
    expect(found('weight-execution-rate', '2020-02-24', '')).toBeNull();
    expect(found('weight-execution-rate', '2020-02-24', '湖北省')).toBe('20 湖北省');
    expect(found('weight-execution-rate', '2020-02-25', '湖北省')).toBe('10 ');
    expect(found('qualitative-partly-from', '2019-12-31', '湖北省')).toBe('50 湖北省');
    expect(found('qualitative-partly-from', '2020-12-31', '湖北省')).toBe('60 ');
  });

  test('grades have the names of their place', () => {
    expect(codesAt(book, 'grade-names', '2024-12-31', '上海市/普陀区')?.codes).toEqual(['优', '良', '合格', '不合格']);
    expect(codesAt(book, 'grade-names', '2024-12-31', '江西省/赣州市')?.codes).toEqual(['优', '良', '中', '差']);
  });

  test('each form names the base of its execution rate', () => {
    expect(codesAt(book, 'execution-rate-base/self-evaluation', '2024-05-14', '')?.codes).toEqual(['adjusted-budget']);
    expect(codesAt(book, 'execution-rate-base/final-accounts', '2024-05-14', '')?.codes).toEqual(['budget']);
    expect(codesAt(book, 'execution-rate-base/department-evaluation', '2024-05-14', '')?.codes).toEqual(['received']);
  });
});

describe('weights', () => {
  const sum = (ids: readonly string[], date: string, place = ''): bigint =>
    ids.reduce((total, id) => total + (valueAt(book, id, date, place)?.value.coefficient ?? 0n), 0n);

  test('add up to the total with and without cost', () => {
    const total = valueAt(book, 'weight-total', '2023-12-31', '')?.value.coefficient;
    expect(sum(['weight-execution-rate', 'weight-output', 'weight-benefit', 'weight-satisfaction'], '2020-12-31')).toBe(total);
    expect(sum(['weight-execution-rate', 'weight-cost-with-cost', 'weight-output-with-cost', 'weight-benefit-with-cost', 'weight-satisfaction-with-cost'], '2021-12-31')).toBe(total);
    expect(sum(['weight-execution-rate', 'weight-output', 'weight-benefit-without-satisfaction'], '2021-12-31')).toBe(total);
    expect(sum(['weight-decision', 'weight-management', 'weight-output', 'weight-benefit'], '2021-12-31', '宁夏回族自治区/银川市')).toBe(total);
    expect(sum(['weight-execution-rate', 'weight-output', 'weight-benefit-and-satisfaction'], '2019-12-31', '湖北省')).toBe(total);
  });
});

describe('the book is the only place of its numbers', () => {
  /** Lines, bands and thresholds; numbers such as 0, 10 or 100 mean other things too. */
  const own = new Set(book.values.filter((value) => /^(?:grade|reason|over|monitoring-warning|qualitative-(?:reached|partly))/.test(value.id) && value.document !== 'hubei-system-help')
    .map((value) => plainDecimal(value.value)));

  test('no source builds one of them by itself', () => {
    const sources = readdirSync(join(import.meta.dirname, '../src'), { recursive: true, encoding: 'utf8' }).filter((path) => /(?<!\.test)\.tsx?$/.test(path));
    const wrong = sources.flatMap((path) => {
      const text = readFileSync(join(import.meta.dirname, '../src', path), 'utf8');
      return [...text.matchAll(/\b(?:decimal|parseDecimal|wholeNumber)\(\s*['"]?(\d+(?:\.\d+)?)n?['"]?\s*\)/g)]
        .filter((match) => own.has(match[1] ?? '')).map((match) => `${path}: ${match[0]}`);
    });
    expect(own).toContain('90');
    expect(sources.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });
});

describe('lists', () => {
  test('units of money carry their factor', () => {
    const units = listOf(book, 'money-units')?.entries.map((entry) => [entry.code, entry.factor === undefined ? null : plainDecimal(entry.factor)]);
    expect(units).toEqual([['元', '1'], ['千元', '1000'], ['万元', '10000'], ['百万元', '1000000'], ['亿元', '100000000']]);
  });

  test('no code stands twice in a list', () => {
    for (const list of book.lists ?? []) expect(new Set(list.entries.map((entry) => entry.code)).size, list.id).toBe(list.entries.length);
  });
});

describe('a malformed norm book is refused with file and key', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  /** A copy of the norms in which one file's text was changed. */
  function changed(file: string, change: (text: string) => string): () => NormBook {
    const folder = mkdtempSync(join(tmpdir(), 'norms-'));
    folders.push(folder);
    cpSync(join(import.meta.dirname, '../norms'), folder, { recursive: true });
    const before = readFileSync(join(folder, file), 'utf8');
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(join(folder, file), after);
    return () => loadNormBook(folder);
  }

  const grades = 'parameters/grades.json';
  test.each([
    [grades, '"value": "90"', '"value": 90', /grades\.json: values\[0\]\.value: expected a decimal number written as a text, found 90/],
    [grades, '"value": "90"', '"value": "九十"', /values\[0\]\.value/],
    [grades, '"from": "2020-02-25"', '"from": "2020"', /values\[0\]\.from: expected a day/],
    [grades, '"from": "2020-02-25"', '"from": "2020-02-30"', /values\[0\]\.from/],
    [grades, '"until": null', '"until": "2019-01-01"', /values\[0\]\.until: expected a day not before 2020-02-25/],
    [grades, '"force": "应当"', '"force": "必须"', /values\[0\]\.force: expected 应当, 原则上 or 惯例/],
    [grades, '"place": ""', '"place": "/成都市"', /values\[0\]\.place/],
    [grades, '"place": ""', '"palce": ""', /values\[0\]\.palce: expected one of the keys/],
    [grades, '"document": "caiyu-2020-10"', '"document": "caiyu-2020-11"', /grade-excellent-from: document caiyu-2020-11 has no card/],
    [grades, '"grade-good-from"', '"grade-excellent-from"', /grade-excellent-from at the nation: in force twice/],
    [grades, '"en": "excellent (优): not below"', '"en": ""', /values\[0\]\.title\.en: expected a text/],
    [grades, '{\n', '{,\n', /grades\.json: /],
    ['documents/practice.json', '"verified": false', '"verified": "no"', /practice\.json: verified: expected true or false/],
    ['documents/practice.json', '"id": "practice"', '"id": "custom"', /practice\.json: id: expected the name of the file/],
    ['codes/money-units.json', '"factor": "1"', '"factor": "one"', /money-units\.json: entries\[0\]\.factor/],
    ['parameters/grade-names.json', '["优", "良", "中", "差"]', '[]', /codes\[0\]\.codes: expected at least one code/],
  ])('%s: %s -> %s', (file, before, after, message) => {
    expect(changed(file, (text) => text.replace(before, after))).toThrow(message);
  });
});
