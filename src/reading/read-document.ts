import { createHash } from 'node:crypto';
import type { Document } from '#core/document.ts';
import { plainDocument } from '#core/plain-text.ts';
import { Refusal } from '#core/refusal.ts';
import { detectKind } from '#reading/detect-format.ts';
import { LARGEST_FILE, MOST_PIECES, refusals } from '#reading/refusals.ts';
import { decodeText, unifyLineEnds } from '#reading/txt/decode-text.ts';

/**
 * Reads a file's bytes into a document. The content decides what the file is, not the ending of its name. Whatever
 * cannot be read ends in a `Refusal` that says what to do; nothing else is ever thrown. The readers of the heavier
 * formats are loaded when first needed.
 */
export async function readDocument(name: string, bytes: Uint8Array): Promise<Document> {
  if (bytes.length === 0) throw refusals.empty();
  if (bytes.length > LARGEST_FILE) throw refusals.tooLarge(Math.ceil(bytes.length / 1024 / 1024));
  try {
    const document = await read(name, bytes);
    if (document.blocks.length === 0) throw refusals.blank();
    return document;
  } catch (thrown) {
    throw thrown instanceof Refusal ? thrown : refusals.cannotRead(thrown);
  }
}

async function read(name: string, bytes: Uint8Array): Promise<Document> {
  switch (detectKind(bytes)) {
    case 'zip': return (await import('#reading/archive/read-archive.ts')).readArchive(name, bytes);
    case 'html': return (await import('#reading/html/read-html.ts')).readHtml(name, bytes);
    case 'mhtml': return (await import('#reading/html/read-mhtml.ts')).readMhtml(name, bytes);
    case 'pdf': return (await import('#reading/isolation/read-isolated.ts')).readIsolated({ name, bytes });
    case 'ole': return (await import('#reading/ole/read-ole.ts')).readOle(name, bytes);
    case 'rtf': return (await import('#reading/ole/read-ole.ts')).readConverted(name, bytes, 'rtf', 'docx');
    case 'image': throw refusals.image();
    default: return readTxt(name, bytes);
  }
}

function readTxt(name: string, bytes: Uint8Array): Document {
  const text = decodeText(bytes);
  if (text === null) throw refusals.unknownFormat();
  const unified = unifyLineEnds(text);
  let lines = 0;
  for (let at = unified.indexOf('\n'); at >= 0; at = unified.indexOf('\n', at + 1)) lines += 1;
  if (lines > MOST_PIECES) throw refusals.tooManyPieces();
  return plainDocument(name, unified, createHash('sha256').update(bytes).digest('hex'));
}
