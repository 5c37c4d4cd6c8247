import type { Block, Document } from '#core/document.ts';

/** A document made of plain text: line ends as `\n`, a block per paragraph. Wrapped lines of one paragraph are one block. */
export function plainDocument(name: string, text: string, sha256 = ''): Document {
  return { name, format: 'txt', text, blocks: splitParagraphs(text), sha256 };
}

/** The paragraphs of a plain text. Blank lines belong to none. */
export function splitParagraphs(text: string): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') blocks.push({ kind: 'paragraph', start, end: start + line.length });
    start += line.length + 1;
  }
  return blocks;
}
