import { refusals } from '#reading/refusals.ts';
import { showNumber } from '#reading/xlsx/number-format.ts';
import { unescapeControls, type Workbook } from '#reading/xlsx/read-workbook.ts';
import { CanonicalNames } from '#reading/xml/canonical-names.ts';
import { attributeOf, decodeEntities, scanXml } from '#reading/xml/scan-xml.ts';

/** A cell with text; rows and columns count from 0. */
export type SheetCell = { readonly row: number; readonly column: number; readonly rowSpan: number; readonly columnSpan: number; readonly text: string };

type Merged = { readonly row: number; readonly column: number; readonly rowSpan: number; readonly columnSpan: number };

/** The cells of a sheet that show something, as they show it, row by row. `room` is how many more may be read. */
export function readSheet(xml: string, workbook: Workbook, room: number): SheetCell[] {
  const names = new CanonicalNames();
  const cells: { row: number; column: number; text: string }[] = [];
  const merged = new Map<string, Merged>();
  let row = -1;
  let column = -1;
  let type = 'n';
  let format = '';
  let value = '';
  let inline = '';
  let target: 'value' | 'inline' | null = null;
  scanXml(xml, {
    open: (name, tag) => {
      names.learn(tag);
      switch (names.canonical(name)) {
        case 'x:row': row = (wholeNumber(attributeOf(tag, 'r')) ?? row + 2) - 1; column = -1; break;
        case 'x:c': {
          const place = parseCell(attributeOf(tag, 'r') ?? '');
          column = place?.column ?? column + 1;
          row = place?.row ?? row;
          type = attributeOf(tag, 't') ?? 'n';
          format = workbook.formats[wholeNumber(attributeOf(tag, 's')) ?? 0] ?? '';
          value = '';
          inline = '';
          break;
        }
        case 'x:v': target = 'value'; break;
        case 'x:t': target = 'inline'; break;
        case 'x:rPh': target = null; break;
        case 'x:mergeCell': {
          const range = parseRange(attributeOf(tag, 'ref') ?? '');
          if (range !== null && merged.size < 200_000) merged.set(`${range.row} ${range.column}`, range);
          break;
        }
        default: break;
      }
    },
    close: (name) => {
      switch (names.canonical(name)) {
        case 'x:v': case 'x:t': target = null; break;
        case 'x:c': {
          const text = cellText(type, value, inline, format, workbook);
          if (text.trim() === '') break;
          if (cells.length >= room) throw refusals.tooManyCells();
          cells.push({ row, column, text });
          break;
        }
        default: break;
      }
    },
    text: (start, end) => {
      if (target === 'value') value += decodeEntities(xml.slice(start, end));
      else if (target === 'inline') inline += decodeEntities(xml.slice(start, end));
    },
  });
  cells.sort((left, right) => left.row - right.row || left.column - right.column);
  return cells.map((cell) => {
    const span = merged.get(`${cell.row} ${cell.column}`);
    return { ...cell, rowSpan: span?.rowSpan ?? 1, columnSpan: span?.columnSpan ?? 1 };
  });
}

function cellText(type: string, value: string, inline: string, format: string, workbook: Workbook): string {
  switch (type) {
    case 's': return workbook.strings[wholeNumber(value) ?? -1] ?? '';
    case 'inlineStr': return unescapeControls(inline);
    case 'str': case 'e': case 'd': return unescapeControls(value);
    case 'b': return value === '1' ? 'TRUE' : 'FALSE';
    default: return value === '' ? '' : showNumber(value, format, workbook.dates1904);
  }
}

function parseRange(reference: string): Merged | null {
  const [from, to] = reference.split(':');
  const first = parseCell(from ?? '');
  const last = parseCell(to ?? '');
  if (first === null || last === null || last.row < first.row || last.column < first.column) return null;
  return { ...first, rowSpan: last.row - first.row + 1, columnSpan: last.column - first.column + 1 };
}

function parseCell(reference: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (match === null) return null;
  let column = 0;
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number.parseInt(match[2] ?? '1', 10) - 1, column: column - 1 };
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : null;
}
