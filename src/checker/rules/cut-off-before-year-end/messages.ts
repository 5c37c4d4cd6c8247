import type { Bilingual } from '#core/finding.ts';

export function cutOffEarly(words: string): Bilingual {
  return {
    zh: `数据统计到“${words}”，没有到年末。年度自评应反映全年执行情况，截止日之后的支出没有计入；请改用12月31日的数据，或说明为何只统计到这一天。`,
    en: `The figures stop at “${words}”, before the end of the year. A yearly self-evaluation covers the whole year, and what was spent after that day is left out; please use figures of 31 December, or say why they stop there.`,
  };
}
