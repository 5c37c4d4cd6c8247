import { createHash } from 'node:crypto';
import type { Document } from '#core/document.ts';
import { Archive } from '#reading/archive/open-archive.ts';
import { readXmlPart } from '#reading/archive/read-part.ts';
import { columnName } from '#reading/cell-name.ts';
import { DocumentWriter } from '#reading/document-writer.ts';
import { refusals } from '#reading/refusals.ts';
import { readSheet } from '#reading/xlsx/read-sheet.ts';
import { readWorkbook } from '#reading/xlsx/read-workbook.ts';

/** Cells with text in all sheets together. */
const MOST_CELLS = 1_000_000;

/**
 * Reads the visible sheets of a workbook, each as a table: cells as they are shown (percents, dates, thousands marks),
 * formulas by their last results, merged cells as spans. Throws a `Refusal`.
 */
export function readXlsx(name: string, bytes: Uint8Array, archive = new Archive(bytes)): Document {
  const workbook = readWorkbook(archive);
  if (workbook === null) throw refusals.cannotRead('no workbook part');
  const writer = new DocumentWriter();
  let room = MOST_CELLS;
  for (const sheet of workbook.sheets) {
    const xml = readXmlPart(archive, sheet.path);
    if (xml === null) continue;
    const table = writer.startTable();
    const cells = readSheet(xml, workbook, room);
    room -= cells.length;
    for (const { text, row, column, rowSpan, columnSpan } of cells) {
      writer.cell(text, { table, row, column, rowSpan, columnSpan }, { cell: `${sheet.name}!${columnName(column)}${row + 1}` });
    }
  }
  return writer.finish(name, 'xlsx', createHash('sha256').update(bytes).digest('hex'));
}
