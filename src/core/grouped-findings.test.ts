import { expect, test } from 'vitest';
import type { CheckReport, ReportedFinding } from '#core/check-report.ts';
import { groupFindings } from '#core/grouped-findings.ts';

const finding = (id: string, family: string, projects: readonly number[], start: number): ReportedFinding => ({
  id, rule: 'r', family, severity: 'info', message: '', projects, spans: [{ start, end: start + 1, quote: '', role: 'stated' }],
  stated: null, expected: null, difference: null, consequence: null, hypotheses: [],
});

test('the report as a whole, then the projects, then wording in order of place', () => {
  const findings = [
    finding('a', 'rates', [2, 1], 5), finding('b', 'wording', [1], 9), finding('c', 'sums', [1], 3), finding('d', 'required', [], 1), finding('e', 'wording', [3], 2),
  ];
  const groups = groupFindings({ projects: [{ ordinal: 2, heading: '培训' }], findings } as unknown as CheckReport);
  expect(groups.map(({ kind, ordinal, heading, findings: own }) => [kind, ordinal, heading, own.map(({ id }) => id).join('')])).toEqual([
    ['report', 0, '', 'd'], ['project', 1, '', 'c'], ['project', 2, '培训', 'a'], ['wording', 0, '', 'eb'],
  ]);
});
