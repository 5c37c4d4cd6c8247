/** Signs of the symbol fonts that reports use for boxes and ticks, by the low byte of their private code. */
const wingdings: Readonly<Record<string, string>> = { fc: '√', fb: '×', fe: '☑', fd: '☒', a8: '□', '6f': '□', '6e': '■', '6c': '●', a1: '○', '75': '◆', d8: '▶' };
const wingdings2: Readonly<Record<string, string>> = { '50': '√', '4f': '×', '52': '☑', '51': '☒', '53': '☒', '54': '☒', a3: '□', '2a': '□', '30': '□' };

/** The character of a `w:sym`: its own code, or for the private codes of symbol fonts the plain sign that looks the same. */
export function symbolCharacter(font: string, code: string): string {
  if (!/^[\da-fA-F]{2,4}$/.test(code)) return '';
  const value = Number.parseInt(code, 16);
  const low = (value & 0xff).toString(16);
  if (value >= 0xf000 && value <= 0xf0ff) return (/2/.test(font) ? wingdings2[low] : wingdings[low]) ?? (/^symbol/i.test(font) && value < 0xf080 ? String.fromCharCode(value & 0xff) : '');
  return value < 0x20 || (value >= 0xd800 && value <= 0xdfff) ? '' : String.fromCharCode(value);
}
