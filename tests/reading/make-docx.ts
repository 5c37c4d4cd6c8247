import { strToU8, zipSync } from 'fflate';

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Parts of a docx as XML of their content; only the body is needed. */
export type DocxParts = { readonly body: string; readonly numbering?: string; readonly styles?: string; readonly footnotes?: string; readonly extra?: Readonly<Record<string, Uint8Array>> };

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const content = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** A Word file made by hand, so that a test sees every element that it is about; Word and LibreOffice open it too. */
export function makeDocx({ body, numbering, styles, footnotes, extra = {} }: DocxParts): Uint8Array {
  const given: Readonly<Record<string, string | undefined>> = { numbering, styles, footnotes };
  const names = Object.keys(given).filter((name) => given[name] !== undefined);
  const part = (root: string, inner: string): Uint8Array => strToU8(
    `<?xml version="1.0" encoding="UTF-8"?><w:${root} xmlns:w="${w}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml">${inner}</w:${root}>`);
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (inner: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${packages}/relationships">${inner}</Relationships>`);
  const override = (path: string, type: string): string => `<Override PartName="/${path}" ContentType="${content}.${type}+xml"/>`;
  return zipSync({
    '[Content_Types].xml': strToU8(`<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('word/document.xml', 'document.main')}${names.map((name) => override(`word/${name}.xml`, name)).join('')}</Types>`),
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relations(names.map((name, at) => relation(`r${at + 1}`, name, `${name}.xml`)).join('')),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...Object.fromEntries(names.map((name) => [`word/${name}.xml`, part(name, given[name] ?? '')])),
    ...extra,
  });
}

/** A paragraph of one run. */
export const p = (text: string, properties = ''): string => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${r(text)}</w:p>`;
export const r = (text: string, properties = ''): string => `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const tc = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
export const tr = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
