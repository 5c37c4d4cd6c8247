import type { Bilingual } from '#core/finding.ts';

export function periodOfOtherYear(words: string, year: string): Bilingual {
  return {
    zh: `“${words}”的年份与报告年度${year}年不同。可能是沿用往年稿件未改，后面的数字也可能是往年的；请核对年份和数据。`,
    en: `The year of “${words}” is not that of the report, ${year}. It may be left over from an older paper, and so may the figures behind it; please check both.`,
  };
}
