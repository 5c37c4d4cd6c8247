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
const folded = new Set([...'，；：！？（）。'].map((mark) => mark.charCodeAt(0)));
const percentSign = 0x25;
const openBracket = 0xff08;
const closeBracket = 0xff09;

/** More places than a reader would look at tell nothing more. */
const shown = 50;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { source } = context;
  if (!halfTyped.test(source) && !source.includes('％')) return;
  const { text, sourceOffsets } = context.folded;
  const half: FindingSpan[] = [];
  const full: FindingSpan[] = [];
  const percents: [narrow: FindingSpan[], wide: FindingSpan[]] = [[], []];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== percentSign && !folded.has(code)) continue;
    const typed = source.charCodeAt(sourceOffsets[at] ?? 0);
    const span: FindingSpan = { start: at, end: at + 1, role: 'stated' };
    if (code === percentSign) percents[typed === percentSign ? 0 : 1].push(span);
    else if (typed >= 0x80) full.push(span);
    else if (isInChinese(text, at, code)) half.push(span);
  }
  const fewer = half.length <= full.length ? half : full;
  const [mark] = fewer;
  if (mark !== undefined) {
    const spans = fewer.slice(0, shown);
    const excerpt = source.slice(sourceOffsets[Math.max(text.lastIndexOf('\n', mark.start) + 1, mark.start - 4)], sourceOffsets[Math.min(mark.end + 4, text.length)]).split('\n')[0] ?? '';
    yield { message: mixedPunctuation(excerpt, half.length, full.length, fewer === half), projects: projectsOf(context, spans), spans };
  }
  const [narrow, wide] = percents;
  if (narrow.length === 0 || wide.length === 0) return;
  const spans = (wide.length <= narrow.length ? wide : narrow).slice(0, shown);
  yield { case: 'percent', message: mixedPercent(narrow.length, wide.length), projects: projectsOf(context, spans), spans };
}

/** Beside an ideograph; a bracket on its inner side: 使用AI(version 2)平台 is Latin. */
function isInChinese(text: string, at: number, code: number): boolean {
  const before = isIdeograph(text.charCodeAt(at - 1));
  const behind = isIdeograph(text.charCodeAt(at + 1));
  if (code === openBracket) return behind;
  return code === closeBracket ? before : before || behind;
}
