import type { FindingSpan } from '#core/finding.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectsOf } from '#checker/rules/place-of.ts';
import { wordFinder } from '#checker/rules/word-finder.ts';
import { residue } from '#checker/rules/conversion-residue/messages.ts';

/** Field codes, bookmarks, entities, tags, error values and garbled characters. */
export const rule = {
  id: 'conversion-residue',
  family: 'wording',
  title: { zh: '转换残留', en: 'Residue of conversion' },
  check,
} satisfies Rule;

/** As they look after folding; `close` is what ends the residue, where it should be shown to its end. */
const residues: readonly { readonly word: string; readonly close: string }[] = [
  { word: '[bookmark', close: ']' },
  ...['{PAGE', '{NUMPAGES', '{MERGEFIELD', '{HYPERLINK', '{REF', '{SEQ', '{TOC', '{DATE', '{EMBED', '{\\'].map((word) => ({ word, close: '}' })),
  ...['MERGEFIELD', 'MERGEFORMAT', 'FORMTEXT', 'FORMCHECKBOX', 'FORMDROPDOWN', 'MACROBUTTON', 'STYLEREF', 'PAGEREF', 'NUMPAGES', 'HYPERLINK',
    'EMBED Equation', 'EMBED Excel', 'EMBED Visio', 'EMBED Word', '_GoBack', '_Toc', '_x000D_', '_x000A_'].map((word) => ({ word, close: '' })),
  ...['错误！未找到引用源', '错误！未定义书签', '错误！未指定', '错误！文档中没有', 'Error！Reference source not found', 'Error！Bookmark not defined'].map((word) => ({ word, close: '' })),
  ...['&nbsp', '&amp', '&quot', '&ldquo', '&rdquo', '&mdash', '&hellip', '&middot', '&lt；', '&gt；', '&#'].map((word) => ({ word, close: '；' })),
  ...['<br', '<p>', '</p', '<span', '</span', '<div', '</div', '<td', '</td', '<tr', '</tr', '<o:p', '</o:p', '<strong', '</strong', '<img', '<font'].map((word) => ({ word, close: '>' })),
  ...['#REF！', '#DIV/0', '#VALUE！', '#N/A', '#NAME？', '#NUM！', '#NULL！'].map((word) => ({ word, close: '' })),
  ...['锟斤拷', '烫烫烫', '屯屯屯'].map((word) => ({ word, close: '' })),
];

const find = wordFinder(residues);

/** The replacement character, and characters of the private area, which symbol fonts leave behind. */
const garbled = /[\ufffd\ue000-\uf8ff]+/g;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  const spans: FindingSpan[] = [];
  let free = 0;
  for (const { entry, start, end } of find(text)) {
    if (start < free) continue;
    const closing = entry.close === '' ? -1 : text.slice(end, end + 60).indexOf(entry.close);
    free = closing < 0 ? end : end + closing + 1;
    spans.push({ start, end: free, role: 'stated' });
  }
  for (const { 0: characters, index } of text.matchAll(garbled)) spans.push({ start: index, end: index + characters.length, role: 'stated' });
  spans.sort((left, right) => left.start - right.start);
  const [first] = spans;
  if (first === undefined) return;
  yield { message: residue(text.slice(first.start, first.end), spans.length), projects: projectsOf(context, spans), spans };
}
