/** Words that say what became of money without an amount. */
export type MoneyWording = {
  readonly kind: 'all' | 'none';
  /** As printed. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
  /** The sentence before the words. */
  readonly before: string;
  /** A year named in the sentence, such as that of 2024年初. */
  readonly year: string | null;
};

const all = /(?:已|均|皆|现)*(?:全部|全额|悉数)(?:已)?(?:使用|支付|拨付|兑付|发放|支出|执行|下拨|用)(?:完毕|完成|完|到位)?/g;
const none = /(?:无|没有|未发生|未产生)(?:任何)?(?:资金)?支出|(?:尚未|未)(?:使用|支出|支付|拨付|兑付)/g;
const amountBehind = /^[^，。；\n]{0,12}?\d[\d,.]*\s*(?:万|亿)?元/;

/** The wordings of a stretch of text that stand for an amount; those with the amount behind them are left out. `from` is added to the places. */
export function findWordings(text: string, from: number): readonly MoneyWording[] {
  const found: MoneyWording[] = [];
  for (const [kind, pattern] of [['all', all], ['none', none]] as const) {
    for (const match of text.matchAll(pattern)) {
      if (amountBehind.test(text.slice(match.index + match[0].length))) continue;
      const sentence = Math.max(...['。', '；', '\n'].map((mark) => text.lastIndexOf(mark, match.index))) + 1;
      const before = text.slice(sentence, match.index);
      const year = [...before.matchAll(/(\d{4})年/g)].at(-1)?.[1];
      const clause = Math.max(before.lastIndexOf('，') + 1, 0);
      const start = sentence + clause;
      // The words with the clause they stand in, for a reader.
      found.push({ kind, words: text.slice(start, match.index + match[0].length).trim(), start: from + start, end: from + match.index + match[0].length, before, year: year ?? null });
    }
  }
  return found.toSorted((left, right) => left.start - right.start);
}
