import type { Document, DocumentFormat } from '#core/document.ts';
import { convertWithOffice } from '#reading/doc/convert-with-office.ts';
import { readDoc } from '#reading/doc/read-doc.ts';
import { CompoundFile } from '#reading/ole/compound-file.ts';
import { refusals } from '#reading/refusals.ts';

/**
 * Reads an OLE compound file by what is in it: a binary Word file itself, older Word and WPS files and binary workbooks
 * through LibreOffice where it is installed. Throws a `Refusal`.
 */
export async function readOle(name: string, bytes: Uint8Array): Promise<Document> {
  const compound = new CompoundFile(bytes);
  if (compound.has('EncryptedPackage') || compound.has('EncryptionInfo')) throw refusals.encrypted();
  const format: DocumentFormat = /\.wps$/i.test(name) ? 'wps' : 'doc';
  if (compound.has('WordDocument')) {
    const document = readDoc(name, bytes, compound, format);
    return document ?? readConverted(name, bytes, format, 'docx');
  }
  if (compound.has('Workbook') || compound.has('Book')) return readConverted(name, bytes, 'xls', 'xlsx');
  if (compound.has('PowerPoint Document')) throw refusals.otherFormat('演示文稿', 'a presentation', 'docx');
  return readConverted(name, bytes, format, 'docx');
}

/** Reads a file by way of LibreOffice; name and sum are those of the file itself. */
export async function readConverted(name: string, bytes: Uint8Array, ending: string, target: 'docx' | 'xlsx'): Promise<Document> {
  const converted = await convertWithOffice(bytes, ending, target);
  const { readArchive } = await import('#reading/archive/read-archive.ts');
  const { createHash } = await import('node:crypto');
  const document = await readArchive(name, converted);
  const format: DocumentFormat = target === 'xlsx' ? 'xlsx' : ending === 'wps' ? 'wps' : 'doc';
  return { ...document, format, sha256: createHash('sha256').update(bytes).digest('hex') };
}
