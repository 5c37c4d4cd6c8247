import type { Mention } from '#checker/facts/mention.ts';
import { isMoney, type Scope } from '#checker/claims/binding/scope.ts';

/** Amounts named as parts of another: 其中：…；… · 包括… · 主要用于以下方面：…. */
export type PartList = {
  readonly head: Mention;
  readonly entries: readonly Mention[];
  /** `all`: the words say that the parts make up the whole. `some`: 其中 alone. `acts`: payments told after a total, without a word. */
  readonly strength: 'all' | 'some' | 'acts';
};

const marker = /(?:其中(?:包括|包含|含)?|(?:主要)?用于(?:以下)?(?:几个)?方面|(?:主要)?包括|包含|分别(?:是|为)|如下|由以下[\u4e00-\u9fff]{0,4}组成|构成(?:是|为)?)(?:[：，、]|[\u4e00-\u9fff“])/g;
const saysAll = /包括|包含|方面|分别|如下|组成|构成/;
const numbered = /^(?:\d{1,2}[.、“]|（\d{1,2}）|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|[①-⑳]|[-·•]|“)/;

/** Finds the lists of parts of a text, each with the amount it divides. */
export function bindLists(scope: Scope): PartList[] {
  const lists: PartList[] = [];
  let at = 0;
  const { mentions } = scope;
  while (at < mentions.length) {
    const first = mentions[at];
    const opened = first === undefined ? null : openList(scope, at);
    if (opened === null) {
      at += 1;
      continue;
    }
    const entries = collectEntries(scope, at, opened.head, opened.wholeBlocks);
    if (entries.length > 0) lists.push({ head: opened.head, entries, strength: opened.strength });
    at += 1;
  }
  lists.push(...listsOfActs(scope, lists));
  return lists;
}

type Opened = { readonly head: Mention; readonly strength: PartList['strength']; readonly wholeBlocks: boolean };

/** Whether a list opens between the mention before and this one. */
function openList(scope: Scope, at: number): Opened | null {
  const { mentions, text } = scope;
  const first = mentions[at];
  const before = mentions[at - 1];
  if (first === undefined || before === undefined || !isMoney(first) || before.fact.project !== first.fact.project) return null;
  const gap = text.slice(before.figure.end, first.figure.start);
  if (gap.length > 220) return null;
  const found = lastMarker(gap);
  if (found === null) return null;
  const behind = gap.slice(found.end);
  if (/[；。]/.test(behind)) return null;
  const acrossBlocks = gap.includes('\n');
  if (acrossBlocks && !/[：\n]\s*$|：\n/.test(gap.slice(0, found.end + 2)) && !/^\n?[^\n]*其中/.test(gap.slice(gap.lastIndexOf('\n')))) return null;
  // The head is the amount before, past rates and counts that speak of it.
  for (let back = at - 1; back >= 0; back -= 1) {
    const head = mentions[back];
    if (head === undefined || head.fact.project !== first.fact.project || first.block - head.block > 1) return null;
    if (isMoney(head) && head.fact.measure !== 'unit-price') {
      return { head, strength: saysAll.test(found.words) ? (found.words.startsWith('其中') ? 'some' : 'all') : 'some', wholeBlocks: acrossBlocks && behind.includes('\n') };
    }
  }
  return null;
}

function lastMarker(gap: string): { words: string; end: number } | null {
  marker.lastIndex = 0;
  let found: { words: string; end: number } | null = null;
  for (let match = marker.exec(gap); match !== null; match = marker.exec(gap)) found = { words: match[0], end: match.index + match[0].length - 1 };
  return found;
}

/** Which amounts can add up: changes with changes, all others with each other. */
const classOf = (mention: Mention): string => (mention.fact.measure === 'change' ? 'change' : 'amount');

function collectEntries(scope: Scope, at: number, head: Mention, wholeBlocks: boolean): Mention[] {
  const { mentions, text } = scope;
  const entries: Mention[] = [];
  const first = mentions[at];
  if (first === undefined) return entries;
  let lastBlock = -1;
  for (let next = at; next < mentions.length; next += 1) {
    const mention = mentions[next];
    if (mention === undefined || mention.fact.project !== head.fact.project) break;
    const before = mentions[next - 1];
    const gap = before === undefined ? '' : text.slice(before.figure.end, mention.figure.start);
    if (wholeBlocks) {
      if (mention.block !== lastBlock) {
        const line = text.slice(text.lastIndexOf('\n', mention.figure.start) + 1, mention.figure.start);
        if (mention.block - Math.max(lastBlock, first.block) > 1 || (next > at && !numbered.test(line))) break;
      }
    } else if (next > at && (mention.block !== first.block || /。/.test(gap))) break;
    if (next > at && gap.includes('其中') ) break;
    if (isMoney(mention) && classOf(mention) === classOf(head) && mention.fact.measure !== 'unit-price' && mention.fact.measure !== 'budget'
      && mention.fact.measure !== 'adjusted-budget' && mention.otherYear === null && (!wholeBlocks || mention.block !== lastBlock)) {
      entries.push(mention);
    } else if (isMoney(mention) && (mention.fact.measure === 'budget' || mention.fact.measure === 'adjusted-budget') && head.fact.measure === mention.fact.measure) {
      entries.push(mention);
    }
    lastBlock = mention.block;
  }
  return entries;
}

/** 实际支出900万元，…已兑付…150万元；…已兑付…750万元: payments told in the sentences behind a project's spending. */
function listsOfActs(scope: Scope, known: readonly PartList[]): PartList[] {
  const lists: PartList[] = [];
  for (const project of scope.structure.projects) {
    const mentions = scope.ofProject(project.ordinal);
    const head = mentions.find((mention) => mention.fact.measure === 'spent' && isMoney(mention) && mention.fact.subject === '' && mention.otherYear === null);
    if (head === undefined || known.some((list) => list.head === head && list.entries.length > 1)) continue;
    const entries = mentions.filter((mention) => mention.index > head.index && isMoney(mention) && mention.fact.measure === 'spent'
      && mention.fact.subject !== '' && mention.section === head.section && mention.otherYear === null
      && /兑付|支付|发放|拨付/.test(mention.clause) && mention.basisHint === null && !/代拨|转拨|其中/.test(mention.clause + mention.tail));
    if (entries.length >= 2) lists.push({ head, entries, strength: 'acts' });
  }
  return lists;
}
