import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { clauseAt, clauseOf, clauseWithLead, speakOfOtherYears, type Clause } from '#checker/rules/clauses.ts';
import { gather } from '#checker/rules/gather.ts';
import { wordFinder } from '#checker/rules/word-finder.ts';
import { institutionsIn } from '#checker/rules/finished-here-delayed-there/institutions.ts';
import { finishedAndDelayed } from '#checker/rules/finished-here-delayed-there/messages.ts';

/** One institution whose building is finished in one project and delayed in another. */
export const rule = {
  id: 'finished-here-delayed-there',
  family: 'across',
  title: { zh: '此处完成、彼处滞后', en: 'Finished here, delayed there' },
  check,
} satisfies Rule;

type Kind = 'finished' | 'delayed';
const list = (kind: Kind, words: string) => words.split(' ').map((word) => ({ word, kind }));

const find = wordFinder([
  ...list('finished', '基本完成 全部完成 已完成 顺利完成 全面完成 圆满完成 已建成 建成投入使用 建成投用 已竣工 全面竣工 已完工 全部完工 投入使用 基本建成'),
  ...list('delayed', '滞后 延期 推迟 延误 未完成 未能完成 缓慢 停工 未开工 未竣工 未完工 未建成'),
]);

const building = /筹建|建设|基建|工程|施工|装修|改造|新建|扩建|建成|竣工|完工/;
const notYet = /未|尚|预计|将|拟|力争|争取|确保|能够|计划/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  if (context.structure.projects.length < 2) return;
  const finished: Clause[] = [];
  const delayed: Clause[] = [];
  for (const { entry, start } of find(text)) {
    const clause = clauseOf(context, entry.kind === 'finished' ? clauseAt(text, start) : clauseWithLead(text, start));
    if (clause.project === 0 || !building.test(clause.words)) continue;
    if (entry.kind === 'delayed') delayed.push(clause);
    else if (!notYet.test(text.slice(clause.start, start))) finished.push(clause);
  }
  if (finished.length === 0 || delayed.length === 0) return;
  const late = new Map<string, { clause: Clause; name: string }[]>();
  for (const clause of delayed) for (const name of institutionsIn(clause.words)) gather(late, name.slice(-3), { clause, name });
  const told = new Set<string>();
  for (const clause of finished) {
    for (const name of institutionsIn(clause.words)) {
      if (told.has(name)) continue;
      const against = late.get(name.slice(-3))?.find((each) => each.clause.project !== clause.project
        && !speakOfOtherYears(each.clause.words, clause.words) && (each.name.endsWith(name) || name.endsWith(each.name)));
      if (against === undefined) continue;
      told.add(name);
      yield {
        message: finishedAndDelayed(name, clause.words, against.clause.words),
        projects: [clause.project, against.clause.project].sort((left, right) => left - right),
        spans: [
          { start: clause.start, end: clause.end, role: 'stated' },
          { start: against.clause.start, end: against.clause.end, role: 'basis' },
        ],
      };
    }
  }
}
