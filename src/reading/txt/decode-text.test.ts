import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { decodeText, unifyLineEnds } from '#reading/txt/decode-text.ts';
import { encodeGb18030 } from '../../../tests/reading/gb18030.ts';

const text = '（一）“平台”运维项目\n2023年度预算1,200.5万元，执行率90.06％——按期完成。';

const utf16 = (content: string, big: boolean): Uint8Array => {
  const bytes = Buffer.from(content, 'utf16le');
  return new Uint8Array(big ? bytes.swap16() : bytes);
};

describe('encodings are found out', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['UTF-16 little endian with a mark', utf16(`\ufeff${text}`, false)],
    ['UTF-16 big endian with a mark', utf16(`\ufeff${text}`, true)],
    ['UTF-16 little endian without a mark', utf16(text, false)],
    ['UTF-16 big endian without a mark', utf16(text, true)],
    ['GB18030', encodeGb18030(text)],
  ])('%s', (_name, bytes) => expect(decodeText(bytes)).toBe(text));

  test('Chinese without a single ASCII character', () => {
    const chinese = '本项目绩效目标全部完成，资金使用规范。';
    expect(decodeText(encodeGb18030(chinese))).toBe(chinese);
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
