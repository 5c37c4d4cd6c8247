import type { FindingSpan } from '#core/finding.ts';
import { datesOfYear } from '#checker/rules/dated-money.ts';
import { lateMoney } from '#checker/rules/december-money/messages.ts';
import { projectAt, sentenceAt } from '#checker/rules/place-of.ts';
import { resultSections } from '#checker/rules/project-view.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';

/**
 * Money that arrived or was paid out in December. 截至12月底 is a cut-off and says nothing of the kind; nor does a December
 * date beside 资金拨付 as a noun. All projects are one finding.
 */
export const rule = {
  id: 'december-money',
  family: 'periods',
  title: { zh: '资金12月才到账或拨付', en: 'Money that arrived or was paid in December' },
  check,
} satisfies Rule;

/** How far behind the date the payment is told; what stands between is who and on what occasion. */
const reach = 60;
const before = /(?:到账|到位|拨付|下达|支付|发放)(?:的)?(?:时间)?(?:为|是|在|于)?$/;
const after = /^[^。；\n]*?(?:(?:全额|全部|均|已|才|一次性|集中|方)(?:予以)?(?:拨付|支付|到账|到位|下达|发放|拨入)|(?:拨付|支付|到账|到位|下达|发放|拨入|收到)(?:了|至|给|到|剩余|其余|余下|全部|全额|资金|经费)*[^，。；\n]{0,16}\d)/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  if (context.structure.kind !== 'performance-report') return;
  const { text } = context.folded;
  const projects: number[] = [];
  const spans: FindingSpan[] = [];
  for (const { start, end, date } of datesOfYear(context)) {
    if (date?.month !== 12) continue;
    const sentence = sentenceAt(context, start);
    if (sentence === null || !resultSections.includes(sentence.section)) continue;
    const isTold = before.test(text.slice(Math.max(sentence.start, start - 12), start))
      || after.test(text.slice(end, Math.min(sentence.end, end + reach)));
    if (!isTold) continue;
    const ordinal = projectAt(context, start);
    if (projects.at(-1) !== ordinal) projects.push(ordinal);
    spans.push({ start, end, role: 'stated' });
  }
  if (spans.length > 0) yield { message: lateMoney(projects), projects, spans };
}
