import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failedYearGuards, findYearAct, isYearState, yearActs, yearActsFrom, yearStates, type YearAct, type YearState } from '#core/life-cycle/department-year.ts';
import { findRectificationAct, rectificationActs, rectificationStates } from '#core/life-cycle/rectification.ts';
import { permissionsOfRole, type Permission } from '#core/organisation/permissions.ts';

const all: readonly YearAct[] = yearActs;

describe('the table of the department-year', () => {
  test('every state is reached from the first, and from every state one gets on', () => {
    const reached = new Set<YearState>(['collecting']);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const act of all) if (act.from.some((state) => reached.has(state))) reached.add(act.to);
    }
    expect([...reached].toSorted()).toEqual([...yearStates].toSorted());
    expect(yearStates.filter((state) => yearActsFrom(state).length === 0)).toEqual([]);
    expect(isYearState('draft')).toBe(false);
  });

  test('whatever leads back needs a reason; somebody may take every step', () => {
    const held = new Set<Permission>(Object.values(permissionsOfRole).flat());
    expect(all.filter(({ permission }) => permission !== null && !held.has(permission))).toEqual([]);
    expect(all.filter(({ from, to }) => from.every((state) => yearStates.indexOf(to) < yearStates.indexOf(state))).filter(({ needsReason }) => !needsReason)).toEqual([]);
  });

  test('a report is fixed once and only from a submission; whatever stands on it can become void', () => {
    expect(all.filter(({ takesSnapshot }) => takesSnapshot).map(({ id, from, to }) => [id, from, to])).toEqual([['finalise-report', ['submitted'], 'finalised']]);
    const voided = findYearAct('void-report');
    expect(yearStates.filter((state) => !(voided?.from.includes(state) ?? false))).toEqual(['collecting']);
  });

  test('a year is reported only when all its projects are fixed and somebody else fixed the report', () => {
    const history = fc.array(fc.record({ id: fc.constantFrom(...yearActs.map(({ id }) => id)), actor: fc.constantFrom('a', 'b'), unfixed: fc.constantFrom<readonly string[]>([], ['甲项目']) }), { maxLength: 40 });
    fc.assert(fc.property(history, (steps) => {
      let state: YearState = 'collecting';
      let submittedBy: string | null = null;
      for (const { id, actor, unfixed } of steps) {
        const act = findYearAct(id);
        if (act === null || !act.from.includes(state)) continue;
        if (failedYearGuards(act, { projects: 3, unfixed, openRectifications: 0, submittedBy, actor }).length > 0) continue;
        if (act.id === 'submit-report') submittedBy = actor;
        if (act.id === 'finalise-report') expect([unfixed.length, actor === submittedBy]).toEqual([0, false]);
        state = act.to;
      }
      expect(yearStates).toContain(state);
    }), { numRuns: 500 });
  });

  test('what is missing is said in both languages', () => {
    const act = findYearAct('submit-report') ?? expect.unreachable();
    const failed = failedYearGuards(act, { projects: 7, unfixed: ['一', '二', '三', '四', '五', '六'], openRectifications: 0, submittedBy: null, actor: 'a' });
    expect(failed.map(({ messages }) => messages.zh)).toEqual(['6 个项目尚未审定：一、二、三、四、五 …。请先逐个审定。']);
    expect(failed[0]?.messages.en).toContain('6 projects are not fixed yet');
  });
});

describe('rectifications', () => {
  test('opened, answered, closed; nothing leads out of what is closed, and only answers and returns go in between', () => {
    expect(rectificationStates.map((state) => rectificationActs.filter(({ from }) => from === state).map(({ id, to }) => [id, to]))).toEqual([[['answer', 'answered']], [['return', 'opened'], ['close', 'closed']], []]);
    expect(findRectificationAct('close', 'opened')).toBeNull();
    // Who answers is never who closes.
    expect(rectificationActs.filter(({ permission }) => permission === 'evaluation.submit').map(({ id }) => id)).toEqual(['answer']);
  });
});
