import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDecimal, groupedDecimal, plainDecimal, shiftDecimal } from '#core/decimal.ts';
import type { Decimal } from '#core/decimal.ts';
import type { Figure } from '#core/figure.ts';
import { foldDocument } from '#core/folded-text.ts';
import { plainDocument } from '#core/plain-text.ts';
import { readNumeralWords } from '#checker/figures/chinese-numerals.ts';
import { recogniseFigures } from '#checker/figures/recognise-figures.ts';

const digits = '零一二三四五六七八九';
const capitalDigits = '零壹贰叁肆伍陆柒捌玖';

/** A whole number below 10^12 in Chinese numerals: 2205 is 二千二百零五. Written apart from the reader, to test it. */
function chineseNumerals(number: number): string {
  return print(number, digits, ['', '十', '百', '千']).replace(/^一十/, '十');
}

/** In the capital numerals of money: 2205 is 贰仟贰佰零伍. */
function capitalNumerals(number: number): string {
  return print(number, capitalDigits, ['', '拾', '佰', '仟']);
}

function print(number: number, numerals: string, powers: readonly string[]): string {
  if (number === 0) return '零';
  const parts: string[] = [];
  for (const [unit, size] of [['亿', 1e8], ['万', 1e4], ['', 1]] as const) {
    const section = Math.floor(number / size) % 1e4;
    if (section > 0) parts.push((section < 1000 && parts.length > 0 ? '零' : '') + printSection(section, numerals, powers) + unit);
    else if (parts.length > 0 && !parts.at(-1)?.endsWith('零')) parts.push('零');
  }
  return parts.join('').replaceAll(/零+/g, '零').replace(/零$/, '');
}

function printSection(section: number, numerals: string, powers: readonly string[]): string {
  let printed = '';
  let isGap = false;
  for (let power = 3; power >= 0; power -= 1) {
    const digit = Math.floor(section / 10 ** power) % 10;
    if (digit === 0) isGap = printed !== '';
    else {
      printed += (isGap ? '零' : '') + (numerals[digit] ?? '') + (powers[power] ?? '');
      isGap = false;
    }
  }
  return printed;
}

