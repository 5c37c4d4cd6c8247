import { latinHead } from '#reading/detect-format.ts';
import { decode, decodeText } from '#reading/txt/decode-text.ts';

/**
 * The text of an HTML file: by byte order mark, else by the charset it declares if the bytes agree, else found out.
 * GB 2312 and GBK are read as GB18030, which holds both.
 */
export function decodeHtml(bytes: Uint8Array, declared: string | null = null): string | null {
  const head = latinHead(bytes, 4096);
  const charset = (declared ?? /<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? /^\s*<\?xml[^>]*encoding=["']([\w-]+)/.exec(head)?.[1])?.toLowerCase();
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xef && bytes[1] === 0xbb);
  if (charset !== undefined && !marked && !charset.startsWith('utf-16')) {
    const text = decode(charset === 'gb2312' || charset === 'gbk' ? 'gb18030' : charset, bytes, true);
    if (text !== null) return text;
  }
  return decodeText(bytes);
}
