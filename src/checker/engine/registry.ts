import type { Rule } from '#checker/rules/rule.ts';
import { rule as documentNumberBrackets } from '#checker/rules/document-number-brackets/rule.ts';
import { rule as nestedTitleMarks } from '#checker/rules/nested-title-marks/rule.ts';
import { rule as untilWord } from '#checker/rules/until-word/rule.ts';
import { rule as doubledWords } from '#checker/rules/doubled-words/rule.ts';
import { rule as doubledPunctuation } from '#checker/rules/doubled-punctuation/rule.ts';

/** Every rule, in the order in which findings of equal weight are shown. One line each. */
export const rules: readonly Rule[] = [
  documentNumberBrackets,
  nestedTitleMarks,
  untilWord,
  doubledWords,
  doubledPunctuation,
];
