import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acts, actsFrom, findAct, weightsMustHold, type Act } from '#core/life-cycle/acts.ts';
import { failedGuards, type GuardFacts } from '#core/life-cycle/guards.ts';
import { moveOf } from '#core/life-cycle/moves.ts';
import { effectOf, fixedStates, isState, states, type State, type Substance } from '#core/life-cycle/states.ts';
import { permissionsOfRole, type Permission } from '#core/organisation/permissions.ts';

const allActs: readonly Act[] = acts;

describe('the table of steps', () => {
  test('every state is reached from the first, and from every state one gets on', () => {
    const reached = new Set<State>(['draft']);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const act of allActs) if (act.from.some((state) => reached.has(state))) reached.add(act.to);
    }
    expect([...reached].toSorted()).toEqual([...states].toSorted());
    expect(states.filter((state) => actsFrom(state).length === 0)).toEqual([]);
  });

  test('ids are unique and every step has somebody who may take it', () => {
    expect(new Set(acts.map(({ id }) => id)).size).toBe(acts.length);
    const held = new Set<Permission>(Object.values(permissionsOfRole).flat());
    expect(allActs.filter(({ permission }) => permission !== null && !held.has(permission))).toEqual([]);
  });

  test('whatever leads back to filling in needs a reason', () => {
    const backward: readonly Act[] = allActs.filter(({ from, to }) => from.every((state) => states.indexOf(to) < states.indexOf(state)));
    expect(backward.map(({ id }) => id)).toEqual([
      'return-target', 'refuse-target', 'approve-adjustment', 'refuse-adjustment', 'return-evaluation', 'reject-evaluation', 'close-rectification', 'reopen', 'void-targets', 'void',
    ]);
    expect(backward.filter(({ needsReason, id }) => !needsReason && id !== 'approve-adjustment')).toEqual([]);
  });

  test('a version is fixed by 审定 alone, and only after somebody approved', () => {
    expect(allActs.filter(({ takesSnapshot }) => takesSnapshot).map(({ id, from, to }) => [id, from, to])).toEqual([['finalise', ['approved'], 'finalised']]);
    for (const state of fixedStates) expect(allActs.filter(({ to, from }) => to === state && !from.some((before) => (fixedStates as readonly State[]).includes(before))).map(({ id }) => id)).toEqual(state === 'finalised' ? ['finalise'] : []);
  });
});

describe('whose move it is', () => {
  test('each state says it, and whoever it is has an act there', () => {
    for (const state of states) {
      const move = moveOf(state);
      if (move !== null) expect(actsFrom(state).map(({ permission }) => permission), state).toContain(move.permission);
    }
    // Money is spent, a report lies with the finance bureau, a page is public: nothing is due.
    expect(states.filter((state) => moveOf(state) === null)).toEqual(['executing', 'reported', 'published']);
  });

  test('a fixed version is restored only from what came after it was fixed, with a reason', () => {
    const restore = findAct('restore');
    expect([restore?.to, restore?.needsReason, restore?.permission]).toEqual(['finalised', true, 'evaluation.finalise']);
    expect(restore?.from.some((state) => state === 'draft' || state === 'executing')).toBe(false);
  });
});

describe('changes of substance', () => {
  const substances: readonly Substance[] = ['funds', 'targets', 'results', 'wording'];

  test('none survives an approval: it is void or refused', () => {
    for (const state of ['evaluation-submitted', 'evaluation-reviewed', 'approved', ...fixedStates] as const) {
      for (const substance of ['funds', 'targets', 'results'] as const) expect(['voids', 'locked']).toContain(effectOf(state, substance));
    }
  });

  test('where something is made void there is a step for it', () => {
    for (const state of states) for (const substance of substances) {
      if (effectOf(state, substance) === 'voids') expect(allActs.some(({ permission, from }) => permission === null && from.includes(state))).toBe(true);
    }
  });

  test('wording is never refused', () => {
    expect(states.filter((state) => effectOf(state, 'wording') === 'locked' || effectOf(state, 'wording') === 'voids')).toEqual([]);
  });
});

