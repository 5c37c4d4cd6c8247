import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { clauseAt, clauseOf, exceptsBefore, inOneProject, speakOfOtherYears, type Clause } from '#checker/rules/clauses.ts';
import { gather } from '#checker/rules/gather.ts';
import { wordFinder } from '#checker/rules/word-finder.ts';
import { finishedYetExtended } from '#checker/rules/finished-beside-extended/messages.ts';

/** One task all completed in one clause, extended or not done in another of the same project. */
export const rule = {
  id: 'finished-beside-extended',
  family: 'contradictions',
  title: { zh: '全部完成与延期、未完成', en: 'All completed beside extended or undone' },
  check,
} satisfies Rule;

type Kind = 'finished' | 'extended';
const list = (kind: Kind, words: string) => words.split(' ').map((word) => ({ word, kind }));

const find = wordFinder([
  ...list('finished', '全部完成 均已完成 均完成 都已完成 全面完成 圆满完成 顺利完成 全部通过'),
  ...list('extended', '申请延期 同意延期 延期 推迟 延后 暂缓 未能完成 尚未完成 仍未完成 未按期完成 未按时完成 进度滞后 滞后 未通过'),
]);

/** Tasks that are done or not done as a whole. */
const tasks = ['验收', '招标', '采购', '评审', '施工', '审计', '安装', '调试', '交付', '结题', '立项', '整改', '征收', '拆迁', '装修', '改造', '检查'];
const excepts = /除|其余|其他|其它|部分|大多|多数|以外|之外|能够|可以|预计|确保|力争|争取|未/;

/** How far a task may stand from the word for its delay: 验收工作推迟, 延期验收. */
const near = 8;

type Statement = { readonly task: string; readonly clause: Clause };

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  const finished: Statement[] = [];
  const extended = new Map<string, Clause[]>();
  for (const { entry, start, end } of find(text)) {
    const clause = clauseOf(context, clauseAt(text, start));
    if (entry.kind === 'finished') {
      if (!excepts.test(clause.words) && !exceptsBefore(text, clause)) for (const task of tasks) if (clause.words.includes(task)) finished.push({ task, clause });
    } else {
      const around = text.slice(Math.max(clause.start, start - near), Math.min(clause.end, end + 4));
      for (const task of tasks) if (around.includes(task)) gather(extended, `${clause.project} ${task}`, clause);
    }
  }
  const told = new Set<string>();
  for (const { task, clause } of finished) {
    const key = `${clause.project} ${task}`;
    if (told.has(key)) continue;
    const against = extended.get(key)?.find((each) => inOneProject(context, each, clause)
      && each.start !== clause.start && !speakOfOtherYears(each.words, clause.words));
    if (against === undefined) continue;
    told.add(key);
    yield {
      message: finishedYetExtended(task, clause.words, against.words),
      projects: [clause.project],
      spans: [
        { start: clause.start, end: clause.end, role: 'stated' },
        { start: against.start, end: against.end, role: 'basis' },
      ],
    };
  }
}
