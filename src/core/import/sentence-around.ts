import type { SentenceAround } from '#core/import/proposal.ts';

const endings = new Set(['。', '；', '！', '？', '\n', '\t']);
/** Characters shown on either side at most, and of the stretch itself. */
const most = 120;
const mostOfItself = 400;

/** The sentence around a stretch of a text; cut where it is long, with `…`. */
export function sentenceAround(text: string, { start, end }: { readonly start: number; readonly end: number }): SentenceAround {
  let from = start;
  while (from > 0 && start - from < most && !endings.has(text.charAt(from - 1))) from -= 1;
  let until = end;
  while (until < text.length && until - end < most && !endings.has(text.charAt(until))) until += 1;
  const isCutBefore = from > 0 && !endings.has(text.charAt(from - 1));
  const isCutAfter = until < text.length && !endings.has(text.charAt(until));
  const full = isCutAfter || until >= text.length || text.charAt(until) === '\n' || text.charAt(until) === '\t' ? until : until + 1;
  const itself = text.slice(start, end);
  return {
    before: `${isCutBefore ? '…' : ''}${text.slice(from, start)}`,
    text: itself.length > mostOfItself ? `${itself.slice(0, mostOfItself)}…` : itself,
    after: `${text.slice(end, full)}${isCutAfter ? '…' : ''}`,
  };
}
