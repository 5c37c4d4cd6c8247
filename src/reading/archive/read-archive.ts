import type { Document } from '#core/document.ts';
import { Archive } from '#reading/archive/open-archive.ts';
import { refusals } from '#reading/refusals.ts';

/** Reads a zip archive by what is in it: a Word or Excel file, whatever its name says. */
export async function readArchive(name: string, bytes: Uint8Array): Promise<Document> {
  const archive = new Archive(bytes);
  if (archive.has('word/document.xml') || archive.names().some((entry) => /^word\/document\d*\.xml$/.test(entry))) {
    return (await import('#reading/docx/read-docx.ts')).readDocx(name, bytes, archive).document;
  }
  if (archive.names().some((entry) => /^xl\/workbook\d*\.xml$/.test(entry))) return (await import('#reading/xlsx/read-xlsx.ts')).readXlsx(name, bytes, archive);
  if (archive.has('xl/workbook.bin')) throw refusals.otherFormat('二进制工作簿（xlsb）', 'a binary workbook (xlsb)', 'xlsx');
  if (archive.has('OFD.xml')) throw refusals.otherFormat('OFD版式文件', 'an OFD file', 'pdf、docx');
  if (archive.names().some((entry) => entry.startsWith('ppt/'))) throw refusals.otherFormat('演示文稿', 'a presentation', 'docx');
  const kind = openDocumentKind(archive);
  if (kind !== null) return (await import('#reading/ole/read-ole.ts')).readConverted(name, bytes, kind, kind === 'ods' ? 'xlsx' : 'docx');
  throw refusals.unknownFormat();
}

/** OpenDocument files say what they are in an entry of its own. */
function openDocumentKind(archive: Archive): 'odt' | 'ods' | null {
  const type = new TextDecoder().decode(archive.has('mimetype') ? archive.read('mimetype')?.subarray(0, 100) : undefined);
  return type.includes('opendocument.text') ? 'odt' : type.includes('opendocument.spreadsheet') ? 'ods' : null;
}
