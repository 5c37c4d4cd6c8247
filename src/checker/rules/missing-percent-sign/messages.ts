import type { Bilingual } from '#core/finding.ts';

export function noSign(place: Bilingual, printed: string): Bilingual {
  return {
    zh: `${place.zh}“${printed}”按上下文是百分比，后面缺少“%”，也可读成${printed}倍。请补上“%”。`,
    en: `${place.en}“${printed}” is a percentage by its context but has no percent sign; it could be read as ${printed} times. Please add “%”.`,
  };
}
