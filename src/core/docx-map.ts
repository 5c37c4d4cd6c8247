import type { Span } from '#core/span.ts';

/** A stretch of a part's XML, half open, in UTF-16 offsets into `DocxPart.xml`. */
export type XmlRange = { readonly start: number; readonly end: number };

/**
 * A part of a docx archive as decoded text without byte order mark; all XML offsets are into `xml`. Write it back as
 * UTF-8. `prefix` is what the part puts before WordprocessingML names, the colon included (`w:`, sometimes `ns0:` or nothing).
 */
export type DocxPart = { readonly path: string; readonly xml: string; readonly prefix: string };

/** A `w:p`. Its blocks of the document lie in `text`; a paragraph with line breaks in it may be several blocks. */
export type DocxParagraph = {
  readonly part: string;
  /** The whole element. */
  readonly element: XmlRange;
  /** Where content may be put in: behind the start tag and `w:pPr`. */
  readonly contentStart: number;
  /** What the paragraph became in `Document.text`, automatic numbering included. */
  readonly text: Span;
  /**
   * Index of the run in `word/document.xml` that holds the text box, or the reference to the footnote, in which this
   * paragraph stands; null for a paragraph of the body. Word does not take comments inside either: put them on this run.
   */
  readonly hostRun: number | null;
};

/** A `w:r` (or `m:r` inside a formula, which must not be split). */
export type DocxRun = {
  readonly part: string;
  readonly element: XmlRange;
  /** The `w:rPr` element, to be copied when the run is split; null where there is none. */
  readonly properties: XmlRange | null;
  /** Index into `DocxMap.paragraphs`. */
  readonly paragraph: number;
  readonly canSplit: boolean;
};

/**
 * A stretch of `Document.text` and the characters of XML it came from. Either both have the same length and map one to
 * one, or the piece is one unit that cannot be divided: an entity such as `&amp;`, a `w:tab`, a `w:br`, a `w:sym`.
 */
export type DocxPiece = {
  readonly text: Span;
  readonly xml: XmlRange;
  /** The `w:t` around the characters; null where `xml` is itself an element of the run. */
  readonly element: (XmlRange & { readonly innerStart: number; readonly innerEnd: number }) | null;
  /** Index into `DocxMap.runs`. */
  readonly run: number;
};

/**
 * Where the text of a docx stands in its XML. Text that no piece covers has no run: separators between blocks, and the
 * automatic numbers of lists, which stand before the first piece of their paragraph.
 *
 * To enclose `[start, end)` of `Document.text` with a comment: take `piecesIn`; before the first and behind the last of
 * them put `w:commentRangeStart` and `w:commentRangeEnd` beside the run, or split the run there: at `x = xmlOffset(piece,
 * offset)` inside a `w:t` insert `</w:t></w:r>…<w:r>{properties}<w:t xml:space="preserve">`; where `piece.element` is null or
 * the offset is at an edge of it, insert `</w:r>…<w:r>{properties}` at the edge of the element; at an edge of the run
 * insert beside it. Only runs with `canSplit` may be split. Work from the back of the part to the front, so that
 * offsets stay right.
 */
export type DocxMap = {
  readonly parts: readonly DocxPart[];
  readonly paragraphs: readonly DocxParagraph[];
  readonly runs: readonly DocxRun[];
  /** In order of `text`. */
  readonly pieces: readonly DocxPiece[];
};

/** The pieces that share at least one character with a stretch of `Document.text`, in order. */
export function piecesIn(map: DocxMap, span: Span): DocxPiece[] {
  let low = 0;
  let high = map.pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = map.pieces[middle];
    if (piece !== undefined && piece.text.end <= span.start) low = middle + 1;
    else high = middle;
  }
  const found: DocxPiece[] = [];
  for (let at = low; at < map.pieces.length; at += 1) {
    const piece = map.pieces[at];
    if (piece === undefined || piece.text.start >= span.end) break;
    found.push(piece);
  }
  return found;
}

/** Where a text offset within a piece, or at one of its ends, stands in the XML. An indivisible piece answers its nearer edge. */
export function xmlOffset(piece: DocxPiece, offset: number): number {
  const length = piece.text.end - piece.text.start;
  if (piece.xml.end - piece.xml.start === length) return piece.xml.start + Math.min(length, Math.max(0, offset - piece.text.start));
  return offset <= piece.text.start ? piece.xml.start : piece.xml.end;
}

/** The paragraph that holds a text offset; null for an offset in no paragraph. */
export function paragraphAt(map: DocxMap, offset: number): DocxParagraph | null {
  return map.paragraphs.find(({ text }) => text.start <= offset && offset <= text.end) ?? null;
}
