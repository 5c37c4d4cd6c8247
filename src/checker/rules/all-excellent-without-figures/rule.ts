import { equalDecimals, isZero, parseDecimal } from '#core/decimal.ts';
import type { FindingSpan } from '#core/finding.ts';
import { inProject } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import type { SelfEvaluationForm } from '#checker/structure/structure.ts';
import { allExcellent, allFullMarks } from '#checker/rules/all-excellent-without-figures/messages.ts';

/** Every project graded 优 with no problem found, or a form with full marks everywhere and the problems 无. */
export const rule = {
  id: 'all-excellent-without-figures',
  family: 'contradictions',
  title: { zh: '全部为优、问题为零', en: 'All excellent and no problem' },
  check,
} satisfies Rule;

const excellent = /“?优秀?”?(?:等级)?的?(?:项目)?(\d{1,5})个/;
const others = /“?(?:良好?|中|差|合格|不合格)”?(?:等级)?的?(?:项目)?([1-9]\d{0,4})个/;
const noProblem = /发现(?:的)?问题0个|(?:未|没有)发现(?:存在)?(?:的)?问题|存在(?:的)?问题[：:]?无/;
const evaluated = /自评的?(?:20\d\d年度?)?的?项目(\d{1,5})个/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { folded: { text, blocks }, structure } = context;
  for (const block of blocks) {
    if (block.end - block.start < 12) continue;
    const words = text.slice(block.start, block.end);
    if (!words.includes('优')) continue;
    const grade = excellent.exec(words);
    const problem = noProblem.exec(words);
    const number = grade?.[1] ?? '';
    if (grade === null || problem === null || others.test(words) || number === '0') continue;
    const all = evaluated.exec(words)?.[1];
    if (all !== undefined && all !== number) continue;
    yield {
      message: allExcellent(number),
      projects: [0],
      spans: [
        { start: block.start + grade.index, end: block.start + grade.index + grade[0].length, role: 'stated' },
        { start: block.start + problem.index, end: block.start + problem.index + problem[0].length, role: 'operand' },
      ],
    };
  }
  for (const form of structure.forms) {
    const finding = fullMarks(context, form);
    if (finding !== null) yield finding;
  }
}

/** Three indicators and more, all with the points they can have. */
function fullMarks(context: RuleContext, form: SelfEvaluationForm): RuleFinding | null {
  const { text } = context.folded;
  if (form.indicators.length < 3 || form.problems === null || !/^(?:暂)?无。?$/.test(text.slice(form.problems.start, form.problems.end))) return null;
  const places: FindingSpan[] = [{ ...form.problems, role: 'stated' }];
  for (const { weight, points, spans } of form.indicators) {
    const [most, reached] = [parseDecimal(weight ?? ''), parseDecimal(points ?? '')];
    if (most === null || reached === null || isZero(most) || !equalDecimals(most, reached)) return null;
    if (spans.points !== null) places.push({ ...spans.points, role: 'operand' });
  }
  return { message: allFullMarks(inProject(context, form.project), form.indicators.length), projects: [form.project], spans: places };
}
