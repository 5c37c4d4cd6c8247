import type { Archive } from '#reading/archive/open-archive.ts';
import { decode } from '#reading/txt/decode-text.ts';

/** An XML entry as text without byte order mark; null where there is none. XML is UTF-8 unless a mark or its head says otherwise. */
export function readXmlPart(archive: Archive, name: string): string | null {
  const bytes = archive.read(name);
  if (bytes === null) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode('utf-16be', bytes);
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*encoding=["']([\w.-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  return decode(declared, bytes) ?? decode('utf-8', bytes);
}

/** The targets of a part's relationships by id, as paths in the archive. `part` is `word/document.xml`, for the archive itself empty. */
export function readRelations(archive: Archive, part: string): { readonly id: string; readonly type: string; readonly target: string }[] {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const xml = readXmlPart(archive, `${folder}_rels/${part.slice(slash + 1)}.rels`) ?? '';
  const relations: { id: string; type: string; target: string }[] = [];
  for (const [tag] of xml.matchAll(/<(?:\w+:)?Relationship\s[^>]{1,2000}>/g)) {
    const target = attribute(tag, 'Target');
    if (attribute(tag, 'TargetMode') === 'External') continue;
    relations.push({ id: attribute(tag, 'Id'), type: attribute(tag, 'Type').replace(/^.*\//, ''), target: resolve(folder, target) });
  }
  return relations;
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? '';
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
