import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { clauseAt, clauseOf, inOneProject, type Clause } from '#checker/rules/clauses.ts';
import { gather } from '#checker/rules/gather.ts';
import { wordFinder } from '#checker/rules/word-finder.ts';
import { onTimeYetUnfinished } from '#checker/rules/on-time-while-unfinished/messages.ts';

/** On time at 100 % in one clause, not over in another of the same project, both of events or both of works. */
export const rule = {
  id: 'on-time-while-unfinished',
  family: 'contradictions',
  title: { zh: '按时率100%与尚未结束', en: 'On time at 100 % while it is not over' },
  check,
} satisfies Rule;

type Kind = 'on-time' | 'unfinished';
const list = (kind: Kind, words: string) => words.split(' ').map((word) => ({ word, kind }));

const find = wordFinder([
  ...list('on-time', '及时率 按期率 准时率 按时率 按时完成率 按期完成率 及时完成率 完成及时率'),
  ...list('unfinished', '未结束 没有结束 正在筹备 筹备中 未举办 未开始 未启动 延期举办 推迟举办 未完工 未竣工 尚未完成 未能完成 未按期完成 未按时完成 延期验收 申请延期 进度滞后'),
]);

/** Only a rate of 100 % says that all was on time; several names may share one rate. */
const wholly = /^[^，。；\n]{0,40}?100(?:\.0+)?%/;
const ofMoney = /资金|经费|拨付|支付|发放|兑付|奖励|补助|响应|报送|运维|报账/;
const kinds = [/赛|活动|会议|培训|展|论坛|典礼|讲座|举办/, /项目|工程|建设|任务|施工|验收|改造|平台|系统/];

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  const onTime: Clause[] = [];
  const unfinished = new Map<number, Clause[]>();
  for (const { entry, start, end } of find(text)) {
    const clause = clauseAt(text, start);
    if (entry.kind === 'unfinished') {
      const statement = clauseOf(context, clause);
      gather(unfinished, statement.project, statement);
      continue;
    }
    const rate = wholly.exec(text.slice(end, clause.end));
    const subject = clauseOf(context, { start: Math.max(clause.start, start - 16), end: rate === null ? end : end + rate[0].length });
    const before = text.slice(subject.start, end);
    const named = before.slice(before.lastIndexOf('、') + 1);
    if (rate !== null && !ofMoney.test(named)) onTime.push({ ...subject, start: subject.end - subject.words.length, words: named });
  }
  const told = new Set<number>();
  for (const claim of onTime) {
    if (told.has(claim.project)) continue;
    const against = unfinished.get(claim.project)?.find((each) => inOneProject(context, claim, each)
      && kinds.some((kind) => kind.test(claim.words) && kind.test(each.words)));
    if (against === undefined) continue;
    told.add(claim.project);
    yield {
      message: onTimeYetUnfinished(text.slice(claim.start, claim.end), against.words),
      projects: [claim.project],
      spans: [{ start: claim.start, end: claim.end, role: 'stated' }, { start: against.start, end: against.end, role: 'basis' }],
    };
  }
}
