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
  throw refusals.unknownFormat();
}
