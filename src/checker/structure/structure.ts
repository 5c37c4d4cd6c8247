import type { Span } from '#core/span.ts';
import type { CalendarDate } from '#core/figure.ts';

/** What a part of a project's text is about. */
export type SectionKind = 'basis' | 'achievement' | 'funds' | 'problems' | 'improvements' | 'other';

/** A numbered section of a project, or of the report where there are no projects. `start` is that of its heading. */
export type Section = Span & {
  readonly kind: SectionKind;
  /** Heading without numbering; empty for text before the first heading. */
  readonly title: string;
  readonly heading: Span | null;
};

/** One project of a report (（一）…). Ordinals count from 1 in order of place, whatever number is printed. */
export type Project = Span & {
  readonly ordinal: number;
  /** Heading without its numbering. */
  readonly name: string;
  /** Where the name stands: `text.slice(heading.start, heading.end) === name`. The numbering is before it. */
  readonly heading: Span;
  readonly sections: readonly Section[];
  /** Document numbers (文号) in the text of the project, as printed, in order, without repeats. */
  readonly documentNumbers: readonly string[];
  /**
   * Text of 存在的问题: the word 无 alone where that is what it says, null where the heading is absent, an empty span where
   * the heading is followed by measures only.
   */
  readonly problems: Span | null;
  /** 下一步改进措施: under a heading of its own, or the sentences of the problems section from 下一步, 今后, 未来 … on. */
  readonly improvements: Span | null;
};

/** A row of indicators read from prose or from a 自评表. */
export type Indicator = Span & {
  readonly project: number;
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
};

/** A sentence ends at 。！？； or at the end of its block. `project` 0 stands outside every project. */
export type Sentence = Span & { readonly project: number; readonly section: SectionKind };

/**
 * The frame of a document. `performance-report`: a report over projects; `final-accounts`: 决算说明 and the like, in
 * which numbered paragraphs are items of a classification; `self-evaluation`: a 自评表; `other`: nothing recognised.
 */
export type ReportStructure = {
  readonly kind: 'performance-report' | 'final-accounts' | 'self-evaluation' | 'other';
  readonly title: Span | null;
  readonly year: number | null;
  readonly department: string | null;
  readonly recipient: string | null;
  readonly date: CalendarDate | null;
  /** Where the date of signing stands. */
  readonly dateSpan: Span | null;
  /** Document numbers the report as a whole rests on, as printed. */
  readonly basis: readonly string[];
  readonly projects: readonly Project[];
  /** Sections outside projects. */
  readonly sections: readonly Section[];
  readonly sentences: readonly Sentence[];
  readonly indicators: readonly Indicator[];
};
