import type { Bilingual } from '#core/finding.ts';
import type { NormCodes, NormValue } from '#core/norm-book.ts';

/** What may be wrong with a form of indicators. The codes never change their meaning. */
export const indicatorIssueCodes = [
  'name-missing', 'target-missing', 'target-in-words', 'range-reversed', 'range-with-comparator', 'zero-target', 'always-reached', 'negative-target', 'percent-above-hundred',
  'unit-missing', 'unit-unusual', 'class-unknown', 'subclass-unknown', 'weight-missing', 'weight-out-of-range', 'weights-do-not-add-up', 'class-missing', 'class-weight-differs',
  'weight-on-one', 'duplicate-name', 'result-missing', 'unit-differs', 'quotient-differs', 'denominator-zero', 'share-above-hundred', 'band-missing', 'band-percent-outside', 'reason-missing',
] as const;
export type IndicatorIssueCode = (typeof indicatorIssueCodes)[number];

/** An expected fault of a target, a result or the weights, as a value. `error` must be mended; a `remark` may be right and is shown. */
export type IndicatorIssue = {
  readonly code: IndicatorIssueCode;
  readonly level: 'error' | 'remark';
  /** Null where it is about the form. */
  readonly indicatorId: string | null;
  readonly messages: Bilingual;
  /** The value of a regulation that it rests on. */
  readonly norm: NormValue | NormCodes | null;
};
