import type { Document } from '#core/document.ts';

/** Reads a file's bytes. `name` tells the expected format; the content decides. */
export async function readDocument(name: string, bytes: Uint8Array): Promise<Document> {
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
  const blocks = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') blocks.push({ kind: 'paragraph' as const, start, end: start + line.length });
    start += line.length + 1;
  }
  return { name, format: 'txt', text, blocks, sha256: '' };
}
