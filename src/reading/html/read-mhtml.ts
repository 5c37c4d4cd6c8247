import { Buffer } from 'node:buffer';
import type { Document } from '#core/document.ts';
import { latinHead } from '#reading/detect-format.ts';
import { readHtml } from '#reading/html/read-html.ts';
import { refusals } from '#reading/refusals.ts';

/** Reads the page of a single-file web archive, which office systems also hand out under the name of a Word file. */
export function readMhtml(name: string, bytes: Uint8Array): Document {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const boundary = /boundary\s*=\s*"?([^"\r\n;]{1,200})"?/i.exec(latinHead(bytes, 8192))?.[1];
  if (boundary === undefined) throw refusals.unknownFormat();
  for (const part of source.split(`--${boundary}`)) {
    const gap = /\r?\n\r?\n/.exec(part);
    if (gap === null) continue;
    const head = part.slice(0, gap.index);
    if (!/Content-Type:\s*text\/html/i.test(head)) continue;
    const body = part.slice(gap.index + gap[0].length);
    const encoding = /Content-Transfer-Encoding:\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? '7bit';
    const page = encoding === 'base64' ? Buffer.from(body, 'base64') : Buffer.from(encoding === 'quoted-printable' ? unquote(body) : body, 'latin1');
    return readHtml(name, bytes, page, /charset\s*=\s*"?([\w-]+)/i.exec(head)?.[1] ?? null);
  }
  throw refusals.unknownFormat();
}

function unquote(body: string): string {
  return body.replace(/=\r?\n/g, '').replace(/=([\dA-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
