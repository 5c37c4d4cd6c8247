import type { Bilingual } from '#core/finding.ts';

export function exceeds(place: Bilingual, whole: string, part: string): Bilingual {
  return {
    zh: `${place.zh}“${whole}”小于它所包含的“${part}”，部分不能大于整体，两数至少有一个写错（也可能是单位不同）。请与决算表核对。`,
    en: `${place.en}“${whole}” is smaller than “${part}”, which is part of it. A part cannot exceed the whole; one of the two is wrong, or the units differ. Please check against the tables.`,
  };
}
