import type { Figure } from '#core/figure.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectAt } from '#checker/rules/place-of.ts';
import { isDigit } from '#checker/rules/word-finder.ts';
import { exactNumber, twoApproximators } from '#checker/rules/approximate-exact/messages.ts';

/** An approximator at a number that is exact to the unit, or two approximators at one number. */
export const rule = {
  id: 'approximate-exact',
  family: 'wording',
  title: { zh: '精确数字前后的约数词', en: 'Approximator at an exact number' },
  check,
} satisfies Rule;

const before = /(?:超过|突破|不足|大约|将近|接近|(?<![附最邻靠临远就相])近|(?<![节预签合制条公违履契])约|逾)$/;
const inside = /余|多/;
const behind = /^(?:以上|以下|左右|上下)/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const figure of context.figures) {
    if (figure.approximator === null || figure.inWords || figure.malformed !== null) continue;
    if (figure.kind === 'date' || figure.kind === 'document-number') continue;
    const printed = text.slice(figure.start, figure.end);
    const head = before.exec(text.slice(Math.max(0, figure.start - 3), figure.start))?.[0] ?? '';
    const middle = inside.exec(printed)?.[0] ?? '';
    const tail = behind.exec(text.slice(figure.end, figure.end + 2))?.[0] ?? (/以[上下]$/.exec(printed)?.[0] ?? '');
    const start = figure.start - head.length;
    const end = /以[上下]$/.test(printed) ? figure.end : figure.end + tail.length;
    const words = [head, middle, tail].filter((word) => word !== '');
    const vague = head !== '' && head !== '不足' ? head : middle !== '' ? middle : /左右|上下/.test(tail) ? tail : '';
    const message = vague !== '' && isExact(text, figure)
      ? exactNumber(text.slice(start, end), words)
      : words.length > 1 ? twoApproximators(text.slice(start, end), words) : null;
    if (message !== null) yield { message, projects: [projectAt(context, start)], spans: [{ start, end, role: 'stated' }] };
  }
}

/** Exact to the person, the piece or the yuan: 102327人, 约41.166292万元. 1200 and 21.62万元 may well be rounded. */
function isExact(text: string, { kind, start, printed, unit }: Figure): boolean {
  if (printed === null) return false;
  if (kind === 'money') return unit === '元' ? printed.scale > 0 : printed.scale >= (unit === '亿元' ? 5 : 3);
  if (kind !== 'count' || printed.scale > 0) return false;
  let at = start;
  let digits = 0;
  for (; isDigit(text.charCodeAt(at)) || text.charCodeAt(at) === 0x2c; at += 1) if (text.charCodeAt(at) !== 0x2c) digits += 1;
  const behindNumber = text.charAt(at);
  return digits >= 4 && text.charAt(at - 1) !== '0' && behindNumber !== '万' && behindNumber !== '亿';
}
