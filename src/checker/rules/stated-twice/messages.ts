import type { Bilingual } from '#core/finding.ts';

export function differ(place: Bilingual, earlier: string, stated: string): Bilingual {
  return {
    zh: `${place.zh}前文写“${earlier}”，此处同一项写作${stated}，前后不一。请以账面数为准统一；如口径不同（调整前后、时点不同），请写明。`,
    en: `${place.en}“${earlier}” is given before, here the same item is ${stated}. Please use the figure of the books in both places; where the basis differs (before or after adjustment, another date), say so.`,
  };
}
