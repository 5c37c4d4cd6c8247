import type { PdfItem } from '#reading/pdf/pdf-page.ts';
import { join, linesOf } from '#reading/pdf/text-lines.ts';

/** Inner margins of a cell on both sides together, at most. */
const MARGINS = 14;

/** The text of a cell: lines that were full for its width go on in the next, the others end in a line break. */
export function boundLines(items: readonly PdfItem[], left: number, right: number): string {
  let text = '';
  let isFull = true;
  for (const line of linesOf(items)) {
    if (text === '') text = line.text;
    else text = isFull ? join(text, line.text, 1) : `${text}\n${line.text}`;
    isFull = line.right - line.left > right - left - MARGINS - 1.5 * line.size;
  }
  return text;
}
