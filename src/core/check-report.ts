import type { ClaimKind, Verdict } from '#core/claim.ts';
import type { DocumentFormat, Place } from '#core/document.ts';
import type { Hypothesis, Severity, SpanRole } from '#core/finding.ts';

/**
 * What a check answers, as it crosses every interface (`hengji.check/1`): offsets are into `Document.text`, decimals are
 * strings, messages are in one language. `text.slice(start, end) === quote` holds for every span.
 */
export type CheckReport = {
  readonly schema: 'hengji.check/1';
  readonly source: { readonly name: string; readonly format: DocumentFormat; readonly characters: number; readonly sha256: string };
  readonly report: {
    readonly title: string | null;
    readonly year: number | null;
    readonly department: string | null;
    readonly recipient: string | null;
    /** ISO date of signing. */
    readonly date: string | null;
    /** Document numbers that the report as a whole rests on. */
    readonly basis: readonly string[];
  };
  readonly projects: readonly ReportedProject[];
  readonly figures: readonly ReportedFigure[];
  readonly claims: readonly ReportedClaim[];
  readonly findings: readonly ReportedFinding[];
  readonly coverage: Coverage;
  /** Rules that threw; the rest ran. */
  readonly defects: readonly { readonly rule: string; readonly message: string }[];
};

/** Figures found; of these in some claim; of these judged; claims that could not be judged. */
export type Coverage = { readonly figures: number; readonly bound: number; readonly judged: number; readonly undecidable: number };

export type QuotedSpan = {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly role: SpanRole;
  readonly place?: Place;
};

/** A figure with a meaning; `yuan` for money, `percent` for rates. A malformed figure has neither. */
export type ReportedFact = {
  readonly yuan?: string;
  readonly percent?: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly malformed?: true;
};

export type ReportedPart = {
  readonly name: string;
  readonly budget: ReportedFact | null;
  readonly spent: ReportedFact | null;
  readonly date: string | null;
  readonly share: ReportedFact | null;
};

export type ReportedIndicator = {
  readonly name: string;
  readonly level1: string | null;
  readonly level2: string | null;
  readonly comparator: string | null;
  readonly target: string | null;
  readonly value: string | null;
  readonly unit: string | null;
  readonly weight: string | null;
  readonly points: string | null;
  readonly reason: string | null;
  readonly start: number;
  readonly end: number;
};

export type ReportedProject = {
  readonly ordinal: number;
  readonly heading: string;
  readonly start: number;
  readonly end: number;
  readonly documentNumbers: readonly string[];
  readonly funds: {
    readonly budget: ReportedFact | null;
    readonly planned: ReportedFact | null;
    readonly issued: ReportedFact | null;
    readonly received: ReportedFact | null;
    readonly spent: ReportedFact | null;
    readonly statedRate: ReportedFact | null;
  };
  readonly parts: readonly ReportedPart[];
  readonly indicators: readonly ReportedIndicator[];
  readonly dates: readonly { readonly kind: 'received' | 'paid' | 'asOf'; readonly date: string; readonly start: number; readonly end: number }[];
  readonly score: string | null;
  readonly grade: string | null;
  readonly problems: string | null;
  readonly improvements: string | null;
};

export type ReportedFigure = {
  readonly kind: 'money' | 'percent' | 'points' | 'count' | 'date' | 'document-number' | 'number';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly yuan?: string;
  readonly percent?: string;
  readonly value?: string;
  readonly unit?: string;
  readonly per?: string;
  readonly date?: string;
  readonly until?: string;
  readonly approximator?: string;
  readonly malformed?: true;
  readonly readings?: readonly string[];
  readonly place?: Place;
};

export type ReportedClaim = {
  readonly kind: ClaimKind;
  readonly project: number;
  readonly verdict: Verdict;
  readonly stated: string | null;
  readonly recomputed: { readonly low: string; readonly high: string } | null;
  readonly basis: string | null;
  readonly reason: string | null;
  readonly spans: readonly QuotedSpan[];
};

export type ReportedHypothesis = {
  readonly kind: Hypothesis['kind'];
  readonly text: string;
  readonly replacement: { readonly start: number; readonly end: number; readonly text: string } | null;
};

export type ReportedFinding = {
  /** Stable within one check: `f1`, `f2` … in the order of the list. */
  readonly id: string;
  readonly rule: string;
  /** Family of the rule; `wording` findings stand below everything else. */
  readonly family: string;
  readonly severity: Severity;
  readonly message: string;
  readonly projects: readonly number[];
  readonly spans: readonly QuotedSpan[];
  readonly stated: string | null;
  readonly expected: string | null;
  readonly difference: string | null;
  readonly consequence: string | null;
  readonly hypotheses: readonly ReportedHypothesis[];
};
