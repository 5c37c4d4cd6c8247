import type { Bilingual } from '#core/finding.ts';

export function cutOff(place: Bilingual, printed: string, expected: string): Bilingual {
  return {
    zh: `${place.zh}写作${printed}，四舍五入为${expected}%，文中是舍去了尾数。不影响结论，如需统一请一并调整。`,
    en: `${place.en}${printed} is cut off; rounded half up it is ${expected}%. Nothing changes by it; adjust it if all rates are to be rounded alike.`,
  };
}

export function byAmounts(place: Bilingual, printed: string, expected: string): Bilingual {
  return {
    zh: `${place.zh}写作${printed}，按印出的金额为${expected}%，只有把金额看作取舍后的数才相符。不影响结论，可注明数据来自未取舍的账面数。`,
    en: `${place.en}${printed} is stated, the printed amounts give ${expected}%; they agree only if the amounts were rounded. Nothing changes by it.`,
  };
}
