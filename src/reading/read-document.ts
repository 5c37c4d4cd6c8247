import { createHash } from 'node:crypto';
import type { Document } from '#core/document.ts';
import { plainDocument } from '#core/plain-text.ts';
import { Refusal } from '#core/refusal.ts';
import { decodeText, unifyLineEnds } from '#reading/txt/decode-text.ts';

/** Reads a file's bytes. `name` tells the expected format; the content decides. Throws a `Refusal` for what cannot be read. */
export async function readDocument(name: string, bytes: Uint8Array): Promise<Document> {
  const text = decodeText(bytes);
  if (text === null) {
    throw new Refusal('unknown-format', {
      zh: `${name}：不是可识别的文档格式。请提供 docx、pdf、xlsx、html、txt 或 doc 文件。`,
      en: `${name}: not a document format that can be read. Please supply a docx, pdf, xlsx, html, txt or doc file.`,
    });
  }
  return plainDocument(name, unifyLineEnds(text), createHash('sha256').update(bytes).digest('hex'));
}
