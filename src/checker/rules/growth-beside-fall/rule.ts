import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { clauseAt, clauseOf, speakOfOtherYears, type Clause } from '#checker/rules/clauses.ts';
import { gather } from '#checker/rules/gather.ts';
import { wordFinder } from '#checker/rules/word-finder.ts';
import { growthAndFall } from '#checker/rules/growth-beside-fall/messages.ts';

/** One subject that grows in one project and falls in another. */
export const rule = {
  id: 'growth-beside-fall',
  family: 'across',
  title: { zh: '此处增长、彼处下降', en: 'Growth here, fall there' },
  check,
} satisfies Rule;

type Kind = 'up' | 'down';
const list = (kind: Kind, words: string) => words.split(' ').map((word) => ({ word, kind }));

const find = wordFinder([
  ...list('up', '持续增长 稳步增长 不断增长 快速增长 大幅增长 逐年增长 稳定增长 明显增长 持续提高 不断提高 稳步提高 大幅提高 明显提高 持续提升 不断提升 稳步提升 大幅提升 明显提升 显著提升 显著提高 持续上升 稳步上升 持续增加 不断增加 逐年增加'),
  ...list('down', '下降 降低 减少 回落 下滑 陡降 萎缩 低于全 低于平均 低于目标 低于预期 不及预期 未达到平均 未超过'),
]);

/** Words around a subject that are not of it: who it is of, and verbs before it. */
const lead = /^.*(?:促进|推动|带动|实现|保持|致使|使得|导致|使|让|了|是|因|由于|为)/;
const region = /^(?:全[国省市县区]|我[国省市县区局]|本[省市县区]|各[市县区]|整体|总体)+/;
const tail = /(?:出现|呈现|有所|大幅度?|明显|持续|逐年|同比|较上年|比上年)+$/;
const publicMoney = /支出|预算|决算|经费|收入合计|拨款|资金|结余/;
/** Falls that are good, or of what everybody wants less of. */
const better = /能耗|成本|风险|事故|投诉|污染|排放|发病|死亡|犯罪|失业|贫困|差错|隐患/;

const shared = 4;

type Statement = { readonly clause: Clause; readonly subject: string };

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  if (context.structure.kind === 'final-accounts' || context.structure.projects.length < 2) return;
  const falls = new Map<string, Statement[]>();
  const growths: Statement[] = [];
  for (const { entry, start } of find(text)) {
    const clause = clauseOf(context, clauseAt(text, start));
    const subject = subjectOf(text.slice(Math.max(clause.start, start - 16), start));
    if (clause.project === 0 || subject.length < shared || publicMoney.test(subject) || better.test(subject)) continue;
    const statement = { clause, subject };
    if (entry.kind === 'up') growths.push(statement);
    else for (const piece of piecesOf(subject)) gather(falls, piece, statement);
  }
  const told = new Set<string>();
  for (const { clause, subject } of growths) {
    for (const piece of piecesOf(subject)) {
      if (told.has(piece)) continue;
      const against = falls.get(piece)?.find((each) => each.clause.project !== clause.project
        && isOfSame(subject, each.subject, piece) && !speakOfOtherYears(each.clause.words, clause.words));
      if (against === undefined) continue;
      for (const each of piecesOf(subject)) told.add(each);
      yield {
        message: growthAndFall(piece, clause.words, against.clause.words),
        projects: [clause.project, against.clause.project].sort((left, right) => left - right),
        spans: [
          { start: clause.start, end: clause.end, role: 'stated' },
          { start: against.clause.start, end: against.clause.end, role: 'basis' },
        ],
      };
    }
  }
}

/** 促进了全省研发投入 -> 研发投入; the last of several subjects joined by 、. */
function subjectOf(before: string): string {
  const last = before.slice(before.lastIndexOf('、') + 1).replace(tail, '').replace(lead, '').replace(region, '');
  return /^[\u4e00-\u9fff]*$/.test(last) ? last : '';
}

function piecesOf(subject: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at + shared <= subject.length; at += 1) pieces.push(subject.slice(at, at + shared));
  return pieces;
}

/** What stands before the shared words says whose they are: 甲公司|营业收入 and 乙公司|营业收入 are two things. */
function isOfSame(one: string, other: string, piece: string): boolean {
  const left = one.slice(0, one.indexOf(piece));
  const right = other.slice(0, other.indexOf(piece));
  return left === '' || right === '' || left === right;
}
