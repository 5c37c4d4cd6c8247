import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { clauseAt, clauseOf, exceptsBefore, inOneProject, speakOfOtherYears, type Clause } from '#checker/rules/clauses.ts';
import { gather } from '#checker/rules/gather.ts';
import { sentenceAt } from '#checker/rules/place-of.ts';
import { placesOf } from '#checker/rules/word-finder.ts';
import { paidYetNot } from '#checker/rules/paid-beside-unpayable/messages.ts';

/** All paid in one clause, not payable in another of the same project. */
export const rule = {
  id: 'paid-beside-unpayable',
  family: 'contradictions',
  title: { zh: '资金已付清与无法拨付', en: 'All paid beside not payable' },
  check,
} satisfies Rule;

const notPaid = /(?:无法|不能|未能|没能|难以|尚未|暂未|仍未|未)(?:及时|按时|按期|足额|全部|如期|完全|按进度)?(?:拨付|支付|兑付|发放)/;
const allPaid = /(?:顺利|全部|均已?|圆满|按时|已经?)(?:足额|及时)?完成[^，。；]{0,16}?(?:资金|款项|经费|奖补|补助|奖金)[^，。；]{0,4}?(?:拨付|支付|兑付|发放)|(?:资金|款项|经费|奖补|补助|奖金)[^，。；]{0,8}?(?:拨付|支付|兑付|发放)[^，。；]{0,4}?(?:全部|均已|顺利|已经?)完成|(?:资金|款项|经费|奖补|补助|奖金)[^，。；]{0,6}?(?:已|均)?(?:全部|足额)(?:拨付|支付|兑付|发放)|(?:拨付|支付|兑付|发放)及时率[^，。；]{0,6}?100%/;
const excepts = /除|其余|其他|剩余|余款|部分|以外|之外|应|需|须|确保|力争|争取|尽快|拟|将|如果|避免|防止/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  const paid: Clause[] = [];
  const unpaid = new Map<number, Clause[]>();
  const seen = new Set<number>();
  for (const verb of ['拨付', '支付', '兑付', '发放']) {
    for (const at of placesOf(text, verb)) {
      const span = clauseAt(text, at);
      if (seen.has(span.start)) continue;
      seen.add(span.start);
      const clause = clauseOf(context, span);
      if (excepts.test(clause.words) || exceptsBefore(text, clause)) continue;
      if (notPaid.test(clause.words)) gather(unpaid, clause.project, clause);
      else if (allPaid.test(clause.words) && !isPaidLater(context, clause)) paid.push(clause);
    }
  }
  const told = new Set<number>();
  for (const clause of paid.sort((left, right) => left.start - right.start)) {
    if (told.has(clause.project)) continue;
    const against = unpaid.get(clause.project)?.find((each) => inOneProject(context, each, clause) && !speakOfOtherYears(each.words, clause.words));
    if (against === undefined) continue;
    told.add(clause.project);
    yield {
      message: paidYetNot(clause.words, against.words),
      projects: [clause.project],
      spans: [{ start: clause.start, end: clause.end, role: 'stated' }, { start: against.start, end: against.end, role: 'basis' }],
    };
  }
}

/** Money that could not be paid in the year may have been paid in the next. */
function isPaidLater(context: RuleContext, clause: Clause): boolean {
  const { year } = context.structure;
  const sentence = sentenceAt(context, clause.start) ?? clause;
  return year !== null && context.folded.text.slice(sentence.start, sentence.end).includes(`${year + 1}年`);
}
