import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDecimal, plainDecimal, shiftDecimal } from '#core/decimal.ts';
import type { Figure } from '#core/figure.ts';
import { foldDocument } from '#core/folded-text.ts';
import { plainDocument } from '#core/plain-text.ts';
import { recogniseFigures } from '#checker/figures/recognise-figures.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpus');

function figuresOf(source: string): { readonly text: string; readonly figures: Figure[] } {
  const { text } = foldDocument(plainDocument('report.txt', source.replace(/\r\n?/g, '\n')));
  return { text, figures: recogniseFigures(text) };
}

const valueOf = ({ value, malformed }: Figure): string => (value !== null ? plainDecimal(value) : `malformed ${malformed?.readings.map(plainDecimal).join(' ')}`);

/** What stands in one list and not in the other, each entry as often as it stands there. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return list.filter((entry) => {
    const at = rest.indexOf(entry);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

const reportFolder = join(corpus, 'ganzhou-2023');
const hasReport = existsSync(join(reportFolder, 'report.txt'));
if (!hasReport) console.warn('tests/gold/figures.test.ts: the real report is not tested, ../shared/corpus/ganzhou-2023 is not there');

type Expected = {
  readonly projects: readonly { readonly documentNumbers: readonly string[]; readonly counts: readonly (readonly [value: string, unit: string])[] }[];
  readonly report: { readonly basis: readonly string[] };
  readonly dates: Readonly<Record<string, readonly (readonly [project: number, date: string])[]>>;
};

describe.skipIf(!hasReport)('the figures of the real report', () => {
  const { text, figures } = figuresOf(hasReport ? readFileSync(join(reportFolder, 'report.txt'), 'utf8') : '');
  const expected = (hasReport ? JSON.parse(readFileSync(join(reportFolder, 'expected.json'), 'utf8')) : { projects: [] }) as Expected;
  const of = (kind: Figure['kind']): Figure[] => figures.filter((figure) => figure.kind === kind);

  test('93 amounts: 84 with 元, 8 without, one malformed', () => {
    const withYuan = [...text.matchAll(/(\d[\d,.]*)(万元|亿元|元)/g)].flatMap(([, number = '', unit = '']) => {
      const read = parseDecimal(/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(number) ? number.replaceAll(',', '') : number);
      return read === null ? [] : [plainDecimal(shiftDecimal(read, unit === '万元' ? 4 : unit === '亿元' ? 8 : 0))];
    });
    expect(withYuan.length).toBe(84);
    const withoutYuan = ['1000', '23', '7', '10', '105', '16', '4000', '4000'].map((number) => `${number}0000`);
    const malformed = 'malformed 112579100 112579.1 11257910000';
    expect(of('money').map(valueOf).sort()).toEqual([...withYuan, ...withoutYuan, malformed].sort());
  });

  test('51 percents: 48 with %, 2 with ％, one in words', () => {
    const withSign = [...text.matchAll(/(\d[\d.]*)%/g)].map(([, number = '']) => plainDecimal(parseDecimal(number) ?? { coefficient: -1n, scale: 0 }));
    expect(withSign.length).toBe(50);
    expect(of('percent').map(valueOf).sort()).toEqual([...withSign, '90'].sort());
    expect(of('percent').filter(({ inWords }) => inWords).map(({ start, end }) => text.slice(start, end))).toEqual(['百分之九十']);
  });

  test('every count that a careful reader wrote down', () => {
    const wanted = expected.projects.flatMap(({ counts }) => counts.map(([value, unit]) => `${value} ${unit}`));
    const found = of('count').map((figure) => `${valueOf(figure)} ${figure.unit}`);
    expect(without(wanted, found)).toEqual([]);
    // What the reader left out: technical data, exhibits and areas, and five projects that are named twice.
    expect(without(found, wanted).sort()).toEqual(['1 个', '1 项', '1000 件', '14 kGs', '15 MW', '15 MW', '15 MW', '15 MW', '20 kOe', '5 个', '5 个'].sort());
  });

  test('document numbers and dates', () => {
    const numbers = of('document-number').map(({ start, end }) => text.slice(start, end));
    expect(numbers.sort()).toEqual([...expected.report.basis, ...expected.projects.flatMap(({ documentNumbers }) => documentNumbers)].sort());
    const dates = of('date').map(({ date }) => [date?.year, date?.month, date?.day].filter((part) => part !== null).map((part) => String(part).padStart(2, '0')).join('-'));
    const wanted = Object.values(expected.dates).flat().map(([, date]) => date);
    expect(wanted.filter((date) => !dates.includes(date) && !dates.includes(date.slice(5)))).toEqual([]);
  });
});

type Noted = { readonly quantities: readonly { readonly kind: string; readonly value?: number; readonly valueYuan?: number; readonly unit?: string }[] };

/** Counts that are right, though the notes on these excerpts leave them out. */
const alsoRight: Readonly<Record<string, readonly string[]>> = { '068': ['count 1 辆'], '06': ['count 12 个月'] };

describe.each([['the excerpts of real papers', join(corpus, 'real')], ['the excerpts in other hands', join(import.meta.dirname, 'other-authors')]])('%s', (name, folder) => {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  if (files.length === 0) console.warn(`tests/gold/figures.test.ts: ${name} are not tested, ${folder} is not there`);

  test.skipIf(files.length === 0).each(files)('%s: amounts, percents and counts, and no others', (file) => {
    const noted = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Noted;
    const { figures } = figuresOf(readFileSync(join(folder, file.replace('.json', '.txt')), 'utf8'));
    const wanted = noted.quantities.map(({ kind, value, valueYuan, unit }) => [kind, String(valueYuan ?? value), ...(kind === 'count' ? [unit] : [])].join(' '));
    const found = figures.filter(({ kind }) => kind === 'money' || kind === 'percent' || kind === 'count')
      .map((figure) => [figure.kind, valueOf(figure), ...(figure.kind === 'count' ? [figure.unit] : [])].join(' '));
    expect({ missed: without(wanted, found), extra: without(found, wanted) }).toEqual({ missed: [], extra: alsoRight[file.replace('.json', '')] ?? [] });
  });
});
