import { describe, expect, test } from 'vitest';
import type { ReportedFinding } from '#core/check-report.ts';
import { countBySeverity, filterFindings, neighbour, showsEverything } from '#web/features/checking/finding-filter.ts';

const finding = (id: string, rest: Partial<ReportedFinding>): ReportedFinding => ({
  id, rule: 'rate-recomputes', family: 'rates', severity: 'error', message: '', projects: [1],
  spans: [{ start: 0, end: 0, quote: '', role: 'stated' }], stated: null, expected: null, difference: null, consequence: null, hypotheses: [], ...rest,
});

const findings = [
  finding('f1', { projects: [6], message: '写作61.93%，应为59.97%', spans: [{ start: 9, end: 15, quote: '61.93%', role: 'stated' }] }),
  finding('f2', { severity: 'warning', projects: [2, 6], rule: 'rate-above-100' }),
  finding('f3', { severity: 'info', family: 'wording', rule: 'cut-off-word', projects: [6] }),
];

describe('filterFindings', () => {
  const ids = (filter: Partial<typeof showsEverything>): unknown => {
    const { content, wording } = filterFindings(findings, { ...showsEverything, ...filter });
    return [content.map(({ id }) => id), wording.map(({ id }) => id)];
  };

  test('wording stands apart', () => expect(ids({})).toEqual([['f1', 'f2'], ['f3']]));
  test('by severity', () => expect(ids({ severities: ['warning'] })).toEqual([['f2'], []]));
  test('by project, among several too', () => expect(ids({ project: 2 })).toEqual([['f2'], []]));
  test('by rule', () => expect(ids({ rule: 'cut-off-word' })).toEqual([[], ['f3']]));
  test('by text of message or quote', () => expect(ids({ text: '61.93' })).toEqual([['f1'], []]));
});

test('countBySeverity', () => expect(countBySeverity(findings)).toEqual({ error: 1, warning: 1, info: 1 }));

test('neighbour stops at the ends and starts at either', () => {
  const ids = ['a', 'b'];
  expect([neighbour(ids, null, 1), neighbour(ids, null, -1), neighbour(ids, 'a', 1), neighbour(ids, 'b', 1), neighbour(ids, 'a', -1), neighbour([], null, 1)])
    .toEqual(['a', 'b', 'b', 'b', 'a', null]);
});
