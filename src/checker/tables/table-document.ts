import type { Block, Document } from '#core/document.ts';

/** A cell as its text, or with the columns and rows it covers. */
export type WrittenCell = string | readonly [text: string, columns: number, rows?: number];

/** A document of some lines and one table below them, cells placed as a word processor counts them, merged ones once. For tests. */
export function tableDocument(rows: readonly (readonly WrittenCell[])[], above: readonly string[] = [], below: readonly string[] = []): Document {
  let text = '';
  const blocks: Block[] = [];
  const write = (line: string): void => {
    blocks.push({ kind: 'paragraph', start: text.length, end: text.length + line.length });
    text += `${line}\n`;
  };
  above.forEach(write);
  const taken = new Set<string>();
  rows.forEach((row, rowIndex) => {
    let column = 0;
    for (const cell of row) {
      const [content, columnSpan, rowSpan = 1] = typeof cell === 'string' ? [cell, 1] as const : cell;
      while (taken.has(`${rowIndex} ${column}`)) column += 1;
      for (let covered = 0; covered < rowSpan; covered += 1) for (let across = 0; across < columnSpan; across += 1) taken.add(`${rowIndex + covered} ${column + across}`);
      blocks.push({ kind: 'cell', start: text.length, end: text.length + content.length, table: { table: 0, row: rowIndex, column, rowSpan, columnSpan } });
      text += `${content}\t`;
      column += columnSpan;
    }
    text = `${text.slice(0, -1)}\n`;
  });
  below.forEach(write);
  return { name: 'table.docx', format: 'docx', text, blocks, sha256: '' };
}
