import type { ArchiveSplice } from '#documents/docx/archive-splice.ts';
import { commentAuthor, type PlacedComment } from '#documents/docx/placed-comments.ts';
import { escapeXml } from '#documents/xml-text.ts';

const transitional = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const commentsContentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';

/** What the archive knows of comments: where they stand, and the first number that is free. */
export type CommentPart = { readonly path: string; readonly xml: string | null; readonly firstFreeId: number; readonly namespace: string };

/** Finds the part that holds the comments of the main part, or says where it will be. */
export function findCommentPart(archive: ArchiveSplice, mainPath: string, mainXml: string): CommentPart {
  const folder = mainPath.slice(0, mainPath.lastIndexOf('/') + 1);
  const relationships = textOf(archive.read(relationshipsPath(mainPath)));
  const found = [...(relationships ?? '').matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(([tag]) => tag)
    .find((tag) => /\bType\s*=\s*["'][^"']*\/relationships\/comments["']/.test(tag));
  const target = found === undefined ? null : /\bTarget\s*=\s*["']([^"']*)["']/.exec(found)?.[1] ?? null;
  const path = target === null ? freeName(archive, `${folder}comments`) : target.startsWith('/') ? target.slice(1) : resolved(folder, target);
  const xml = target === null ? null : textOf(archive.read(path));
  const used = [...`${mainXml}\n${xml ?? ''}`.matchAll(/<(?:\w+:)?comment(?:RangeStart|RangeEnd|Reference)?\s[^>]*?\b(?:\w+:)?id\s*=\s*["'](\d{1,9})["']/g)].map((match) => Number(match[1]));
  return { path, xml, firstFreeId: used.reduce((most, id) => Math.max(most, id), -1) + 1, namespace: mainXml.includes(strict) ? strict : transitional };
}

/** The parts that have to change so that the comments are known: the comments themselves and, where there were none, the package's lists. */
export function writeCommentPart(archive: ArchiveSplice, mainPath: string, part: CommentPart, comments: readonly PlacedComment[]): Map<string, string> {
  const changed = new Map<string, string>();
  const elements = comments.map((comment, index) => commentElement(comment, part.firstFreeId + index, part.namespace)).join('');
  if (part.xml !== null) {
    changed.set(part.path, appended(part.xml, elements, 'comments'));
    return changed;
  }
  changed.set(part.path, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${part.namespace}">${elements}</w:comments>`);
  const relationsPath = relationshipsPath(mainPath);
  const relations = textOf(archive.read(relationsPath)) ?? `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${packageRelationships}"></Relationships>`;
  const type = part.namespace === strict ? 'http://purl.oclc.org/ooxml/officeDocument/relationships/comments' : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
  const relation = `<Relationship xmlns="${packageRelationships}" Id="${freeRelation(relations)}" Type="${type}" Target="/${escapeXml(part.path)}"/>`;
  changed.set(relationsPath, appended(relations, relation, 'Relationships'));
  const types = textOf(archive.read('[Content_Types].xml')) ?? '';
  const override = `<Override xmlns="${contentTypes}" PartName="/${escapeXml(part.path)}" ContentType="${commentsContentType}"/>`;
  changed.set('[Content_Types].xml', appended(types, override, 'Types'));
  return changed;
}

function commentElement({ paragraphs }: PlacedComment, id: number, namespace: string): string {
  const written = paragraphs.map((text, index) =>
    `<w:p>${index === 0 ? '<w:r><w:annotationRef/></w:r>' : ''}<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`);
  return `<w:comment xmlns:w="${namespace}" w:id="${id}" w:author="${commentAuthor}" w:initials="${commentAuthor}">${written.join('')}</w:comment>`;
}

/** An element put in as the last child of the root; a root without content is opened. */
function appended(xml: string, element: string, root: string): string {
  const closing = new RegExp(`</(?:\\w+:)?${root}\\s*>\\s*$`).exec(xml);
  if (closing !== null) return xml.slice(0, closing.index) + element + xml.slice(closing.index);
  const empty = new RegExp(`<((?:\\w+:)?${root})\\b([^>]*?)/>\\s*$`).exec(xml);
  if (empty === null) throw new Error(`no <${root}> to add to`);
  return `${xml.slice(0, empty.index)}<${empty[1] ?? root}${empty[2] ?? ''}>${element}</${empty[1] ?? root}>`;
}

function relationshipsPath(path: string): string {
  const slash = path.lastIndexOf('/') + 1;
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`;
}

/** A relative target, which may begin with `./` or climb with `../`. */
function resolved(folder: string, target: string): string {
  const parts = folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function freeName(archive: ArchiveSplice, stem: string): string {
  let name = `${stem}.xml`;
  for (let count = 2; archive.read(name) !== null; count += 1) name = `${stem}${count}.xml`;
  return name;
}

function freeRelation(relations: string): string {
  let id = 'rIdHengji';
  for (let count = 2; relations.includes(`"${id}"`); count += 1) id = `rIdHengji${count}`;
  return id;
}

function textOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : new TextDecoder().decode(bytes);
}
