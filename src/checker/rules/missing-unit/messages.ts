import type { Bilingual } from '#core/finding.ts';

export function noUnit(place: Bilingual, phrase: string, printed: string): Bilingual {
  return {
    zh: `${place.zh}“${phrase}”没有写单位，${printed}是元还是万元说不清，有关的比率也无从核对。请补上单位。`,
    en: `${place.en}“${phrase}” has no unit; whether ${printed} is yuan or ten thousand yuan is open, and no rate on it can be checked. Please add the unit.`,
  };
}
