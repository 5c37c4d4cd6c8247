/** What a file is by its first bytes; the name is only asked where bytes alone cannot tell. */
export type FileKind = 'zip' | 'ole' | 'pdf' | 'rtf' | 'ofd' | 'image' | 'html' | 'mhtml' | 'other';

const signatures: readonly (readonly [bytes: readonly number[], kind: FileKind, at?: number])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], 'zip'],
  [[0x50, 0x4b, 0x07, 0x08], 'zip'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'ole'],
  [[0x89, 0x50, 0x4e, 0x47], 'image'],
  [[0xff, 0xd8, 0xff], 'image'],
  [[0x47, 0x49, 0x46, 0x38], 'image'],
  [[0x49, 0x49, 0x2a, 0x00], 'image'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'image'],
  [[0x57, 0x45, 0x42, 0x50], 'image', 8],
  [[0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69], 'image', 4],
  [[0x66, 0x74, 0x79, 0x70, 0x61, 0x76, 0x69, 0x66], 'image', 4],
];

/** The kind of a file by its content. Text of any kind but HTML is `other`. */
export function detectKind(bytes: Uint8Array): FileKind {
  for (const [signature, kind, at = 0] of signatures) {
    if (signature.every((byte, index) => bytes[at + index] === byte)) return kind;
  }
  if (bytes[0] === 0x42 && bytes[1] === 0x4d && bytes.length > 26 && bytes[6] === 0 && bytes[7] === 0 && bytes[8] === 0 && bytes[9] === 0) return 'image';
  const head = latinHead(bytes, 4096);
  // Readers accept a PDF whose header is preceded by up to a kilobyte of something else.
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (head.startsWith('{\\rtf')) return 'rtf';
  if (/^MIME-Version:/im.test(head) && /Content-Type:\s*multipart\/related/i.test(head)) return 'mhtml';
  return looksLikeHtml(head) ? 'html' : 'other';
}

/** The start of a file, byte for byte as characters, without zeros: enough to see ASCII in UTF-16 too. */
export function latinHead(bytes: Uint8Array, length: number): string {
  let head = '';
  const end = Math.min(bytes.length, length);
  for (let at = 0; at < end; at += 1) if (bytes[at] !== 0) head += String.fromCharCode(bytes[at] ?? 0);
  return head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
}

function looksLikeHtml(head: string): boolean {
  const start = head.trimStart().slice(0, 2048);
  return /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,1000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|style|p|h[1-6])[\s>]/i.test(start);
}
