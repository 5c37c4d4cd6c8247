/** The formats that can be read. */
export type DocumentFormat = 'txt' | 'docx' | 'pdf' | 'xlsx' | 'html' | 'doc' | 'wps';

/** Where something stands in the file a person has open: page and box (points, from the top left), sheet cell, paragraph. */
export type Place = {
  readonly page?: number;
  readonly box?: readonly [left: number, top: number, right: number, bottom: number];
  readonly cell?: string;
  readonly paragraph?: number;
  readonly record?: string;
};

/** Position of a cell in a table: tables are counted through the document, rows and columns from 0; spans cover merged cells. */
export type TablePosition = {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
};

/**
 * A paragraph, table cell, footnote or text box, as offsets into `Document.text`. Blocks stand in reading order, do not
 * overlap and hold everything but the separators between them. A paragraph of a wrapped text file or PDF may hold
 * line breaks; they are not ends of paragraphs.
 */
export type Block = {
  readonly kind: 'paragraph' | 'cell' | 'footnote' | 'text-box';
  readonly start: number;
  readonly end: number;
  /** Outline level from the file's own styles, 1 for the highest; absent where the file says nothing. */
  readonly level?: number;
  readonly table?: TablePosition;
  readonly place?: Place;
};

/**
 * What reading makes of any file: plain text, blocks, and where each block stands in the file. `text` is the canonical
 * text of all positions: for txt the decoded file, byte order mark off and line ends as `\n`, nothing else changed.
 * Paragraphs are separated by `\n`, cells of a row by `\t`.
 */
export type Document = {
  readonly name: string;
  readonly format: DocumentFormat;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Hexadecimal SHA-256 of the file's bytes. */
  readonly sha256: string;
};
