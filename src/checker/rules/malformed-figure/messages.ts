import type { Bilingual } from '#core/finding.ts';

export function groupedWrongly(place: Bilingual, printed: string, fitting: string | null): Bilingual {
  return {
    zh: `${place.zh}“${printed}”的逗号或小数点位置不对，读不出是多少，与它有关的比率和合计都无从核对。${fitting === null ? '' : `只有读作${fitting}才与文中其他数相符。`}请按凭证改正这一数字。`,
    en: `${place.en}“${printed}” has a comma or point out of place; its value cannot be read, and no rate or sum that rests on it can be checked. ${fitting === null ? '' : `Only ${fitting} agrees with the other figures. `}Please correct it from the voucher.`,
  };
}
