import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { decodeText, unifyLineEnds } from '#reading/txt/decode-text.ts';

const text = '（一）“平台”运维项目\n2023年度预算1,200.5万元，执行率90.06％——按期完成。';

const utf16 = (content: string, big: boolean): Uint8Array => {
  const bytes = Buffer.from(content, 'utf16le');
  return new Uint8Array(big ? bytes.swap16() : bytes);
};

/** GB18030 bytes of a text, found by decoding every code of two bytes. */
function gb18030(content: string): Uint8Array {
  const codes = new Map<string, readonly [number, number]>();
  const decoder = new TextDecoder('gb18030');
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const character = decoder.decode(Uint8Array.of(first, second));
      if (character.length === 1 && !codes.has(character)) codes.set(character, [first, second]);
    }
  }
  return Uint8Array.from([...content].flatMap((character) => (character < '\u0080' ? [character.charCodeAt(0)] : [...codes.get(character) ?? [0x3f]])));
}

describe('encodings are found out', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['UTF-16 little endian with a mark', utf16(`\ufeff${text}`, false)],
    ['UTF-16 big endian with a mark', utf16(`\ufeff${text}`, true)],
    ['UTF-16 little endian without a mark', utf16(text, false)],
    ['UTF-16 big endian without a mark', utf16(text, true)],
    ['GB18030', gb18030(text)],
  ])('%s', (_name, bytes) => expect(decodeText(bytes)).toBe(text));

  test('Chinese without a single ASCII character', () => {
    const chinese = '本项目绩效目标全部完成，资金使用规范。';
    expect(decodeText(gb18030(chinese))).toBe(chinese);
    expect(decodeText(utf16(chinese, false))).toBe(chinese);
    expect(decodeText(utf16(chinese, true))).toBe(chinese);
  });

  test('a short GBK text whose bytes happen to be valid UTF-8', () => {
    expect(decodeText(Uint8Array.of(0xc1, 0xaa, 0xcd, 0xa8))).toBe('联通');
  });

  test('UTF-8 cut in the middle of its last character', () => {
    const bytes = new TextEncoder().encode(text);
    expect(decodeText(bytes.subarray(0, bytes.length - 1))?.slice(0, -1)).toBe(text.slice(0, -1));
  });

  test('binary data is no text', () => {
    expect(decodeText(Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + 13 * (at % 251)) % 256))).toBeNull();
    expect(decodeText(Uint8Array.from({ length: 64 }, (_, at) => at % 9))).toBeNull();
  });
});

test('line ends become one', () => {
  expect(unifyLineEnds('一\r\n二\r三\n四')).toBe('一\n二\n三\n四');
});
