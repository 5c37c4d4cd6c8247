/** GB18030 bytes of a text in the characters that have codes of two bytes, found by decoding all of them. */
export function encodeGb18030(text: string): Uint8Array {
  const codes = new Map<string, readonly [number, number]>();
  const decoder = new TextDecoder('gb18030');
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const character = decoder.decode(Uint8Array.of(first, second));
      if (character.length === 1 && !codes.has(character)) codes.set(character, [first, second]);
    }
  }
  return Uint8Array.from([...text].flatMap((character) => (character < '\u0080' ? [character.charCodeAt(0)] : [...codes.get(character) ?? [0x3f]])));
}
