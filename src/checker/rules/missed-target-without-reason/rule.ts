import { givesReason, missedTarget } from '#checker/rules/missed-target.ts';
import { missedWithoutReason } from '#checker/rules/missed-target-without-reason/messages.ts';
import { projectViews } from '#checker/rules/project-view.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';

/** A project says that a target was missed and gives no reason anywhere: neither beside it nor under problems. */
export const rule = {
  id: 'missed-target-without-reason',
  family: 'reasons',
  title: { zh: '目标未完成，未说明原因', en: 'A missed target without a reason' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  for (const view of projectViews(context)) {
    const missed = missedTarget(context, view);
    if (missed === null || givesReason(context, view)) continue;
    yield {
      message: missedWithoutReason(context.folded.text.slice(missed.start, missed.end)),
      projects: [view.project.ordinal],
      spans: [{ start: missed.start, end: missed.end, role: 'stated' }],
    };
  }
}
