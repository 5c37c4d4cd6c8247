import type { Bilingual } from '#core/finding.ts';

export function notQuiteFull(place: Bilingual, over: string, under: string, difference: string): Bilingual {
  return {
    zh: `${place.zh}写作100%，但${over}与${under}相差${difference}，100%只在取整后成立。请核对两数；如确有差额，比率宜多写几位小数。`,
    en: `${place.en}100% is stated, but ${over} and ${under} differ by ${difference}; it is 100% only when rounded. Please check both; if they do differ, print the rate with more decimals.`,
  };
}
