import { rules } from '#checker/engine/registry.ts';
import type { Rule } from '#checker/rules/rule.ts';

/** When a rule may run on the ledger: at any time, or once a project is being evaluated and its results are due; on one project, or on all of a year together. */
type Live = 'always' | 'evaluation' | 'across';

/**
 * The rules that run on the ledger. What is not here judges the layout of a paper (wording and form), a cover page, a score
 * or a grade that somebody worked out (the ledger's own are worked out from it), or accounts of income and spending.
 */
const live: Readonly<Record<string, Live>> = {
  'malformed-figure': 'always',
  'rate-recomputes': 'always',
  'rate-above-100': 'always',
  'full-rate-with-remainder': 'always',
  'sum-recomputes': 'always',
  'share-recomputes': 'always',
  'product-recomputes': 'always',
  'growth-recomputes': 'always',
  'direction-word': 'always',
  'reason-against-direction': 'always',
  'difference-recomputes': 'always',
  'stated-twice': 'always',
  'weights-add-up': 'always',
  'deviation-without-reason': 'evaluation',
  'unit-against-indicator': 'always',
  'required-elements': 'evaluation',
  'problems-section-missing': 'evaluation',
  'problems-none-beside-miss': 'evaluation',
  'all-done-beside-low-rate': 'evaluation',
  'missed-target-without-reason': 'evaluation',
  'low-rate-without-reason': 'evaluation',
  'unused-without-reason': 'evaluation',
  'unnamed-targets': 'evaluation',
  'same-project-twice': 'across',
  'same-result-twice': 'across',
  'copied-paragraph': 'across',
  'finished-here-delayed-there': 'across',
  'growth-beside-fall': 'across',
  'december-money': 'always',
  'name-year-differs': 'always',
  'wrong-year': 'always',
  'planned-differs-from-budget': 'always',
  'results-without-funds': 'evaluation',
  'not-for-publication': 'always',
  'personal-id': 'always',
  'mobile-number': 'always',
  'bank-account': 'always',
  'home-address': 'always',
  'this-year-word': 'evaluation',
  'future-tense-past': 'evaluation',
  'still-in-progress': 'evaluation',
  'deadline-passed': 'evaluation',
  'on-time-while-unfinished': 'evaluation',
  'finished-beside-extended': 'evaluation',
  'paid-beside-unpayable': 'evaluation',
  'subject-mismatch': 'evaluation',
};

const of = (...kinds: readonly Live[]): readonly Rule[] => rules.filter(({ id }) => {
  const kind = live[id];
  return kind !== undefined && kinds.includes(kind);
});

/** Rules on one project, before its results are due and after. */
export const rulesBeforeEvaluation = of('always');
export const rulesOfEvaluation = of('always', 'evaluation');
/** Rules that compare the projects of a year. */
export const rulesAcross = of('across');

/** Ids of the rules that compare projects. */
export const acrossRuleIds: readonly string[] = rulesAcross.map(({ id }) => id);

/** Ids of all rules that run on the ledger. */
export const liveRuleIds: readonly string[] = Object.keys(live);
