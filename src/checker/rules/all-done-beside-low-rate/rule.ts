import { compareDecimals, wholeNumber } from '#core/decimal.ts';
import type { Fact } from '#core/fact.ts';
import { lowRate, percentOf } from '#checker/rules/low-rate.ts';
import { givesReasonForMoney } from '#checker/rules/missed-target.ts';
import { matchIn, ownFacts, placeOfFact, projectViews, resultSections, type ProjectView } from '#checker/rules/project-view.ts';
import { goalsDone, paymentsDone } from '#checker/rules/all-done-beside-low-rate/messages.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';

/**
 * 全部完成 beside a low execution rate: a claim that the payments were completed, whatever the reason of the rate; or a
 * claim that all targets were reached beside a rate that no reason explains. 其余已完成 and 基本完成 claim only a part.
 */
export const rule = {
  id: 'all-done-beside-low-rate',
  family: 'contradictions',
  title: { zh: '称全部完成，执行率偏低', en: 'All done, beside a low execution rate' },
  check,
} satisfies Rule;

const payments = /(?:资金|经费)(?:已)?(?:全部|均已|全额|及时)?(?:拨付|支付|发放)(?:工作)?(?:均|都)?(?:已)?(?:全部|顺利)?(?:完成|完毕)|(?:顺利|全部|圆满|均已|已)完成[^。；，\n]{0,24}资金(?:的)?(?:拨付|支付|发放)(?:工作)?/;
const goals = /(?:顺利|全部|圆满|均已|都已)(?:完成|实现|达到)[^。；，\n]{0,12}(?:目标|任务|指标)|(?:目标|任务|指标)[^。；，\n]{0,6}(?:已|均|都)?(?:全部|顺利|圆满|均已)(?:完成|实现|达到)|(?:均|都)?已全部完成/;
const partial = /除|其余|其他|部分|基本|初步|大部/;
const full = wholeNumber(100);

function* check(context: RuleContext): Iterable<RuleFinding> {
  for (const view of projectViews(context)) {
    const low = lowRate(context, view);
    const below = low ?? unfilledRate(view);
    if (below === null) continue;
    const paid = matchIn(context, view, resultSections, payments);
    if (paid !== null && !partial.test(context.folded.text.slice(paid.sentence.start, paid.sentence.end))) {
      yield { message: paymentsDone(context.folded.text.slice(paid.start, paid.end), percentOf(below)), ...placed(view, paid, below) };
      continue;
    }
    if (low === null || givesReasonForMoney(context, view)) continue;
    const done = matchIn(context, view, resultSections, goals);
    if (done === null || partial.test(context.folded.text.slice(done.sentence.start, done.sentence.end))) continue;
    yield { message: goalsDone(context.folded.text.slice(done.start, done.end), percentOf(low)), ...placed(view, done, low) };
  }
}

function unfilledRate(view: ProjectView): Fact | null {
  return ownFacts(view, 'execution-rate').find(({ quantity }) => quantity.value !== null && compareDecimals(quantity.value, full) < 0) ?? null;
}

function placed(view: ProjectView, claim: { start: number; end: number }, rate: Fact): Pick<RuleFinding, 'projects' | 'spans'> {
  return { projects: [view.project.ordinal], spans: [{ start: claim.start, end: claim.end, role: 'stated' }, ...placeOfFact(rate)] };
}
