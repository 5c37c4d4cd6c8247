import type { Bilingual } from '#core/finding.ts';

export function sameDigits(place: Bilingual, first: string, second: string): Bilingual {
  return {
    zh: `${place.zh}“${first}”与“${second}”数字相同而大小差十倍以上，可能多写、少写了一个0，或单位写错。请与批复文件核对。`,
    en: `${place.en}“${first}” and “${second}” have the same digits but differ tenfold or more; a zero or the unit may be wrong. Please check against the approval.`,
  };
}
