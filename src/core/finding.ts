import type { Span } from '#core/span.ts';

export type Severity = 'error' | 'warning' | 'info';

/** The same sentence in both languages of the product. */
export type Bilingual = { readonly zh: string; readonly en: string };

export type SpanRole = 'stated' | 'operand' | 'basis';

export type FindingSpan = Span & { readonly role: SpanRole };

/** A repair that would make a figure agree. Shown as a possibility, never worded as an accusation, never applied by software. */
export type Hypothesis = {
  readonly kind: 'digit' | 'swap' | 'separator' | 'unit-slip' | 'left-out' | 'counted-twice' | 'residual' | 'interval' | 'reading';
  readonly text: Bilingual;
  readonly replacement: (Span & { readonly text: string }) | null;
};

/** A finding about the user's document: a value, not an exception. Spans are offsets into the folded text until the engine maps them back. */
export type Finding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Bilingual;
  /** Ordinals of the projects concerned; 0 is the report as a whole. */
  readonly projects: readonly number[];
  /** The first span is where a reader should look. */
  readonly spans: readonly FindingSpan[];
  readonly stated: string | null;
  readonly expected: string | null;
  readonly difference: string | null;
  readonly consequence: Bilingual | null;
  readonly hypotheses: readonly Hypothesis[];
};
