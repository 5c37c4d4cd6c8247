import type { Block, Document } from '#core/document.ts';
import { rejoinLines, wrapMargin } from '#core/paragraphs/rejoin-lines.ts';
import { sourceLines, type SourceLine } from '#core/paragraphs/source-line.ts';
import { findSpacedTables } from '#core/paragraphs/spaced-table.ts';

/** A document made of plain text: line ends as `\n`, a block per paragraph. Wrapped lines of one paragraph are one block. */
export function plainDocument(name: string, text: string, sha256 = ''): Document {
  return { name, format: 'txt', text, blocks: splitParagraphs(text), sha256 };
}

/**
 * The paragraphs of a plain text, and the cells of tables whose fields stand apart by tabs or gaps. Blank lines
 * and the spaces at both ends of a line belong to none. Linear in the length of the text.
 */
export function splitParagraphs(text: string): Block[] {
  const lines = sourceLines(text);
  const tables = findSpacedTables(lines);
  const stretches: SourceLine[][] = [];
  let start = 0;
  for (const { first, end } of tables) {
    stretches.push(lines.slice(start, first));
    start = end;
  }
  stretches.push(lines.slice(start));
  const margin = wrapMargin(stretches.flat());
  const blocks: Block[] = [];
  for (const [at, stretch] of stretches.entries()) {
    addParagraphs(blocks, stretch, margin);
    for (const { from, to, position } of tables[at]?.cells ?? []) blocks.push({ kind: 'cell', start: from, end: to, table: position });
  }
  return blocks;
}

function addParagraphs(blocks: Block[], lines: readonly SourceLine[], margin: number | null): void {
  for (const { first, end } of rejoinLines(lines, margin)) {
    const from = lines[first]?.from;
    const to = lines[end - 1]?.to;
    if (from !== undefined && to !== undefined) blocks.push({ kind: 'paragraph', start: from, end: to });
  }
}

