import type { Rule } from '#checker/rules/rule.ts';
import { rule as documentNumberBrackets } from '#checker/rules/document-number-brackets/rule.ts';

/** Every rule, in the order in which findings of equal weight are shown. One line each. */
export const rules: readonly Rule[] = [
  documentNumberBrackets,
];
