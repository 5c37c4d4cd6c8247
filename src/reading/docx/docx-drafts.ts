import type { XmlRange } from '#core/docx-map.ts';

/** What reading a part of a docx yields, before the text is put together: paragraphs and tables with their XML places. */
export type DocxContent = { readonly items: (ParagraphDraft | TableDraft)[] };

export type RunDraft = {
  readonly part: string;
  element: XmlRange;
  properties: XmlRange | null;
  readonly paragraph: ParagraphDraft;
  readonly canSplit: boolean;
  hidden: boolean;
};

export type TextElement = { start: number; innerStart: number; innerEnd: number; end: number; keepsSpaces: boolean };

export type Segment = { readonly text: string; readonly xml: XmlRange; readonly element: TextElement | null; readonly run: RunDraft };

/** A footnote by its number, or the content of a text box, hanging on a run. */
export type Attachment = { readonly run: RunDraft | null } & ({ readonly note: string } | { readonly content: DocxContent });

export type ParagraphDraft = {
  readonly kind: 'paragraph';
  readonly part: string;
  element: XmlRange;
  contentStart: number;
  readonly segments: Segment[];
  readonly attachments: Attachment[];
  style: string | null;
  level: number | null;
  numId: string | null;
  numLevel: number | null;
  /** Its mark was deleted in tracked changes: what follows belongs to the same paragraph. */
  runsOn: boolean;
};

export type CellDraft = {
  readonly content: DocxContent;
  columnSpan: number;
  /** `continue`: merged with the cell above; `left`: with the cell before. */
  merged: 'none' | 'restart' | 'continue' | 'left';
  deleted: boolean;
};

export type RowDraft = { readonly cells: CellDraft[]; columnsBefore: number; deleted: boolean };

export type TableDraft = { readonly kind: 'table'; readonly rows: RowDraft[] };
