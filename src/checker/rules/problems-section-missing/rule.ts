import type { FindingSpan } from '#core/finding.ts';
import { problemsAreNone, projectViews } from '#checker/rules/project-view.ts';
import { noMeasures, noProblems } from '#checker/rules/problems-section-missing/messages.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';

/** Projects without 存在的问题; and, as a case of its own, projects that name problems but no measure against them. */
export const rule = {
  id: 'problems-section-missing',
  family: 'required',
  title: { zh: '未写存在的问题或改进措施', en: 'Problems or measures are not stated' },
  check,
} satisfies Rule;

/** Words that say something is done about it, wherever in the section they stand. */
const measure = /将|会持续|拟|已(?:及时|经|于|全部)|加强|加快|加大|改进|完善|优化|推进|尽快|进一步|整改|建议|(?<![主重需必])要(?!求|素|点)|持续|提前|争取/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  if (context.structure.kind !== 'performance-report') return;
  const without: { ordinal: number; span: FindingSpan }[] = [];
  const withoutMeasures: { ordinal: number; span: FindingSpan }[] = [];
  for (const { project } of projectViews(context)) {
    const { problems, improvements, heading, ordinal } = project;
    if (problems === null) {
      if (improvements === null) without.push({ ordinal, span: { ...heading, role: 'stated' } });
    } else if (improvements === null && problems.end > problems.start && !problemsAreNone(context, project)
      && !measure.test(context.folded.text.slice(problems.start, problems.end))) {
      withoutMeasures.push({ ordinal, span: { ...problems, role: 'stated' } });
    }
  }
  if (without.length > 0) {
    const projects = without.map(({ ordinal }) => ordinal);
    yield { message: noProblems(projects), projects, spans: without.map(({ span }) => span) };
  }
  if (withoutMeasures.length > 0) {
    const projects = withoutMeasures.map(({ ordinal }) => ordinal);
    yield { case: 'measures', message: noMeasures(projects), projects, spans: withoutMeasures.map(({ span }) => span) };
  }
}
