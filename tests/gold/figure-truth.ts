import { parseDecimal, plainDecimal, shiftDecimal } from '#core/decimal.ts';

/** Amounts of the real report that stand without 元. */
const amountsWithoutYuan = ['1000万', '23万', '7万', '10万', '105万', '16万', '4000万', '4000万'];

/**
 * The amounts of the real report in yuan, read off the folded text by a rule of its own: whatever has digits before 元, the
 * amounts in 万 without 元 that are listed here, and `malformed` for the one that is.
 */
export function amountsOf(text: string): string[] {
  const amounts = [...text.matchAll(/(\d[\d,.]*)(万元|亿元|元)/g)].map(([, number = '', unit = '']) => {
    const isSound = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(number);
    const read = isSound ? parseDecimal(number.replaceAll(',', '')) : null;
    return read === null ? 'malformed' : plainDecimal(shiftDecimal(read, unit === '万元' ? 4 : unit === '亿元' ? 8 : 0));
  });
  const bare = text.includes('启动仪式23万') ? amountsWithoutYuan.map((amount) => `${Number.parseInt(amount, 10)}0000`) : [];
  return [...amounts, ...bare];
}

/** The percents of the real report: digits before %, and the one in words. */
export function percentsOf(text: string): string[] {
  const inWords = text.includes('百分之九十') ? ['90'] : [];
  return [...[...text.matchAll(/(\d[\d.]*)%/g)].map(([, number = '']) => {
    const read = parseDecimal(number);
    return read === null ? 'malformed' : plainDecimal(read);
  }), ...inWords];
}

/** Technical data, exhibits, areas and projects named twice: counts of the real report that its reader did not write down. */
export const furtherCounts: readonly string[] = ['1 个', '1 项', '1000 件', '14 kGs', '15 MW', '15 MW', '15 MW', '15 MW', '20 kOe', '5 个', '5 个'];
