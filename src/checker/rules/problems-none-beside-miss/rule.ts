import type { FindingSpan } from '#core/finding.ts';
import type { Span } from '#core/span.ts';
import { lowRate, percentOf } from '#checker/rules/low-rate.ts';
import { missedTarget } from '#checker/rules/missed-target.ts';
import { matchIn, placeOfFact, problemsAreNone, projectViews, resultSections, type ProjectView } from '#checker/rules/project-view.ts';
import { noneBeside, type Miss } from '#checker/rules/problems-none-beside-miss/messages.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';

/**
 * Problems “无” although the same project tells of a missed target, a low rate, money held back, or an event that is not
 * over. What is merely going on (正在开展…) is left alone.
 */
export const rule = {
  id: 'problems-none-beside-miss',
  family: 'contradictions',
  title: { zh: '存在问题写“无”，正文另有未完成事项', en: 'No problems, beside something that was not reached' },
  check,
} satisfies Rule;

const heldBack = /(?:经费|资金|款|预算)[^，。；\n]{0,12}(?:预留|留存|暂缓拨付|留待)|(?:预留|暂缓拨付|留待)[^，。；\n]{0,10}(?:经费|资金|款)/;
const notOver = /(?:还|尚|仍)未(?:结束|完工|开工|竣工|验收|启动|举办|投入使用)|正在(?:筹备|招标|施工|整改)|(?:筹备|招标|施工)中(?=[，。；])/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  for (const view of projectViews(context)) {
    const { project } = view;
    if (project.problems === null || !problemsAreNone(context, project)) continue;
    const misses = missesOf(context, view);
    if (misses.length === 0) continue;
    const spans: FindingSpan[] = [...misses.map(({ place }) => place), { ...project.problems, role: 'stated' }];
    yield { message: noneBeside(misses.map(({ miss, words }) => ({ miss, words }))), projects: [project.ordinal], spans };
  }
}

function missesOf(context: RuleContext, view: ProjectView): { miss: Miss; words: string; place: FindingSpan }[] {
  const { text } = context.folded;
  const misses: { miss: Miss; words: string; place: FindingSpan }[] = [];
  const add = (miss: Miss, found: Span | null): void => {
    if (found === null) return;
    misses.push({ miss, words: text.slice(found.start, found.end), place: { start: found.start, end: found.end, role: 'operand' } });
  };
  add('target', missedTarget(context, view));
  const rate = lowRate(context, view);
  const [place] = rate === null ? [] : placeOfFact(rate);
  if (rate !== null && place !== undefined) misses.push({ miss: 'rate', words: percentOf(rate), place });
  add('held-back', matchIn(context, view, resultSections, heldBack));
  add('not-over', matchIn(context, view, resultSections, notOver));
  return misses;
}
