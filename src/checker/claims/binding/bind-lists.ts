import type { Mention } from '#checker/facts/mention.ts';
import { isMoney, lastBefore, type Scope } from '#checker/claims/binding/scope.ts';
import { keyOfSubject } from '#checker/facts/subject.ts';

/** Amounts named as parts of another: 其中：…；… · 包括… · 主要用于以下方面：…. */
export type PartList = {
  readonly head: Mention;
  readonly entries: readonly Mention[];
  /** `all`: the words say that the parts make up the whole. `some`: 其中 alone. `acts`: payments told after a total, without a word. */
  readonly strength: 'all' | 'some' | 'acts';
};

const marker = /(?:其中(?:包括|包含|含)?|(?:主要)?用于(?:以下)?(?:几个)?方面|(?:主要)?包括|包含|分别(?:是|为)|如下|由以下[\u4e00-\u9fff]{0,4}组成|构成(?:是|为)?|按[\u4e00-\u9fff]{2,8}(?:分|划分|看|区分)|(?:支出|收入|资金|经费|投资|金额)中)(?:[：，、]|[\u4e00-\u9fff“])/g;
const saysAll = /包括|包含|方面|分别|如下|组成|构成|^按/;
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
  lists.push(...listsBeforeTotal(scope), ...listsOfActs(scope, lists));
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
  const lineBreak = gap.lastIndexOf('\n');
  const opensBlock = lineBreak >= 0 && found.end > lineBreak;
  const closesBlock = lineBreak >= 0 && !opensBlock && /^[：:]?\n/.test(behind.trimStart()) ;
  if (lineBreak >= 0 && !opensBlock && !closesBlock) return null;
  const strength = saysAll.test(found.words) ? (found.words.startsWith('其中') ? 'some' : 'all') : 'some';
  const named = /([\u4e00-\u9fff]{2,14})中[，：、]?$/.exec(gap.slice(0, found.end))?.[1];
  if (named !== undefined && found.words.includes('中') && !found.words.startsWith('其中')) {
    const head = lastBefore(scope.ofKey(keyOfSubject(named)), first.index, (mention) => isMoney(mention) && mention.fact.project === first.fact.project);
    return head === null ? null : { head, strength: 'some', wholeBlocks: false };
  }
  const head = headBefore(mentions, at, first);
  return head === null ? null : { head, strength, wholeBlocks: closesBlock };
}

/** The amount that is divided: of the entries' own measure if it stands near, else the nearest before; past rates, counts and changes. */
function headBefore(mentions: readonly Mention[], at: number, first: Mention): Mention | null {
  let nearest: Mention | null = null;
  for (let back = at - 1; back >= Math.max(0, at - 8); back -= 1) {
    const head = mentions[back];
    if (head === undefined || head.fact.project !== first.fact.project || first.block - head.block > 1) break;
    if (!isMoney(head) || head.fact.measure === 'unit-price' || mentions[back + 1]?.wholeIsBefore === true
      || (classOf(first) !== 'change' && (head.fact.measure === 'change' || head.fact.measure === 'previous'))) continue;
    // One of several amounts in a row (依次为171万元、436万元、663万元) is no total.
    if (/^[、和及与]/.test(head.label) || /依次为?$/.test(head.label)) continue;
    if (head.fact.measure === first.fact.measure) return head;
    nearest ??= head;
    if (first.fact.measure !== 'spent') break;
  }
  return nearest;
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
    } else if (next > at && (/。/.test(gap) || (gap.includes('\n') && (!/[；，、：]\n[^\n]*$/.test(gap) || gap.split('\n').length > 2 || numbered.test(gap.slice(gap.lastIndexOf('\n') + 1)))))) break;
    if (next > at && gap.includes('其中') ) break;
    if (mentions[next + 1]?.wholeIsBefore === true) {
      lastBlock = mention.block;
      continue;
    }
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

const totalBehind = /^[，、；]?(?:以上)?([两二三四五六七八九])?(?:项|者|笔|类)?(?:合计|共计|总计)(?:[\u4e00-\u9fff]{0,6})$/;
const numerals = '二三四五六七八九';

/** 分别支出45.2万元、38.6万元和27.9万元，合计111.7万元: a total behind its parts. */
function listsBeforeTotal(scope: Scope): PartList[] {
  const lists: PartList[] = [];
  for (const total of scope.mentions) {
    if (!isMoney(total)) continue;
    const said = totalBehind.exec(total.label);
    if (said === null) continue;
    const before = scope.around(total).filter((mention) => mention.index < total.index && isMoney(mention) && mention.fact.measure !== 'unit-price');
    const last = before[before.length - 1];
    if (last === undefined) continue;
    const number = said[1] === undefined ? null : said[1] === '两' ? 2 : numerals.indexOf(said[1]) + 2;
    const entries = number === null
      ? before.filter((mention) => mention.fact.measure === last.fact.measure && mention.sentence === total.sentence && mention.item === last.item)
      : before.filter((mention) => mention.fact.measure === last.fact.measure).slice(-number);
    if (entries.length >= 2) lists.push({ head: total, entries, strength: 'all' });
  }
  return lists;
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
