import { refusals } from '#reading/refusals.ts';

/** What a scan reports; all offsets are UTF-16 offsets into the scanned text. Names are as written, prefix included. */
export type XmlHandler = {
  /** `tag` is the source of the start tag. An empty element is reported as an `open` and a `close` with the same end. */
  open(name: string, tag: string, start: number, end: number): void;
  /** Called for every element that was opened, in order, whatever the input. `end` is behind the end tag. */
  close(name: string, start: number, end: number): void;
  /** Character data as it stands in the source, entities undecoded; `literal` for CDATA. */
  text(start: number, end: number, literal: boolean): void;
};

/** Deeper than any document; recursion and searching stay cheap below it. */
const DEEPEST = 500;

/**
 * Walks through XML with exact offsets. Declarations are passed over, so that no entity is ever defined, expanded or
 * fetched. Damaged input never throws but for one that nests absurdly: what is not closed is closed at the end.
 */
export function scanXml(xml: string, handler: XmlHandler): void {
  const open: string[] = [];
  const counts = new Map<string, number>();
  const pop = (): string | undefined => {
    const last = open.pop();
    if (last !== undefined) counts.set(last, (counts.get(last) ?? 1) - 1);
    return last;
  };
  let at = 0;
  while (at < xml.length) {
    const bracket = xml.indexOf('<', at);
    const textEnd = bracket < 0 ? xml.length : bracket;
    if (textEnd > at && open.length > 0) handler.text(at, textEnd, false);
    if (bracket < 0) break;
    const next = xml.charCodeAt(bracket + 1);
    if (next === 0x21) at = skipDeclaration(xml, bracket, handler, open.length > 0);
    else if (next === 0x3f) at = after(xml, '?>', bracket);
    else if (next === 0x2f) {
      const end = after(xml, '>', bracket);
      const name = xml.slice(bracket + 2, end - 1).trim();
      if ((counts.get(name) ?? 0) > 0) {
        for (let last = pop(); last !== undefined; last = pop()) {
          handler.close(last, bracket, last === name ? end : bracket);
          if (last === name) break;
        }
      }
      at = end;
    } else {
      const end = tagEnd(xml, bracket);
      const name = nameAt(xml, bracket + 1, end);
      if (name !== '') {
        handler.open(name, xml.slice(bracket, end), bracket, end);
        if (xml.charCodeAt(end - 2) === 0x2f) handler.close(name, end, end);
        else {
          open.push(name);
          counts.set(name, (counts.get(name) ?? 0) + 1);
        }
        if (open.length > DEEPEST) throw refusals.cannotRead('nested too deeply');
      }
      at = end;
    }
  }
  for (let last = pop(); last !== undefined; last = pop()) handler.close(last, xml.length, xml.length);
}

/** The value of an attribute of a start tag, by its local name, entities decoded; null where it is absent. */
export function attributeOf(tag: string, name: string): string | null {
  let at = tag.indexOf(name);
  while (at > 0) {
    const before = tag.charCodeAt(at - 1);
    let next = at + name.length;
    if (before <= 0x20 || before === 0x3a) {
      while (tag.charCodeAt(next) <= 0x20) next += 1;
      if (tag[next] === '=') {
        next += 1;
        while (tag.charCodeAt(next) <= 0x20) next += 1;
        const quote = tag[next];
        if (quote === '"' || quote === "'") {
          const end = tag.indexOf(quote, next + 1);
          if (end > 0) return decodeEntities(tag.slice(next + 1, end));
        }
      }
    }
    at = tag.indexOf(name, at + name.length);
  }
  return null;
}

const entity = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos));/y;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The character an entity at `at` stands for, and its length in the source; null where `&` is just a sign. */
export function entityAt(xml: string, at: number): { readonly character: string; readonly length: number } | null {
  entity.lastIndex = at;
  const match = entity.exec(xml);
  if (match === null) return null;
  const [source, tens, hex, name] = match;
  if (name !== undefined) return { character: named[name] ?? '', length: source.length };
  const code = tens !== undefined ? Number.parseInt(tens, 10) : Number.parseInt(hex ?? '', 16);
  const valid = code >= 0x20 || (code >= 9 && code <= 13);
  return { character: valid && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd', length: source.length };
}

/** Text with the five named and all numbered entities decoded. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  let out = '';
  for (let at = 0; at < text.length;) {
    const found = text.charCodeAt(at) === 0x26 ? entityAt(text, at) : null;
    out += found?.character ?? text.charAt(at);
    at += found?.length ?? 1;
  }
  return out;
}

function after(xml: string, sign: string, from: number): number {
  const at = xml.indexOf(sign, from);
  return at < 0 ? xml.length : at + sign.length;
}

/** Comments, CDATA and DOCTYPE with its internal subset. */
function skipDeclaration(xml: string, at: number, handler: XmlHandler, inside: boolean): number {
  if (xml.startsWith('<!--', at)) return after(xml, '-->', at + 4);
  if (xml.startsWith('<![CDATA[', at)) {
    const close = xml.indexOf(']]>', at);
    const end = close < 0 ? xml.length : close;
    if (inside && end > at + 9) handler.text(at + 9, end, true);
    return close < 0 ? xml.length : close + 3;
  }
  const end = after(xml, '>', at);
  return xml.slice(at, end).includes('[') ? after(xml, '>', after(xml, ']', at)) : end;
}

/** Behind the `>` of a start tag; `>` may stand inside quotes. */
function tagEnd(xml: string, start: number): number {
  let at = start + 1;
  while (at < xml.length) {
    const code = xml.charCodeAt(at);
    if (code === 0x3e) return at + 1;
    if (code === 0x22 || code === 0x27) {
      const close = xml.indexOf(code === 0x22 ? '"' : "'", at + 1);
      if (close < 0) return xml.length;
      at = close;
    }
    at += 1;
  }
  return xml.length;
}

function nameAt(xml: string, start: number, end: number): string {
  let at = start;
  while (at < end) {
    const code = xml.charCodeAt(at);
    if (code <= 0x20 || code === 0x2f || code === 0x3e) break;
    at += 1;
  }
  return xml.slice(start, at);
}
