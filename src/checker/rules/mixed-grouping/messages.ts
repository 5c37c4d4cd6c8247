import type { Bilingual } from '#core/finding.ts';

export function mixedInSentence(marked: string, plain: string): Bilingual {
  return {
    zh: `同一句里“${marked}”用了千分撇，“${plain}”没有用，容易疑心不是同一口径；请统一写法。`,
    en: `One sentence writes “${marked}” with a thousands mark and “${plain}” without, which makes a reader wonder; please write both alike.`,
  };
}

export function mixedInPaper(marked: string, plain: string, markedPlaces: number, plainPlaces: number): Bilingual {
  return {
    zh: `全文数字有${markedPlaces}处用千分撇（如“${marked}”），${plainPlaces}处不用（如“${plain}”），写法不一，检索核对容易漏；请统一。`,
    en: `${markedPlaces} numbers of the text carry thousands marks (such as “${marked}”), ${plainPlaces} do not (such as “${plain}”); please write them alike.`,
  };
}
