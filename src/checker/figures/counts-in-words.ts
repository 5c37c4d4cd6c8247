import { NUMERAL, OTHER, classAt } from '#checker/figures/characters.ts';
import type { NumeralWords } from '#checker/figures/chinese-numerals.ts';
import type { Unit } from '#checker/figures/unit.ts';

/** Words before 一个 that make it a count: something was reached, held or made. */
const achieved = /(?:达成|完成|建成|建立|新增|新建|形成|签订|签约|签署|获得|获评|取得|引进|引入|举办|召开|开展|组织|共|共计|各|仅|只有|设立|组建|建设|打造|发表|出版|培育|授权|申请|申报|成立|编制|印发|制定|出台|实施|配备|聘请|选派|修建|购置|采购|落地|认定|评选|其中|发布|创建|新设|增加|减少|收到|发生|立项|验收|结题|承办|主办|投用)$/;

/** Characters before a numeral that make another word of it: 统一, 每一个, 唯一. */
const joinedBefore = '统同唯逐每任某另这那哪之其第单合归划如专首周期万不进某何前后上下头星';

/** What follows in set phrases that name no count: 八项规定, 三个方面, 五位一体. */
const setPhrase = /^(?:方面|层面|角度|维护|意识|自信|代表|务必|确立|规定|全面|一体|一批|一工程|产业|阶段|环节|时期|半|头|重大|原则)/;

/** A batch or a set is no number of things. */
const vagueOne = '批类套';

/** Whether a number in Chinese numerals with a unit behind it is a figure and not a turn of speech. */
export function isFigureInWords(text: string, start: number, words: NumeralWords, unit: Unit): boolean {
  const before = text[start - 1] ?? ' ';
  if (unit.kind === 'points') return true;
  if (unit.kind === 'percent') return !joinedBefore.includes(before) && !'几数'.includes(before);
  // 千余件, 近百家; but 数千家, 上百家, 几十万 say no number.
  if (words.bare) return unit.approximator === null ? '近约超逾过'.includes(before) : !'数几好上成'.includes(before);
  if ('几数'.includes(before)) return false;
  if (unit.kind === 'money') return isAmountInWords(text, start, words, unit);
  if (unit.kind !== 'count' || words.capital || '“‘'.includes(before)) return false;
  const behind = text.slice(unit.end, unit.end + 3);
  if (classAt(text, unit.end) === NUMERAL || setPhrase.test(behind)) return false;
  const isSingle = words.end - start === 1;
  // Two things are 两; 二次, 二级 and 二手 are names.
  if (isSingle && text[start] === '二') return false;
  if (!isSingle || text[start] !== '一') return !'第周期星'.includes(before);
  if (joinedBefore.includes(before) || vagueOne.includes(unit.unit ?? ' ')) return false;
  return /^(?:$|[，。；、：）\n\t])/.test(behind) || achieved.test(text.slice(Math.max(0, start - 3), start));
}

/** 三元 and 二元 are words of their own; 三千元, 三元整 and 补助三元 are amounts. */
function isAmountInWords(text: string, start: number, words: NumeralWords, unit: Unit): boolean {
  if (words.capital || unit.exponent > 0 || words.end - start > 1) return true;
  return classAt(text, unit.end) === OTHER || '补付收费款奖价资罚缴金额'.includes(text[start - 1] ?? ' ');
}
