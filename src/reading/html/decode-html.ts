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
    // Pages are converted to UTF-8 more often than their head is. Chinese in UTF-8 is hardly ever valid by chance.
    const isNational = /^gb/.test(charset);
    const converted = isNational ? decode('utf-8', bytes, true) : null;
    if (converted !== null && /[一-鿿]/.test(converted)) return converted;
    const text = decode(isNational ? 'gb18030' : charset, bytes, true);
    if (text !== null) return text;
  }
  return decodeText(bytes);
}
