import type { Bilingual } from '#core/finding.ts';

export function againstFigures(place: Bilingual, words: string, stated: string, other: string): Bilingual {
  return {
    zh: `${place.zh}写“${words}”，但两数为${stated}与${other}，大小正相反。后面的原因说明也会随之落空，请核对数字或改写用词。`,
    en: `${place.en}“${words}” is said, but the figures are ${stated} and ${other}, the other way round. The reason given behind it fails too; please check the figures or the word.`,
  };
}

export function againstEachOther(place: Bilingual, change: string, rate: string): Bilingual {
  return {
    zh: `${place.zh}增减额${change}与幅度${rate}一处说增、一处说减，方向相反。请核对后统一。`,
    en: `${place.en}the change ${change} and the rate ${rate} point in opposite directions, one up and one down. Please check and use one.`,
  };
}
