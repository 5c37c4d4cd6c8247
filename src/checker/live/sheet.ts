import type { Fact } from '#core/fact.ts';
import { foldDocument, type FoldedBlock, type FoldedText } from '#core/folded-text.ts';
import type { Span } from '#core/span.ts';
import type { Section, SectionKind, Sentence } from '#checker/structure/structure.ts';

/** A piece of a line: words, or words that stand for a record of the ledger. With `typed` they are a person's own, whose figures are read as any paper's. */
export type Piece = string | { readonly text: string; readonly record: string; readonly fact?: Fact; readonly typed?: boolean };

/** Where a record stands on the sheet. */
export type RecordSpan = Span & { readonly record: string };

/**
 * A paper that the ledger is laid out on, so that rules which read papers can read it: each piece knows its record. Nothing
 * of it is ever read back, but for the words and figures that people typed into narratives.
 */
export class Sheet {
  #text = '';
  readonly #blocks: FoldedBlock[] = [];
  readonly #sentences: Sentence[] = [];
  readonly records: RecordSpan[] = [];
  readonly typed: Span[] = [];
  /** Facts with the place where they are first shown. */
  readonly facts: Fact[] = [];
  readonly #shown = new Set<string>();

  get length(): number {
    return this.#text.length;
  }

  /** Writes one paragraph; answers where it and each of its pieces stand. */
  line(project: number, section: SectionKind, pieces: readonly Piece[]): Span & { readonly pieces: readonly Span[] } {
    if (this.#text !== '') this.#text += '\n';
    const start = this.length;
    const spans = pieces.map((piece): Span => {
      const from = this.length;
      this.#text += typeof piece === 'string' ? piece : fold(piece.text);
      const span = { start: from, end: this.length };
      if (typeof piece !== 'string') this.#note(span, piece);
      return span;
    });
    const end = this.length;
    this.#blocks.push({ kind: 'paragraph', start, end });
    for (let from = start; from < end;) {
      const rest = this.#text.slice(from, end);
      const stop = /[。！？；]/.exec(rest);
      const to = stop === null ? end : from + stop.index + 1;
      this.#sentences.push({ start: from, end: to, project, section });
      from = to;
    }
    return { start, end, pieces: spans };
  }

  #note(span: Span, piece: Exclude<Piece, string>): void {
    this.records.push({ ...span, record: piece.record });
    if (piece.typed === true) this.typed.push(span);
    if (piece.fact === undefined || this.#shown.has(piece.record)) return;
    this.#shown.add(piece.record);
    this.facts.push({ ...piece.fact, origin: { kind: 'text', span, place: { record: piece.record } } });
  }

  get sentences(): readonly Sentence[] {
    return this.#sentences;
  }

  folded(): FoldedText {
    return { format: 'txt', text: this.#text, blocks: this.#blocks, sourceOffsets: Uint32Array.from({ length: this.length + 1 }, (_, at) => at) };
  }

  /** What is written between two offsets. */
  slice(span: Span): string {
    return this.#text.slice(span.start, span.end);
  }

  /** The record that a stretch is of: the first that it overlaps, else the nearest before it. */
  recordOf({ start, end }: Span): string | null {
    let low = 0;
    let high = this.records.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.records[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const next = this.records[low];
    return (next !== undefined && next.start < Math.max(end, start + 1) ? next : this.records[low - 1] ?? next)?.record ?? null;
  }
}

/** A section of a project from where it starts on the sheet. */
export function sectionOf(kind: SectionKind, title: string, span: Span): Section {
  return { kind, title, heading: null, start: span.start, end: span.end };
}

/** Typed text in the form that all passes of the checker work on. */
function fold(text: string): string {
  return foldDocument({ name: '', format: 'txt', text, blocks: [{ kind: 'paragraph', start: 0, end: text.length }], sha256: '' }).text;
}
