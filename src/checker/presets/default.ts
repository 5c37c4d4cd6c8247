import type { Severity } from '#core/finding.ts';

/**
 * Severity of each rule, and of the cases of a rule that weigh differently (`rule/case`). Every registered rule has an
 * entry; a test holds that. In the order of the registry.
 */
export const defaultPreset: Readonly<Record<string, Severity>> = {
  'document-number-brackets': 'info',
  'nested-title-marks': 'info',
  'until-word': 'info',
  'doubled-words': 'info',
  'doubled-punctuation': 'info',
};
