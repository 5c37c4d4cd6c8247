import { createHash } from 'node:crypto';
import type { Document } from '#core/document.ts';
import type { DocxMap, DocxPart } from '#core/docx-map.ts';
import { Archive } from '#reading/archive/open-archive.ts';
import { readRelations, readXmlPart } from '#reading/archive/read-part.ts';
import { DocumentWriter } from '#reading/document-writer.ts';
import { DocxAssembler } from '#reading/docx/assemble-docx.ts';
import type { DocxContent } from '#reading/docx/docx-drafts.ts';
import { readDocxNumbering } from '#reading/docx/docx-numbering.ts';
import { readDocxStyles } from '#reading/docx/docx-styles.ts';
import { readDocxPart } from '#reading/docx/read-docx-part.ts';
import { refusals } from '#reading/refusals.ts';

export type DocxReading = { readonly document: Document; readonly map: DocxMap };

/**
 * Reads a docx: body, tables, automatic numbering, notes and text boxes; tracked changes as accepted; no headers, footers
 * and comments. Besides the document answers where its text stands in the XML. Throws a `Refusal`.
 */
export function readDocx(name: string, bytes: Uint8Array, archive = new Archive(bytes)): DocxReading {
  const main = mainPart(archive);
  const xml = readXmlPart(archive, main);
  if (xml === null) throw refusals.cannotRead('no main document part');
  const relations = readRelations(archive, main);
  const related = (type: string, fallback: string): string => relations.find((relation) => relation.type === type)?.target ?? fallback;
  const parts: DocxPart[] = [];
  const notes = new Map<string, DocxContent>();
  const body: DocxContent = { items: [] };
  parts.push({ path: main, xml, ...readDocxPart(main, xml, body, () => null) });
  for (const kind of ['footnote', 'endnote']) {
    const path = related(`${kind}s`, `word/${kind}s.xml`);
    const notesXml = readXmlPart(archive, path);
    if (notesXml === null) continue;
    const read = readDocxPart(path, notesXml, { items: [] }, (id) => {
      const content: DocxContent = { items: [] };
      notes.set(`${kind} ${id}`, content);
      return content;
    });
    parts.push({ path, xml: notesXml, ...read });
  }
  const writer = new DocumentWriter();
  const numbering = readDocxNumbering(readXmlPart(archive, related('numbering', 'word/numbering.xml')));
  const styleOf = readDocxStyles(readXmlPart(archive, related('styles', 'word/styles.xml')));
  const assembler = new DocxAssembler(writer, numbering, styleOf, notes);
  assembler.content(body);
  return { document: writer.finish(name, 'docx', createHash('sha256').update(bytes).digest('hex')), map: assembler.map(parts) };
}

function mainPart(archive: Archive): string {
  const related = readRelations(archive, '').find(({ type }) => type === 'officeDocument')?.target;
  return related !== undefined && archive.has(related) ? related : 'word/document.xml';
}
