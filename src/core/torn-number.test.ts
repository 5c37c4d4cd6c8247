import { expect, test } from 'vitest';
import { foldDocument } from '#core/folded-text.ts';
import { plainDocument } from '#core/plain-text.ts';

const fold = (text: string): string => foldDocument(plainDocument('report.txt', text)).text;

test('a number without a known unit is put together in prose of either width', () => {
  expect(fold('服务器2台；吞吐量4 00请求数/秒；扫描率100%')).toBe('服务器2台；吞吐量400请求数/秒；扫描率100%');
  expect(fold('服务器2台;吞吐量4 00请求数/秒;扫描率100%')).toBe('服务器2台；吞吐量400请求数/秒；扫描率100%');
});

test('a long paragraph of torn numbers without punctuation takes time in proportion to its length', () => {
  const long = '甲4 00请'.repeat(60_000);
  const started = performance.now();
  fold(long);
  expect(performance.now() - started).toBeLessThan(3_000);
});
