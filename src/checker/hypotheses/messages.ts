import type { Bilingual } from '#core/finding.ts';
import { chineseOrdinal } from '#core/report-messages.ts';

export function wouldFit(subject: string | null, printed: string, replacement: string): Bilingual {
  return {
    zh: `${subject === null ? '' : `${subject}的`}${printed}如为${replacement}则相符`,
    en: `${subject === null ? '' : `${subject}: `}it would agree if ${printed} were ${replacement}`,
  };
}

export function countedTwice(printed: string, subject: string): Bilingual {
  return { zh: `不计${subject}${printed}则相符，是否重复计入`, en: `it agrees without ${subject} ${printed}: counted twice?` };
}

export function leftOut(printed: string, subject: string): Bilingual {
  return { zh: `再加一笔${printed}则相符，${subject}是否有两笔`, en: `it agrees with ${printed} once more: are there two of ${subject}?` };
}

export function otherStatementFits(printed: string, other: string): Bilingual {
  return { zh: `同一项另写作${other}，以它代替${printed}则相符`, en: `the same item is also given as ${other}; with it in place of ${printed} the rate agrees` };
}

export function residualHere(printed: string): Bilingual {
  return { zh: `本项目另有一笔${printed}，加上它则相符，是否漏计`, en: `this project has another amount of ${printed} that would fill the gap: left out?` };
}

export function residualElsewhere(printed: string, project: number): Bilingual {
  return {
    zh: project === 0 ? `文中另有一笔${printed}与差额相当，可能只是巧合` : `（${chineseOrdinal(project)}）有一笔${printed}与差额相当，属另一笔资金，可能只是巧合`,
    en: project === 0 ? `elsewhere in the paper ${printed} equals the gap, perhaps by coincidence` : `project ${project} has ${printed}, which equals the gap; it is another fund, perhaps a coincidence`,
  };
}

export function neededTotal(range: string): Bilingual {
  return { zh: `如所写比率无误，金额应在${range}之间`, en: `if the stated rate is right, the amount lies within ${range}` };
}

export function readingFits(reading: string): Bilingual {
  return { zh: `读作${reading}则与文中其他数相符`, en: `read as ${reading} it agrees with the other figures` };
}

export function readingPossible(reading: string): Bilingual {
  return { zh: `可能是${reading}`, en: `possibly ${reading}` };
}
