import type { Claim } from '#core/claim.ts';
import type { Fact } from '#core/fact.ts';
import type { Figure } from '#core/figure.ts';
import type { CalendarDate } from '#core/figure.ts';
import type { Bilingual, FindingSpan, Hypothesis, Severity } from '#core/finding.ts';
import type { FoldedText } from '#core/folded-text.ts';
import type { NormBook } from '#core/norm-book.ts';
import type { ReportStructure } from '#checker/structure/structure.ts';

/** Families stand together in the list of rules and in print; `wording` findings come below everything else. */
export type RuleFamily =
  | 'rates' | 'sums' | 'products' | 'growth' | 'repeats' | 'parts' | 'figures' | 'units' | 'contradictions' | 'reasons'
  | 'duplicates' | 'required' | 'periods' | 'disclosure' | 'time' | 'across' | 'wording';

/** All that a rule may see. Offsets are into `folded.text`. Neither the file nor the clock is here. */
export type RuleContext = {
  readonly folded: FoldedText;
  /** `Document.text`, in offsets of its own (`folded.sourceOffsets`): only for what folding evens out, such as half-width marks. */
  readonly source: string;
  readonly figures: readonly Figure[];
  readonly structure: ReportStructure;
  readonly facts: readonly Fact[];
  readonly claims: readonly Claim[];
  readonly norms: NormBook;
  /** The day that words such as 今年 are judged by: the date of signing, or what the caller says; null when unknown. */
  readonly asOf: CalendarDate | null;
};

/** What a rule answers; the engine adds the rule's id and severity and fills what is left out with null or nothing. */
export type RuleFinding = {
  readonly message: Bilingual;
  readonly projects: readonly number[];
  /** At least one; the first is where a reader should look. */
  readonly spans: readonly FindingSpan[];
  /** A case of the rule with a severity of its own in the preset: `rate-recomputes/other-basis`. */
  readonly case?: string;
  /** Lowers the preset's severity, for inexact operands. */
  readonly cap?: Severity;
  readonly stated?: string | null;
  readonly expected?: string | null;
  readonly difference?: string | null;
  readonly consequence?: Bilingual | null;
  readonly hypotheses?: readonly Hypothesis[];
};

/** A rule. Ids are permanent. Severities are data: `presets/`. */
export type Rule = {
  readonly id: string;
  readonly family: RuleFamily;
  readonly title: Bilingual;
  readonly check: (context: RuleContext) => Iterable<RuleFinding>;
};
