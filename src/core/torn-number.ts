import { isBlank, narrowCharacter } from '#core/narrow-character.ts';

/** What stands behind the last digit of a number in prose: a unit, a measure word, a part of a date. */
const unit = /^(?:[十百千]?[万亿]|元|%|‰|年|月|日|号|时|分|个|家|项|人|名|件|篇|次|条|户|台|套|期|场|份|位|平|立|公|亩|吨|余|多|倍|周|天|岁|度|米|千|万|亿|处|座|所|批|支|辆|[〕\]】)）～~–/])/;
const sentenceMarks = /[，。；;]|[,.](?=[一-鿿])/;
/** How far around a number to look for the marks of a sentence. */
const reach = 240;

/** Whether a unit or another sign of prose stands at `at`, blanks left out. */
export function opensUnit(source: string, at: number, to: number): boolean {
  let next = at;
  while (next < to && isBlank(source.charCodeAt(next))) next += 1;
  const first = next < to ? String.fromCharCode(narrowCharacter(source.charCodeAt(next))) : '';
  return unit.test(first + source.slice(next + 1, Math.min(to, next + 3)));
}

/**
 * Whether digits before a blank and those behind it are one number that spaces or line breaks have torn: `21. 62万元`,
 * `2 200万元`, `20 23年`; not a row of a flattened table, not a year before an amount.
 *
 * @param head the folded digits, points and commas before the blank
 * @param next where the source goes on behind it, in a block from `from` to `to`
 */
export function isTornNumber(head: string, source: string, next: number, from: number, to: number): boolean {
  let tail = '';
  let pieces = 1;
  let firstPiece = 0;
  let at = next;
  for (; at < to && tail.length < 24; at += 1) {
    const raw = source.charCodeAt(at);
    if (isBlank(raw)) continue;
    const code = narrowCharacter(raw);
    const plain = code === 0xff0c ? 0x2c : code;
    if (!(plain >= 48 && plain <= 57) && plain !== 0x2e && plain !== 0x2c) break;
    if (at > next && isBlank(source.charCodeAt(at - 1))) pieces += 1;
    if (pieces === 1) firstPiece += 1;
    tail += String.fromCharCode(plain);
  }
  // A comma or a point behind the last digit ends a clause.
  tail = tail.replace(/[.,]+$/, '');
  if (tail === '') return false;
  const joined = head + tail;
  if (!/^\d+(?:,\d+)*(?:\.\d*)?$/.test(joined) || /,\d{1,2}(?:[,.]|$)/.test(joined) || /,\d{4,},/.test(joined)) return false;
  if (/[.,]$/.test(head) || /^[.,]/.test(tail)) return true;
  if (/^(?:19|20)\d\d$/.test(head) && firstPiece >= 2) return false;
  if (opensUnit(source, at, to)) return !(head.includes('.') && tail.includes('.'));
  // Without a unit: in prose still one number; in a row of a table only where spaces set thousands apart.
  if (sentenceMarks.test(source.slice(Math.max(from, next - reach), Math.min(to, next + reach)))) return !head.includes('.') || pieces > 1 || tail.length <= 2;
  return /^\d{1,3}$/.test(head) && at >= to && isAlone(source, from, to);
}

/** 2 200 or 12 500.00, and nothing else in the block. */
function isAlone(source: string, from: number, to: number): boolean {
  return /^\s*\d{1,3}(?:\s\d{3})+(?:\.\d+)?\s*$/.test(source.slice(from, Math.min(to, from + 40)));
}
