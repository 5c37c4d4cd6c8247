import type { Claim } from '#core/claim.ts';
import { addDecimals, compareDecimals, subtractDecimals, wholeNumber, type Decimal } from '#core/decimal.ts';
import type { PartList } from '#checker/claims/binding/bind-lists.ts';
import { isMoney, makeClaim, type Scope } from '#checker/claims/binding/scope.ts';
import { judgeSum } from '#checker/claims/relations/amounts.ts';
import { undecidable } from '#checker/claims/relations/judgement.ts';
import type { Mention } from '#checker/facts/mention.ts';

/** Parts of a named total that always make up the whole, whatever word introduces them. */
const partitions: readonly (readonly RegExp[])[] = [
  [/基本支出/, /项目支出/],
  [/人员经费/, /公用经费|日常公用/],
  [/货物/, /工程/, /服务/],
  [/出国/, /公务用车/, /公务接待/],
];

/**
 * A total against the parts listed for it. Parts that go beyond the total never hold. Parts that fall short hold only
 * where the words do not say that the list is complete: then there is nothing to judge.
 */
export function bindSums(scope: Scope, lists: readonly PartList[]): Claim[] {
  const claims: Claim[] = [];
  for (const list of lists) {
    const entries = withoutRepeats(list.entries);
    const judgement = judgeSum(list.head.fact.quantity, entries.map((entry) => entry.fact.quantity));
    const operands = entries.map((entry) => entry.fact);
    if (judgement.verdict !== 'inconsistent') {
      if (entries.length >= 2) claims.push(makeClaim('sum', list.head, operands, judgement, { exhaustive: true }));
      continue;
    }
    const other = entries.length >= 2 ? otherHead(scope, list, entries) : null;
    if (other !== null) {
      claims.push(makeClaim('sum', other, operands, judgeSum(other.fact.quantity, entries.map((entry) => entry.fact.quantity)), { exhaustive: true }));
      continue;
    }
    const short = shortfall(list.head, entries);
    if (short === null) continue;
    const exceeds = compareDecimals(short, wholeNumber(0)) < 0;
    if (exceeds && entries.length === 1 && !isSurelyPart(scope, list)) continue;
    const complete = list.strength === 'all' || isPartition(entries) || (list.strength === 'some' && looksComplete(scope, list, entries));
    if (exceeds || (complete && entries.length >= 2) || (entries.length >= 2 && hasOneDigit(short))) {
      claims.push(makeClaim('sum', list.head, operands, judgement, { exhaustive: complete || exceeds }));
    } else if (entries.length >= 2) claims.push(makeClaim('sum', list.head, operands, undecidable('operand-missing')));
  }
  return claims;
}

/** Another amount shortly before the list that its parts make up exactly: that one is divided, not the nearest. */
function otherHead(scope: Scope, list: PartList, entries: readonly Mention[]): Mention | null {
  const first = entries[0];
  if (first === undefined) return null;
  for (let at = first.index - 1; at >= Math.max(0, first.index - 10); at -= 1) {
    const head = scope.mentions[at];
    if (head === undefined || head.fact.project !== first.fact.project || first.block - head.block > 1) return null;
    if (head === list.head || !isMoney(head) || head.fact.measure === 'unit-price' || head.fact.measure === 'change' || entries.includes(head)) continue;
    if (judgeSum(head.fact.quantity, entries.map((entry) => entry.fact.quantity)).verdict === 'exact') return head;
  }
  return null;
}

/** 授予中小企业合同金额612万元，…；其中：授予小微企业合同金额632万元: one part of the same kind, right behind its whole. */
function isSurelyPart(scope: Scope, list: PartList): boolean {
  const [entry] = list.entries;
  if (entry === undefined || entry.fact.measure !== list.head.fact.measure || entry.block !== list.head.block) return false;
  const gap = scope.text.slice(list.head.figure.end, entry.figure.start);
  return gap.length <= 48 && /其中/.test(gap) && !/。/.test(gap);
}

/** An amount told twice in one list (拨付A100万元…A100万元已到位) counts once when its subject is the same. */
function withoutRepeats(entries: readonly Mention[]): Mention[] {
  return entries.filter((entry, at) => !entries.slice(0, at).some((earlier) => earlier.subjectKey !== '' && earlier.subjectKey === entry.subjectKey
    && earlier.fact.quantity.value !== null && entry.fact.quantity.value !== null
    && compareDecimals(earlier.fact.quantity.value, entry.fact.quantity.value) === 0 && earlier.fact.measure !== entry.fact.measure));
}

function shortfall(head: Mention, entries: readonly Mention[]): Decimal | null {
  const total = head.fact.quantity.value;
  if (total === null) return null;
  let sum: Decimal = wholeNumber(0);
  for (const entry of entries) {
    if (entry.fact.quantity.value === null) return null;
    sum = addDecimals(sum, entry.fact.quantity.value);
  }
  return subtractDecimals(total, sum);
}

function isPartition(entries: readonly Mention[]): boolean {
  return partitions.some((names) => names.length === entries.length
    && names.every((name) => entries.some((entry) => name.test(entry.fact.subject) || name.test(entry.label))));
}

/** Shares are given for every entry and add up to about 100: the list is meant to be complete. */
function looksComplete(scope: Scope, list: PartList, entries: readonly Mention[]): boolean {
  let shares = 0n;
  let counted = 0;
  for (const entry of entries) {
    const next = scope.mentions[entry.index + 1];
    const printed = next?.fact.measure === 'share' ? next.fact.quantity.printed : null;
    if (printed === null || printed === undefined) continue;
    counted += 1;
    shares += printed.scale >= 2 ? printed.coefficient / 10n ** BigInt(printed.scale - 2) : printed.coefficient * 10n ** BigInt(2 - printed.scale);
  }
  return counted === entries.length && counted > 1 && shares >= 9_900n && shares <= 10_100n && list.entries.length > 1;
}

/** A difference with a single digit that is not zero: what one mistyped digit leaves. */
export function hasOneDigit(difference: Decimal): boolean {
  return /^-?0*[1-9]0*$/.test(difference.coefficient.toString());
}