const fullWidth = (printed: string): string => printed.replaceAll(/[0-9.,%]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

const fold = (text: string): string => foldDocument(plainDocument('report.txt', text)).text;

const amounts = fc.record({ coefficient: fc.bigInt({ min: 1n, max: 999_999_999_999n }), scale: fc.nat({ max: 6 }) })
  .filter(({ coefficient, scale }) => coefficient.toString().length > scale);

const wholes = fc.nat({ max: 999_999_999 });

function only(text: string): Figure {
  const figures = recogniseFigures(text);
  expect([text, figures.length]).toEqual([text, 1]);
  const [figure] = figures;
  if (figure === undefined) throw new Error('no figure');
  return figure;
}

describe('a printed number is read as what was printed', () => {
  const scales = [['元', 0], ['万元', 4], ['亿元', 8], ['千元', 3], ['百万元', 6]] as const;

  test('money in any unit, plain, grouped, full width, with a space before the unit', () => {
    fc.assert(fc.property(amounts, fc.constantFrom(...scales), (amount: Decimal, [unit, exponent]) => {
      const value = plainDecimal(shiftDecimal(amount, exponent));
      const plain = formatDecimal(amount);
      const decimals = plain.includes('.') ? plain.slice(plain.indexOf('.')) : '';
      const grouped = groupedDecimal({ coefficient: amount.coefficient / 10n ** BigInt(amount.scale), scale: 0 }) + decimals;
      for (const printed of [plain, grouped, fullWidth(plain), fullWidth(grouped), `${plain} `]) {
        const text = fold(`本项目年度预算${printed}${unit}，执行较好。`);
        const figure = only(text);
        expect([text.slice(figure.start, figure.end).replaceAll(/[ ,]/g, ''), figure.kind, figure.value && plainDecimal(figure.value), figure.unit, figure.printed?.scale, figure.malformed])
          .toEqual([plain + unit, 'money', value, unit, amount.scale, null]);
      }
    }), { numRuns: 500 });
  });

  test('percents keep their printed decimals', () => {
    fc.assert(fc.property(fc.record({ coefficient: fc.bigInt({ min: 0n, max: 99_999n }), scale: fc.nat({ max: 3 }) }), (rate: Decimal) => {
      const printed = formatDecimal(rate);
      for (const text of [`预算执行率${printed}%。`, fold(`预算执行率${fullWidth(printed)}％。`)]) {
        const { kind, value, printed: number } = only(text);
        expect({ kind, value, number }).toEqual({ kind: 'percent', value: rate, number: rate });
      }
    }), { numRuns: 500 });
  });

  test('counts in digits', () => {
    fc.assert(fc.property(wholes, fc.constantFrom('家', '个', '项', '人次', '平方米', '公里', '亩', '名'), (number, unit) => {
      const figure = only(`全年共完成${number}${unit}，成效明显`);
      expect([figure.kind, figure.unit, figure.value]).toEqual(['count', unit, { coefficient: BigInt(number), scale: 0 }]);
    }));
  });

  test('any number in Chinese numerals', () => {
    fc.assert(fc.property(wholes, (number) => {
      for (const printed of [chineseNumerals(number), capitalNumerals(number)]) {
        const { value, end } = readNumeralWords(printed, 0);
        const power = { '': 0, 万: 4, 亿: 8 }[printed.slice(end)] ?? -1;
        expect([printed, value === null ? null : plainDecimal(shiftDecimal(value, power))]).toEqual([printed, String(number)]);
      }
    }), { numRuns: 2000 });
  });

  test('money in Chinese numerals', () => {
    fc.assert(fc.property(fc.integer({ min: 10, max: 999_999_999 }), (yuan) => {
      for (const printed of [`${chineseNumerals(yuan)}元`, `${capitalNumerals(yuan)}元整`]) {
        const figure = only(`实际拨付${printed}，已到账`);
        expect([printed, figure.kind, figure.value && plainDecimal(figure.value), figure.inWords]).toEqual([printed, 'money', String(yuan), true]);
      }
    }), { numRuns: 1000 });
  });

  test('days', () => {
    fc.assert(fc.property(fc.integer({ min: 1990, max: 2049 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (year, month, day) => {
      const positional = Array.from(String(year), (digit) => '〇一二三四五六七八九'[digit.charCodeAt(0) - 48]).join('');
      for (const printed of [`${year}年${month}月${day}日`, `${year}-${month}-${day}`, `${year}/${month}/${day}`, `${positional}年${chineseNumerals(month)}月${chineseNumerals(day)}日`]) {
        expect([printed, only(`资金于${printed}到账`).date]).toEqual([printed, { year, month, day, part: null }]);
      }
    }));
  });
});

describe('whatever the text', () => {
  const pieces = fc.constantFrom(
    ...Array.from('0123456789,.，。、；：%‰¥$-～—/·()（）〔〕[]【】《》“” \n\t年月日号初底旬元万亿千百十一二两三九零〇壹贰拾佰点分之成约近余多来几超过每人个家项次届第前后至到由从'),
    '平方米', '万元', '个百分点', '人民币', '请求数/秒', 'MW', 'kWh', 'G', 'A', '项目', '以上', '执行率', '上半年', '季度', '〔2022〕', '2023', '2023年', '11,25791万元', '百分之');
  const texts = fc.oneof(fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')), fc.string({ maxLength: 80, unit: 'binary' }), fc.stringMatching(/^[\d,.万元%年月 -]{0,60}$/));

  test('figures are in order, apart from one another and within the text, and say what they are', () => {
    fc.assert(fc.property(texts, (text) => {
      let free = 0;
      for (const figure of recogniseFigures(text)) {
        const { start, end, kind, value, printed, malformed, date } = figure;
        expect(free <= start && start < end && end <= text.length).toBe(true);
        free = end;
        if (kind === 'date') expect(date).not.toBeNull();
        else if (kind !== 'document-number') expect([(value === null) === (malformed !== null), (printed === null) === (value === null), malformed === null || malformed.readings.length > 0]).toEqual([true, true, true]);
      }
    }), { numRuns: 5_000 });
  });

  test('the time grows with the length of the text, whatever it is made of', { timeout: 120_000 }, () => {
    const length = 200_000;
    for (const piece of ['1', '1,', '1.', '一', '十万', '万', '2022、', '1-', '第1、', '每', '5万', '1亿3', '〔2022〕', '（2022）1', '百分之', 'A1-', '1:', '12时', '约', '1.1\n', '\t1', '两家', '壹', '三点五', '12 3']) {
      const text = piece.repeat(Math.ceil(length / piece.length));
      // The machine may be busy with other tests: the best of some tries counts. A quadratic pass takes minutes.
      let best = Infinity;
      for (let attempt = 0; attempt < 4 && best >= 1500; attempt += 1) {
        const started = performance.now();
        recogniseFigures(text);
        best = Math.min(best, performance.now() - started);
      }
      expect([piece, best < 1500]).toEqual([piece, true]);
    }
  });
});
