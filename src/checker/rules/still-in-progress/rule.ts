import type { FindingSpan } from '#core/finding.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { gather } from '#checker/rules/gather.ts';
import { projectAt, projectsOf, sentenceAt } from '#checker/rules/place-of.ts';
import { clauseAt } from '#checker/rules/clauses.ts';
import { signedLater } from '#checker/rules/signing.ts';
import { wordFinder } from '#checker/rules/word-finder.ts';
import { notOver, underWay } from '#checker/rules/still-in-progress/messages.ts';

/** Words for what is under way or not over, in a paper signed in February of the next year or later, without a day of their own. */
export const rule = {
  id: 'still-in-progress',
  family: 'time',
  title: { zh: '“正在”是什么时候', en: 'Still under way long after the year' },
  check,
} satisfies Rule;

const find = wordFinder([
  ...['正在筹备', '正在筹建', '正在准备', '正在进行中', '还未结束', '尚未结束', '还没有结束', '还未开始', '尚未开始', '还未举办', '尚未举办', '还在筹备', '仍在筹备', '还在进行', '仍在进行']
    .map((word) => ({ word, kind: 'not-over' as const })),
  ...['正在', '尚在', '仍在'].map((word) => ({ word, kind: 'under-way' as const })),
]);

/** 截至12月底，…正在 says as of when; 在…正在 of a place or of a standing task does not matter; a later day tells the outcome. */
const dated = /截[至止]|年底|年末|12月|当时|当前阶段/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const signing = signedLater(context);
  if (signing === null || signing.day < (signing.year + 1) * 10000 + 201) return;
  const { text } = context.folded;
  const notOverIn = new Map<number, FindingSpan[]>();
  const going: FindingSpan[] = [];
  for (const { entry, start } of find(text)) {
    const sentence = sentenceAt(context, start);
    const words = sentence === null ? '' : text.slice(sentence.start, sentence.end);
    if (dated.test(words) || words.includes(`${signing.year + 1}年`)) continue;
    const clause = clauseAt(text, start);
    const span: FindingSpan = { start: entry.kind === 'not-over' ? subjectStart(text, clause.start, start) : start, end: Math.min(clause.end, start + 16), role: 'stated' };
    const project = projectAt(context, start);
    if (entry.kind === 'not-over') gather(notOverIn, project, span);
    else going.push(span);
  }
  for (const [project, spans] of notOverIn) {
    const [first] = spans;
    if (first !== undefined) yield { message: notOver(text.slice(first.start, first.end), signing.asOf), projects: [project], spans };
  }
  const [first] = going;
  if (first === undefined) return;
  yield { case: 'under-way', message: underWay(text.slice(first.start, first.end), signing.asOf, going.length), projects: projectsOf(context, going), spans: going };
}

/** 主要原因为|赛事还未结束: what is not over begins behind the word of the reason. */
function subjectStart(text: string, clauseStart: number, at: number): number {
  const before = text.slice(clauseStart, at);
  return clauseStart + Math.max(before.lastIndexOf('为'), before.lastIndexOf('因'), before.lastIndexOf('是')) + 1;
}
