import type { Archive } from '#reading/archive/open-archive.ts';
import { readRelations, readXmlPart } from '#reading/archive/read-part.ts';
import { formatCode } from '#reading/xlsx/number-format.ts';
import { CanonicalNames } from '#reading/xml/canonical-names.ts';
import { attributeOf, decodeEntities, scanXml } from '#reading/xml/scan-xml.ts';

export type SheetPart = { readonly name: string; readonly path: string };

/** What the sheets of a workbook share. `formats` are number formats by cell style. */
export type Workbook = {
  readonly sheets: readonly SheetPart[];
  readonly strings: readonly string[];
  readonly formats: readonly string[];
  readonly dates1904: boolean;
};

/** Reads the frame of a workbook; hidden sheets are left out. Null where the archive is none. */
export function readWorkbook(archive: Archive): Workbook | null {
  const path = readRelations(archive, '').find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const xml = readXmlPart(archive, path);
  if (xml === null) return null;
  const relations = readRelations(archive, path);
  const related = (type: string, fallback: string): string => relations.find((relation) => relation.type === type)?.target ?? fallback;
  const names = new CanonicalNames();
  const sheets: SheetPart[] = [];
  let dates1904 = false;
  scanXml(xml, {
    open: (name, tag) => {
      names.learn(tag);
      const canonical = names.canonical(name);
      if (canonical === 'x:workbookPr') dates1904 = /^(?:1|true)$/.test(attributeOf(tag, 'date1904') ?? '');
      if (canonical !== 'x:sheet' || (attributeOf(tag, 'state') ?? 'visible') !== 'visible') return;
      const id = /\s[\w.-]*:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1];
      const target = relations.find((relation) => relation.id === id)?.target;
      if (target !== undefined) sheets.push({ name: attributeOf(tag, 'name') ?? '', path: target });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return {
    sheets, dates1904,
    strings: readStrings(readXmlPart(archive, related('sharedStrings', 'xl/sharedStrings.xml'))),
    formats: readFormats(readXmlPart(archive, related('styles', 'xl/styles.xml'))),
  };
}

function readStrings(xml: string | null): string[] {
  const strings: string[] = [];
  if (xml === null) return strings;
  const names = new CanonicalNames();
  let text = '';
  let isText = false;
  let isPhonetic = false;
  scanXml(xml, {
    open: (name, tag) => {
      names.learn(tag);
      switch (names.canonical(name)) {
        case 'x:si': text = ''; break;
        case 'x:t': isText = true; break;
        case 'x:rPh': isPhonetic = true; break;
        default: break;
      }
    },
    close: (name) => {
      switch (names.canonical(name)) {
        case 'x:si': strings.push(unescapeControls(text)); break;
        case 'x:t': isText = false; break;
        case 'x:rPh': isPhonetic = false; break;
        default: break;
      }
    },
    text: (start, end) => {
      if (isText && !isPhonetic) text += decodeEntities(xml.slice(start, end));
    },
  });
  return strings;
}

/** `_x000D_` and the like stand for control characters. */
export function unescapeControls(text: string): string {
  return text.includes('_x') ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).replace(/\r\n?/g, '\n') : text;
}

function readFormats(xml: string | null): string[] {
  const formats: string[] = [];
  if (xml === null) return formats;
  const names = new CanonicalNames();
  const own = new Map<number, string>();
  let inCellStyles = false;
  scanXml(xml, {
    open: (name, tag) => {
      names.learn(tag);
      switch (names.canonical(name)) {
        case 'x:numFmt': own.set(Number.parseInt(attributeOf(tag, 'numFmtId') ?? '', 10), attributeOf(tag, 'formatCode') ?? ''); break;
        case 'x:cellXfs': inCellStyles = true; break;
        case 'x:xf': if (inCellStyles) formats.push(formatCode(Number.parseInt(attributeOf(tag, 'numFmtId') ?? '0', 10), own)); break;
        default: break;
      }
    },
    close: (name) => {
      if (names.canonical(name) === 'x:cellXfs') inCellStyles = false;
    },
    text: () => undefined,
  });
  return formats;
}
