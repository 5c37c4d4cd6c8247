const REPLACEMENT = 0xfffd;

/**
 * The text of bytes whose encoding nobody declared: UTF-8, UTF-16 or GB18030 (which holds GBK and GB 2312), with or
 * without a byte order mark. Null where no reading of the bytes is text. The mark is taken off, nothing else changed.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const marked = decodeMarked(bytes);
  if (marked !== null) return marked;
  const wide = decodeUnmarkedUtf16(bytes);
  if (wide !== null) return wide;
  const utf8 = decode('utf-8', bytes, true);
  const national = decode('gb18030', bytes, true);
  if (utf8 !== null && !(national !== null && isRatherNational(utf8, national))) return isText(utf8) ? utf8 : null;
  if (national !== null && isText(national)) return national;
  return leastDamaged(bytes);
}

/** `\r\n` and `\r` as `\n`. */
export function unifyLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Decodes with a named encoding; null when the label is unknown or, if `fatal`, when a byte does not fit. */
export function decode(label: string, bytes: Uint8Array, fatal = false): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeMarked(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return decode('utf-8', bytes);
  if (first === 0xff && second === 0xfe) return decode('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decode('utf-16be', bytes);
  if (first === 0x84 && second === 0x31 && third === 0x95 && bytes[3] === 0x33) return decode('gb18030', bytes.subarray(4));
  return null;
}

/** UTF-16 without a mark: line ends, digits and spaces leave a zero in every other byte, and Chinese a 4E to 9F. */
function decodeUnmarkedUtf16(bytes: Uint8Array): string | null {
  if (bytes.length < 4) return null;
  const sample = bytes.length > 20_000 ? bytes.subarray(0, 20_000) : bytes;
  const zeros = [0, 0];
  for (let at = 0; at < sample.length; at += 1) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const zerosSpeak = even + odd > sample.length / 200 && (even === 0 || odd === 0 || even > 8 * odd || odd > 8 * even);
  if (even + odd > 0 && !zerosSpeak) return null;
  if (even + odd === 0 && decode('utf-8', bytes, true) !== null) return null;
  let best: string | null = null;
  let bestShare = 0.9;
  for (const label of ['utf-16le', 'utf-16be']) {
    const text = decode(label, bytes) ?? '';
    const share = plausibleShare(text);
    if (share > bestShare) {
      best = text;
      bestShare = share;
    }
  }
  if (best === null) return null;
  // GBK bytes in pairs can look like rare ideographs: the everyday reading wins.
  const national = even + odd === 0 ? decode('gb18030', bytes, true) : null;
  return national !== null && everydayShare(national) >= everydayShare(best) ? null : best;
}

/** Short GBK texts may happen to be valid UTF-8 of Latin and Arabic letters; Chinese on the other side decides. */
function isRatherNational(utf8: string, national: string): boolean {
  let twoByte = 0;
  for (let at = 0; at < utf8.length; at += 1) {
    const code = utf8.charCodeAt(at);
    if (code >= 0x800) return false;
    if (code >= 0x80) twoByte += 1;
  }
  return twoByte > 0 && everydayShare(national) > 0.9;
}

/** Neither encoding fits throughout: a cut or slightly damaged file. The one with fewer damaged characters is taken. */
function leastDamaged(bytes: Uint8Array): string | null {
  let best: string | null = null;
  let least = 0.02;
  for (const label of ['utf-8', 'gb18030']) {
    const text = decode(label, bytes) ?? '';
    if (!isText(text)) continue;
    let damaged = 0;
    for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) === REPLACEMENT) damaged += 1;
    // A cut in the middle of the last character is no damage to speak of.
    const share = damaged <= 1 ? 0 : damaged / text.length;
    if (share < least && plausibleShare(text) > 0.9) {
      best = text;
      least = share;
    }
  }
  return best;
}

/** Whether a decoded text is free of the control characters that only binary data has. */
function isText(text: string): boolean {
  let controls = 0;
  const length = Math.min(text.length, 100_000);
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code < 0x20 && !(code >= 9 && code <= 13) && code !== 0x1a && code !== 0x1b) || code === 0x7f || code >= 0xfffe) controls += 1;
  }
  return controls * 200 <= length;
}

/** Share of characters that texts of the trade are made of: ASCII, Chinese and its punctuation, common signs. */
function plausibleShare(text: string): number {
  return shareOf(text, (code) => (code >= 0x20 && code < 0x7f) || (code >= 9 && code <= 13) || (code >= 0x4e00 && code <= 0x9fff)
    || (code >= 0x3000 && code <= 0x303f) || (code >= 0xff01 && code <= 0xffe6) || (code >= 0x2010 && code <= 0x2460) || code === 0xa0
    || code === 0xb7 || code === 0xd7 || (code >= 0x2460 && code <= 0x25ff) || code === 0xfeff || code === REPLACEMENT);
}

/** The same without the rarer ideographs: of these everyday Chinese has its characters encoded in GB 2312's range. */
function everydayShare(text: string): number {
  return shareOf(text, (code) => (code >= 0x20 && code < 0x7f) || (code >= 9 && code <= 13) || everydayCharacters().has(code)
    || (code >= 0x3000 && code <= 0x3015) || (code >= 0xff01 && code <= 0xff5e) || (code >= 0x2014 && code <= 0x2026));
}

function shareOf(text: string, fits: (code: number) => boolean): number {
  const length = Math.min(text.length, 10_000);
  if (length === 0) return 0;
  let fitting = 0;
  for (let at = 0; at < length; at += 1) if (fits(text.charCodeAt(at))) fitting += 1;
  return fitting / length;
}

let everyday: ReadonlySet<number> | null = null;

/** The 6,763 characters of GB 2312, computed from the encoding itself when first needed. */
function everydayCharacters(): ReadonlySet<number> {
  everyday ??= gb2312Characters();
  return everyday;
}

function gb2312Characters(): Set<number> {
  const bytes = new Uint8Array(72 * 94 * 2);
  let at = 0;
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      bytes[at] = row;
      bytes[at + 1] = cell;
      at += 2;
    }
  }
  const characters = new Set<number>();
  for (const character of decode('gb18030', bytes) ?? '') characters.add(character.codePointAt(0) ?? 0);
  return characters;
}
