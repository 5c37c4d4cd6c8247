import type { Bilingual, Severity } from '#core/finding.ts';
import { parseDecimal, plainDecimal, shiftDecimal } from '#core/decimal.ts';
import type { ComparedFigure, ComparedProject } from '#checker/live/compare-paper.ts';
import { messages } from '#server/features/comparison/messages.ts';
import { fill } from '#server/platform/messages.ts';

/** A difference between a paper and the ledger as a finding. `identity` is the same for it in the next comparison of the same paper. */
export type ComparisonFinding = {
  readonly rule: string; readonly severity: Severity; readonly message: Bilingual; readonly projectId: string | null; readonly record: string | null;
  readonly stated: string | null; readonly expected: string | null; readonly difference: string | null; readonly identity: string;
};

/** What of a comparison somebody has to look at: values that differ, rates on another base, figures and projects that one side lacks. */
export function findingsOf(projects: readonly ComparedProject[]): readonly ComparisonFinding[] {
  return projects.flatMap((project): ComparisonFinding[] => {
    const { ordinal, heading, projectId } = project;
    const whole = (rule: string, message: Bilingual): ComparisonFinding => ({ rule, severity: 'warning', message: fill(message, { project: heading }), projectId, record: projectId === null ? null : `${projectId}/name`, stated: null, expected: null, difference: null, identity: JSON.stringify([rule, heading]) });
    if (projectId === null) return [whole('comparison-project-missing', messages.projectMissing)];
    if (ordinal === null) return [whole('comparison-project-not-reported', messages.onlyInLedger)];
    return project.figures.flatMap((figure) => {
      const found = findingOf(project, figure);
      return found === null ? [] : [found];
    });
  });
}

function findingOf({ heading, projectId }: ComparedProject, figure: ComparedFigure): ComparisonFinding | null {
  const how = { differs: ['comparison-differs', 'error', messages.differs], 'other-basis': ['comparison-other-basis', 'warning', messages.otherBasis], 'not-in-ledger': ['comparison-not-in-ledger', 'warning', messages.notInLedger] } as const;
  if (figure.verdict !== 'differs' && figure.verdict !== 'other-basis' && figure.verdict !== 'not-in-ledger') return null;
  const [rule, severity, template] = how[figure.verdict];
  const { kind, name, record, paper, ledger, difference } = figure;
  const inOne = (language: 'zh' | 'en'): string => fill(template, {
    project: heading, figure: nameOf(figure)[language], paper: figure.printed ?? '', ledger: shown(ledger, figure)[language], difference: shown(difference?.replace('-', '') ?? null, figure)[language], basis: basisOf(figure)[language],
  })[language];
  return { rule, severity, message: { zh: inOne('zh'), en: inOne('en') }, projectId, record: record ?? `${projectId ?? ''}/name`, stated: paper, expected: ledger, difference, identity: JSON.stringify([rule, projectId, kind, name, paper, ledger]) };
}

function nameOf({ kind, name }: ComparedFigure): Bilingual {
  switch (kind) {
    case 'part-budget': return fill(messages.partBudget, { name });
    case 'part-spent': return fill(messages.partSpent, { name });
    case 'indicator': return fill(messages.indicator, { name });
    default: return messages[kind];
  }
}

function shown(value: string | null, { unit, kind }: ComparedFigure): Bilingual {
  const read = parseDecimal(value ?? '');
  if (read === null) return { zh: '—', en: '—' };
  if (kind !== 'rate' && kind !== 'indicator') return fill(messages.money, { amount: plainDecimal(shiftDecimal(read, -4)) });
  const text = `${plainDecimal(read)}${unit ?? ''}`;
  return { zh: text, en: text };
}

function basisOf({ basis, kind }: ComparedFigure): Bilingual {
  if (kind === 'budget') return messages.initialBudget;
  switch (basis) {
    case 'budget': return messages.initialBudget;
    case 'planned': case 'issued': case 'received': return messages[basis];
    default: return messages.adjustedBudget;
  }
}
