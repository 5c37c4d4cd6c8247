import type { Span } from '#core/span.ts';
import { matchIn, resultSections, type ProjectView } from '#checker/rules/project-view.ts';
import type { RuleContext } from '#checker/rules/rule.ts';
import type { Sentence } from '#checker/structure/structure.ts';

const missed = /(?:还|尚|仍)?未(?:能)?(?:如期|按期|按时|全部|完全)?(?:达到?|完成|实现|达成)(?:标|预[计期](?:的)?(?:目标|水平|效果|进度)?|(?:年度)?目标|计划|要求)?(?![^，。；]{0,4}(?:不|才))|(?:没有|没能)(?:达到|完成|实现)|不达标|低于(?:预期|目标值?|计划)|不及预期/;

/** Where a project says that a target was missed: 未达到, 未完成, 不达标 …; null where it does not. */
export function missedTarget(context: RuleContext, view: ProjectView): (Span & { readonly sentence: Sentence }) | null {
  return matchIn(context, view, resultSections, missed);
}

const reason = /因(?!此|素|地制宜|而|子|公|事制宜)|由于|原因|受[^。；\n]{1,20}影响|导致|鉴于|所致|为(?:此|了)?规避/;
const timing = /滞后|较晚|[时间下达拨付到位]晚|才(?:拨付|下达|到位|到账)|延期|推迟|延迟|跨年度|跨时间/;

/** Whether a project gives a reason anywhere for something that was not reached. */
export function givesReason(context: RuleContext, view: ProjectView): boolean {
  return reason.test(context.folded.text.slice(view.project.heading.end, view.project.end));
}

/** Whether a project gives a reason for money that was not spent; that it came late is one. */
export function givesReasonForMoney(context: RuleContext, view: ProjectView): boolean {
  const words = context.folded.text.slice(view.project.heading.end, view.project.end);
  return reason.test(words) || timing.test(words);
}
