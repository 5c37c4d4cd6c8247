import type { Bilingual } from '#core/finding.ts';

export function doesNotHold(place: Bilingual, figures: { printed: string; current: string; base: string; change: string | null; expected: string | null }): Bilingual {
  const { printed, current, base, change, expected } = figures;
  const how = change === null ? `本年${current}、上年${base}` : `本年${current}、增减${change}（推得上年${base}）`;
  return {
    zh: `${place.zh}增减幅度写作${printed}，按${how}${expected === null ? '不能得出这一幅度' : `应为${expected}%`}。请核对本年数、上年数和增减额。`,
    en: `${place.en}a change of ${printed} is stated; ${current} this year and ${base} the year before ${expected === null ? 'do not give it' : `give ${expected}%`}. Please check both years and the change.`,
  };
}

export function noBase(place: Bilingual, printed: string, current: string, change: string | null): Bilingual {
  return {
    zh: `${place.zh}${change === null ? '上年为0' : `本年${current}、增加${change}，推得上年为0`}，增减幅度无从计算，却写作${printed}。请只写增加额，并说明上年无此项。`,
    en: `${place.en}${change === null ? 'there was nothing the year before' : `${current} this year and an increase of ${change} mean that there was nothing the year before`}, so no growth rate exists, yet ${printed} is stated. Please give the increase alone and say that the item is new.`,
  };
}
