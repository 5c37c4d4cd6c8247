import type { FindingSpan } from '#core/finding.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectsOf } from '#checker/rules/place-of.ts';
import { isIdeograph } from '#checker/rules/word-finder.ts';
import { mixedPercent, mixedPunctuation } from '#checker/rules/width-mix/messages.ts';

/** Marks that folding has made alike, as they were typed: half and full width mixed in Chinese text. */
export const rule = {
  id: 'width-mix',
  family: 'wording',
  title: { zh: '半角标点混用', en: 'Half-width and full-width marks mixed' },
  check,
} satisfies Rule;

const halfTyped = /[,;:!?().]/;
const percentSign = 0x25;
const fullStop = 0x3002;
/** Which characters may have been typed at either width. */
const isFolded = new Uint8Array(0x10000);
for (const mark of '，；：！？（）。%') isFolded[mark.charCodeAt(0)] = 1;
const openBracket = 0xff08;
const closeBracket = 0xff09;

/** More places than a reader would look at tell nothing more. */
const shown = 50;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { source } = context;
  if (!halfTyped.test(source) && !source.includes('％')) return;
  const { text, sourceOffsets } = context.folded;
  const half: number[] = [];
  const full: number[] = [];
  const narrow: number[] = [];
  const wide: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isFolded[code] === 0) continue;
    const typed = source.charCodeAt(sourceOffsets[at] ?? 0);
    if (code === percentSign) (typed === percentSign ? narrow : wide).push(at);
    else if (typed >= 0x80) full.push(at);
    else if (isInChinese(text, at, code)) half.push(at);
  }
  const fewer = half.length <= full.length ? half : full;
  const [mark] = fewer;
  if (mark !== undefined) {
    const spans = spansAt(fewer);
    const excerpt = source.slice(sourceOffsets[Math.max(text.lastIndexOf('\n', mark) + 1, mark - 4)], sourceOffsets[Math.min(mark + 5, text.length)]).split('\n')[0] ?? '';
    yield { message: mixedPunctuation(excerpt, half.length, full.length, fewer === half), projects: projectsOf(context, spans), spans };
  }
  if (narrow.length === 0 || wide.length === 0) return;
  const spans = spansAt(wide.length <= narrow.length ? wide : narrow);
  yield { case: 'percent', message: mixedPercent(narrow.length, wide.length), projects: projectsOf(context, spans), spans };
}

function spansAt(places: readonly number[]): FindingSpan[] {
  return places.slice(0, shown).map((at) => ({ start: at, end: at + 1, role: 'stated' as const }));
}

const isLatin = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

/** Beside an ideograph and no Latin letter; a bracket on its inner side: 报告.docx and AI(version 2)平台 are Latin. */
function isInChinese(text: string, at: number, code: number): boolean {
  // The dots of a table of contents lead to a page number.
  if (code === fullStop && text.charAt(at + 1) === '.') return false;
  if (isLatin(text.charCodeAt(at - 1)) || isLatin(text.charCodeAt(at + 1))) return false;
  const before = isIdeograph(text.charCodeAt(at - 1));
  const behind = isIdeograph(text.charCodeAt(at + 1));
  if (code === openBracket) return behind;
  return code === closeBracket ? before : before || behind;
}