describe('histories', () => {
  /** Takes steps at random, some of them not allowed, some with changes of substance between; what is done is what a store would do. */
  const history = fc.array(fc.oneof(
    fc.record({ kind: fc.constant('act' as const), id: fc.constantFrom(...acts.map(({ id }) => id)) }),
    fc.record({ kind: fc.constant('change' as const), substance: fc.constantFrom<Substance>('funds', 'targets', 'results', 'wording') }),
  ), { maxLength: 60 });

  test('a project is approved only while nothing changed since it was approved, and its history replays to its state', () => {
    fc.assert(fc.property(history, (steps) => {
      let state = 'draft' as State;
      let changedSinceApproval = false;
      const recorded: { readonly from: State; readonly to: State }[] = [];
      const take = (act: Act): void => {
        recorded.push({ from: state, to: act.to });
        state = act.to;
        if (act.id === 'approve-evaluation') changedSinceApproval = false;
      };
      for (const step of steps) {
        if (step.kind === 'act') {
          const act = findAct(step.id);
          // A version restored is one that was approved: what was changed since goes with it.
          if (act?.id === 'restore' && act.from.includes(state)) changedSinceApproval = false;
          if (act !== null && act.permission !== null && act.from.includes(state)) take(act);
          continue;
        }
        const effect = effectOf(state, step.substance);
        if (effect === 'locked' || effect === 'erratum') continue;
        if (step.substance !== 'wording') changedSinceApproval = true;
        if (effect !== 'voids') continue;
        const act = allActs.find(({ permission, from }) => permission === null && from.includes(state));
        if (act !== undefined) take(act);
      }
      if (state === 'approved' || (fixedStates as readonly State[]).includes(state)) expect(changedSinceApproval).toBe(false);
      expect(recorded.reduce<State>((at, { from, to }) => (expect(from).toBe(at), to), 'draft')).toBe(state);
    }), { numRuns: 2000 });
  });
});

describe('guards', () => {
  const facts: GuardFacts = {
    yearState: 'open', hasBudget: true, weightHundredths: 9000, neededWeightHundredths: 9000, withoutResult: [], withoutReason: [], openErrors: 0, submittedBy: 'a', actor: 'b',
  };
  const act = (id: string): Act => findAct(id) ?? expect.unreachable();

  test('all that is missing is said at once, with what to do', () => {
    // 88.5 points of 90; two indicators without a result; one reason missing.
    const failed = failedGuards(act('submit-evaluation'), { ...facts, weightHundredths: 8850, withoutResult: ['培训人次', '验收合格率'], withoutReason: ['预算执行率'] });
    expect(failed.map(({ guard, messages }) => [guard, messages.zh])).toEqual([
      ['weights-add-up', '指标分值合计88.5分，应为90分。请调整指标分值。'],
      ['results-present', '2 个指标还没有完成值：培训人次、验收合格率。'],
      ['reasons-present', '1 处偏差没有说明原因：预算执行率。'],
    ]);
  });

  test('nobody approves what they submitted; a closed year stops everything', () => {
    expect(failedGuards(act('approve-evaluation'), { ...facts, actor: 'a' }).map(({ guard }) => guard)).toEqual(['not-own-submission']);
    expect(failedGuards(act('submit-target'), { ...facts, yearState: 'closed' }).map(({ guard }) => guard)).toEqual(['year-open']);
    expect(failedGuards(act('approve-evaluation'), facts)).toEqual([]);
  });

  test('weights hold from 申报 on, but for a project taken over from a paper until it is submitted', () => {
    expect(states.filter((state) => !weightsMustHold(state, false))).toEqual(['draft', 'adjusting']);
    expect(weightsMustHold('evaluating', true)).toBe(false);
    expect(weightsMustHold('evaluation-submitted', true)).toBe(true);
    expect(isState('no-such')).toBe(false);
  });
});
