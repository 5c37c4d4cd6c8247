import type { Severity } from '#core/finding.ts';

/**
 * Severity of each rule, and of the cases of a rule that weigh differently (`rule/case`). Every registered rule has an
 * entry; a test holds that. In the order of the registry.
 */
export const defaultPreset: Readonly<Record<string, Severity>> = {
  'rate-recomputes': 'error',
  'rate-recomputes/other-basis': 'warning',
  'rate-recomputes/other-basis-over-line': 'error',
  'rate-recomputes/zero-base': 'error',
  'rate-above-100': 'warning',
  'full-rate-with-remainder': 'info',
  'rate-rounding': 'info',
  'sum-recomputes': 'error',
  'sum-recomputes/complete': 'error',
  'sum-recomputes/perhaps-incomplete': 'warning',
  'sum-recomputes/rounding': 'info',
  'share-recomputes': 'error',
  'product-recomputes': 'error',
  'growth-recomputes': 'error',
  'growth-recomputes/zero-base': 'error',
  'direction-word': 'error',
  'difference-recomputes': 'error',
  'stated-twice': 'error',
  'document-number-brackets': 'info',
  'nested-title-marks': 'info',
  'until-word': 'info',
  'doubled-words': 'info',
  'doubled-punctuation': 'info',
  'wrong-word': 'info',
  'conversion-residue': 'info',
  'template-residue': 'warning',
  'template-residue/empty': 'info',
  'quotes-unbalanced': 'info',
  'missing-full-stop': 'info',
  'abbreviated-year': 'info',
  'not-for-publication': 'warning',
  'personal-id': 'warning',
  'mobile-number': 'warning',
  'bank-account': 'warning',
  'home-address': 'warning',
};
