import { plainDecimal } from '#core/decimal.ts';
import { refusals } from '#reading/refusals.ts';
import { parseStored } from '#reading/xlsx/number-format.ts';
import { unescapeControls, type Workbook } from '#reading/xlsx/read-workbook.ts';
import { formatSerialDate, isDateFormat } from '#reading/xlsx/serial-date.ts';
import { CanonicalNames } from '#reading/xml/canonical-names.ts';
import { attributeOf, decodeEntities, scanXml } from '#reading/xml/scan-xml.ts';

/** A cell with what it holds, not what it shows: numbers exact, days as ISO days. Rows and columns count from 0. */
export type HeldCell = { readonly row: number; readonly column: number; readonly text: string; readonly isFormula: boolean; readonly isError: boolean };

/** Cells with something in them, row by row. A formula is read by its last result and says so. */
export function readCells(xml: string, workbook: Workbook, most: number): readonly HeldCell[] {
  const names = new CanonicalNames();
  const cells: HeldCell[] = [];
  let [row, column, type, format, value, inline] = [-1, -1, 'n', '', '', ''];
  let isFormula = false;
  let target: 'value' | 'inline' | null = null;
  scanXml(xml, {
    open: (name, tag) => {
      names.learn(tag);
      switch (names.canonical(name)) {
        case 'x:row': row = (wholeNumber(attributeOf(tag, 'r')) ?? row + 2) - 1; column = -1; break;
        case 'x:c': {
          column = columnOf(attributeOf(tag, 'r') ?? '') ?? column + 1;
          type = attributeOf(tag, 't') ?? 'n';
          format = workbook.formats[wholeNumber(attributeOf(tag, 's')) ?? 0] ?? '';
          [value, inline, isFormula] = ['', '', false];
          break;
        }
        case 'x:f': isFormula = true; break;
        case 'x:v': target = 'value'; break;
        case 'x:t': target = 'inline'; break;
        case 'x:rPh': target = null; break;
        default: break;
      }
    },
    close: (name) => {
      switch (names.canonical(name)) {
        case 'x:v': case 'x:t': target = null; break;
        case 'x:c': {
          const text = held(type, value, inline, format, workbook).trim();
          if (text === '' && !isFormula) break;
          if (cells.length >= most) throw refusals.tooManyCells();
          cells.push({ row, column, text, isFormula, isError: type === 'e' });
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
  return cells;
}

function held(type: string, value: string, inline: string, format: string, workbook: Workbook): string {
  switch (type) {
    case 's': return workbook.strings[wholeNumber(value) ?? -1] ?? '';
    case 'inlineStr': return unescapeControls(inline);
    case 'str': case 'e': return unescapeControls(value);
    case 'd': return value.slice(0, 10);
    case 'b': return value === '1' ? 'TRUE' : 'FALSE';
    default: {
      const number = parseStored(value);
      if (number === null) return value;
      return (isDateFormat(format.split(';')[0] ?? '') ? formatSerialDate(number, 'yyyy-mm-dd', workbook.dates1904) : null) ?? plainDecimal(number);
    }
  }
}

function columnOf(reference: string): number | null {
  const letters = /^\$?([A-Z]{1,3})\$?\d/.exec(reference)?.[1];
  return letters === undefined ? null : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : null;
}
