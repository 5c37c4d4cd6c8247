import { strToU8, zipSync } from 'fflate';

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Parts of a docx as XML of their content; only the body is needed. */
export type DocxParts = { readonly body: string; readonly numbering?: string; readonly styles?: string; readonly footnotes?: string; readonly extra?: Readonly<Record<string, Uint8Array>> };

/** A Word file made by hand, so that a test sees every element that it is about. */
export function makeDocx({ body, numbering, styles, footnotes, extra = {} }: DocxParts): Uint8Array {
  const part = (root: string, content: string): Uint8Array => strToU8(
    `<?xml version="1.0" encoding="UTF-8"?><w:${root} xmlns:w="${w}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml">${content}</w:${root}>`);
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': strToU8('<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...(numbering === undefined ? {} : { 'word/numbering.xml': part('numbering', numbering) }),
    ...(styles === undefined ? {} : { 'word/styles.xml': part('styles', styles) }),
    ...(footnotes === undefined ? {} : { 'word/footnotes.xml': part('footnotes', footnotes) }),
    ...extra,
  });
}

/** A paragraph of one run. */
export const p = (text: string, properties = ''): string => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${r(text)}</w:p>`;
export const r = (text: string, properties = ''): string => `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const tc = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
export const tr = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
