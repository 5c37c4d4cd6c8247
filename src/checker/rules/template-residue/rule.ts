import type { FindingSpan } from '#core/finding.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectAt, projectsOf } from '#checker/rules/place-of.ts';
import { wordFinder } from '#checker/rules/word-finder.ts';
import { bothLeft, openChoices } from '#checker/rules/template-residue/choices.ts';
import { blanksIn } from '#checker/rules/template-residue/blanks.ts';
import { bothKept, emptyPair, hintLeft, notChosen, notFilled } from '#checker/rules/template-residue/messages.ts';

/**
 * Alternatives that were not chosen, blanks that were not filled, hints that were not deleted. Table heads and formulas
 * speak of 增加（减少）额 rightly.
 */
export const rule = {
  id: 'template-residue',
  family: 'wording',
  title: { zh: '模板残留', en: 'Residue of a template' },
  check,
} satisfies Rule;

const hints = ['请填写', '此处填写', '在此填写', '此处输入', '请在此', '请输入', '（待填', '（待补充', '（待核实', '（待确认', '（待定）', '【待', '（示例）', '（必填）', '（选填）', '（填写', '（此处', '点击此处']
  .map((word) => ({ word, kind: 'hint' as const }));
const pairs = ['（）', '《》', '“”', '【】', '〔〕'].map((word) => ({ word, kind: 'empty' as const }));

const find = wordFinder([...openChoices, ...bothLeft, ...hints, ...pairs]);

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const { entry, start, end } of find(text)) {
    const printed = text.slice(start, end);
    const place = { projects: [projectAt(context, start)], spans: [{ start, end, role: 'stated' as const }] };
    if (entry.kind === 'hint') {
      yield { ...place, message: hintLeft(printed) };
    } else if (entry.kind === 'empty') {
      if (leavesAGap(context, start, end)) yield { ...place, case: 'empty', message: emptyPair(printed) };
    } else if (entry.kind === 'choice') {
      if (!columnBehind.test(text.slice(end, end + 2))) yield { ...place, message: notChosen(printed) };
    } else if (!entry.notBefore.includes(text.charAt(start - 1) || '\n') && entry.behind.test(text.slice(end, end + 2))) {
      yield { ...place, message: bothKept(printed) };
    }
  }
  const spans: FindingSpan[] = blanksIn(text).map((span) => ({ ...span, role: 'stated' }));
  const [first] = spans;
  if (first !== undefined) yield { projects: projectsOf(context, spans), spans, message: notFilled(text.slice(first.start, first.end), spans.length) };
}

/** 增加（减少）额, 变动 and the like name a column. */
const columnBehind = /^(?:额|数|率|幅|值|量|情况|变动|项|科目|的[额数幅])/;

/** An empty pair in running text; behind 是 or 否, or alone in a cell, it is a box to tick. */
function leavesAGap(context: RuleContext, start: number, end: number): boolean {
  const { text } = context.folded;
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  if (/^[是否有无优良中差√]$/.test(before) || before === '' || before === '\t' || before === '\n') return false;
  return after !== '' && after !== '\t' && after !== '\n';
}
