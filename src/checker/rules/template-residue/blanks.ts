import type { Span } from '#core/span.ts';

/** A placeholder or a gap that ought to be a figure or a word, as offsets into the text, in order. */
export function blanksIn(text: string): Span[] {
  const found: Span[] = [];
  if (/[Xx×_*]{2}/.test(text)) collect(text, placeholder, found);
  collect(text, missingFigure, found);
  collect(text, missingDay, found);
  return found.sort((left, right) => left.start - right.start);
}

const unit = '(?:万元|亿元|元|%|年|月|日|项|个|家|人次|人|次|件|篇|户|台|套|场|期|天|亩|公里|平方米|吨|分)';

/** XX万元, ×××项目, **%, 20XX年, ____项. XX公司 and XX同志 hide a name on purpose; 138xxxx1234 hides a number. */
const placeholder = new RegExp(
  `(?<![A-Za-z\\d×*_])(?:20)?(?:[Xx]{2,}(?:\\.[Xx]{1,4})?|×{2,}|\\*{2,}|_{2,})(?=${unit}|工作|项目|资金|情况|单位|部门|问题|措施|[，。；、）])`, 'g');

/** 支出决算为万元， 占%。 A figure is missing between the word and its unit; 单位为万元 and 数万元 are whole. */
const missingFigure = /(?:(?<!单位|以|计量)为|共计|合计|决算|增加|减少|增长|下降|上升|提高|降低|占|完成(?:年初|全年|调整后?)?预算的|达到?)(?:万元|亿元|%|个百分点)(?=[，。；、）\n]|$)/g;

/** 2024年月日: the day of signing was not written in. */
const missingDay = /(?:19|20)\d\d年(?:月|\d{1,2}月)日(?![前内起常期均])/g;

function collect(text: string, pattern: RegExp, into: Span[]): void {
  for (const { 0: printed, index } of text.matchAll(pattern)) into.push({ start: index, end: index + printed.length });
}
