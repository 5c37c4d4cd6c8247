import { detectKind } from '#reading/detect-format.ts';

/** What names of files of a kind may end in, and what they are called then. */
const packed: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ofd: 'application/ofd',
};
const compound: Readonly<Record<string, string>> = {
  doc: 'application/msword', xls: 'application/vnd.ms-excel', ppt: 'application/vnd.ms-powerpoint', wps: 'application/vnd.ms-works', et: 'application/vnd.ms-excel', dps: 'application/vnd.ms-powerpoint',
};
const pictures: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', tif: 'image/tiff', tiff: 'image/tiff' };
const texts: Readonly<Record<string, string>> = { txt: 'text/plain', text: 'text/plain', md: 'text/plain', csv: 'text/csv' };
const pages: Readonly<Record<string, string>> = { htm: 'text/html', html: 'text/html' };

/** The media type of a file whose content and name agree; null where the content is of a kind that is not accepted, or not what the name says. */
export function acceptedType(name: string, head: Uint8Array, tail: Uint8Array): string | null {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  switch (detectKind(head)) {
    case 'pdf': return ending === 'pdf' ? 'application/pdf' : null;
    case 'zip': return isDocument(head, tail) ? packed[ending] ?? null : null;
    case 'ole': return compound[ending] ?? null;
    case 'image': return pictures[ending] ?? null;
    case 'html': return pages[ending] ?? texts[ending] ?? null;
    case 'other': return isText(head) && isText(tail) ? texts[ending] ?? pages[ending] ?? null : null;
    default: return null;
  }
}

/** Whether an archive is a document: it names the part that every such document has. */
function isDocument(head: Uint8Array, tail: Uint8Array): boolean {
  return [head, tail].some((bytes) => {
    const text = Buffer.from(bytes).toString('latin1');
    return text.includes('[Content_Types].xml') || text.includes('OFD.xml');
  });
}

/** Text of any encoding holds no control characters; UTF-16 is known by its mark. */
function isText(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  return !bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c);
}
