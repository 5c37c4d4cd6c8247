import type { FindingSpan } from '#core/finding.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { gather } from '#checker/rules/gather.ts';
import { projectAt } from '#checker/rules/place-of.ts';
import { halfPair } from '#checker/rules/quotes-unbalanced/messages.ts';

/** Quotation marks, title marks and brackets without their other half in the same paragraph or the next. */
export const rule = {
  id: 'quotes-unbalanced',
  family: 'wording',
  title: { zh: '引号、书名号、括号不成对', en: 'Quotation marks or brackets that do not pair' },
  check,
} satisfies Rule;

const closing: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '《': '》', '〈': '〉', '（': '）', '〔': '〕', '【': '】' };

/** Which characters are such marks. */
const isMark = new Uint8Array(0x10000);
for (const mark of Object.entries(closing).flat()) isMark[mark.charCodeAt(0)] = 1;

/** No deeper: marks that never close must not be looked through again and again. */
const deepest = 20;

type Mark = { readonly mark: string; readonly at: number; readonly block: number };

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  const single: Mark[] = [];
  let open: Mark[] = [];
  let block = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (isMark[text.charCodeAt(index)] === 0) continue;
    const mark = text.charAt(index);
    while (index >= (context.folded.blocks[block]?.end ?? Infinity)) {
      for (const each of open) single.push(each);
      open = [];
      block += 1;
    }
    if (closing[mark] !== undefined) {
      open.push({ mark, at: index, block });
    } else {
      // A mark that closes an outer one leaves those inside it single.
      let partner = open.length - 1;
      while (partner >= 0 && partner > open.length - deepest && closing[open[partner]?.mark ?? ''] !== mark) partner -= 1;
      if (closing[open[partner]?.mark ?? ''] !== mark) partner = -1;
      if (partner === open.length - 1 && partner >= 0) open.pop();
      else if (partner >= 0) single.push(...open.splice(partner).slice(1));
      else if (!isNumbering(text, index, mark)) single.push({ mark, at: index, block });
    }
  }
  for (const each of open) single.push(each);
  single.sort((left, right) => left.at - right.at);
  const byBlock = new Map<number, FindingSpan[]>();
  for (const each of single.filter((mark, index) => !pairsWithNext(mark, single[index + 1]) && !pairsWithNext(single[index - 1], mark))) {
    gather(byBlock, each.block, { start: each.at, end: each.at + 1, role: 'stated' });
  }
  for (const spans of byBlock.values()) {
    const [first] = spans;
    if (first === undefined) continue;
    const mark = text.charAt(first.start);
    const excerpt = text.slice(Math.max(text.lastIndexOf('\n', first.start) + 1, first.start - 8), first.start + 9).split('\n')[0] ?? '';
    yield { message: halfPair(mark, excerpt, spans.length), projects: [projectAt(context, first.start)], spans };
  }
}

/** An open half and its other half in the next paragraph: a paragraph that was broken, or a long quotation. */
function pairsWithNext(left: Mark | undefined, right: Mark | undefined): boolean {
  return left !== undefined && right !== undefined && closing[left.mark] === right.mark && right.block - left.block === 1;
}

const numbered = /(?:^|[\n\t，。；：、！？\s])(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$/;

function isNumbering(text: string, at: number, mark: string): boolean {
  return mark === '）' && numbered.test(text.slice(Math.max(0, at - 4), at));
}
