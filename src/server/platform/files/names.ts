/** A file name to show: its last part, without control characters and marks that turn the writing direction. */
export function shownName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').trim();
  return plain === '' ? 'document' : plain.length > 200 ? `${plain.slice(0, 180)}…${plain.slice(-19)}` : plain;
}

/** The header that makes a browser store an answer under a name instead of showing it. */
export function attachment(name: string): string {
  const ending = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? '';
  return `attachment; filename="file${ending}"; filename*=UTF-8''${encodeName(name)}`;
}

export function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
