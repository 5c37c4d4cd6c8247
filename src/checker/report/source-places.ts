import type { Document, Place } from '#core/document.ts';
import { sourceSpan, type FoldedBlock, type FoldedText } from '#core/folded-text.ts';
import type { SpanRole } from '#core/finding.ts';
import type { QuotedSpan } from '#core/check-report.ts';
import type { Span } from '#core/span.ts';

/** Leads from stretches of the folded text back to the document a person has open. */
export type SourcePlaces = {
  /** Offsets into `Document.text`. */
  readonly spanOf: (span: Span) => Span;
  /** What stands there in the document, letter for letter. */
  readonly textOf: (span: Span) => string;
  /** Page, sheet cell or paragraph of the block that holds the stretch; null where the file has none. */
  readonly placeOf: (span: Span) => Place | null;
  readonly quote: (span: Span, role: SpanRole) => QuotedSpan;
};

/** Builds the way back for one document and the text folded from it. */
export function sourcePlaces(document: Document, folded: FoldedText): SourcePlaces {
  const spanOf = (span: Span): Span => sourceSpan(folded, span);
  const textOf = (span: Span): string => {
    const { start, end } = spanOf(span);
    return document.text.slice(start, end);
  };
  const placeOf = (span: Span): Place | null => shownPlace(blockAt(folded.blocks, span.start)?.place);
  const quote = (span: Span, role: SpanRole): QuotedSpan => {
    const { start, end } = spanOf(span);
    const place = placeOf(span);
    return { start, end, quote: document.text.slice(start, end), role, ...(place === null ? {} : { place }) };
  };
  return { spanOf, textOf, placeOf, quote };
}

/** The last block that starts at or before an offset. */
function blockAt(blocks: readonly FoldedBlock[], offset: number): FoldedBlock | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return blocks[low - 1];
}

/** Boxes stay behind: they are of blocks, not of words, and would double the size of a report. */
function shownPlace(place: Place | undefined): Place | null {
  if (place === undefined) return null;
  const shown: Place = {
    ...(place.page === undefined ? {} : { page: place.page }),
    ...(place.cell === undefined ? {} : { cell: place.cell }),
    ...(place.paragraph === undefined ? {} : { paragraph: place.paragraph }),
    ...(place.record === undefined ? {} : { record: place.record }),
  };
  return Object.keys(shown).length === 0 ? null : shown;
}
