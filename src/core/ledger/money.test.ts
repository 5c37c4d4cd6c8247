import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDecimal } from '#core/decimal.ts';
import { fenOfYuan, yuanOfFen } from '#core/ledger/money.ts';

describe('yuan of fen', () => {
  test.each([[0n, '0'], [5n, '0.05'], [50n, '0.5'], [-7n, '-0.07'], [100n, '1'], [900_000_000n, '9000000'], [201_122_19n, '201122.19'], [-12_30n, '-12.3']])('%s is %s', (fen, yuan) => {
    expect(yuanOfFen(fen)).toBe(yuan);
  });

  test('is the plain decimal, and reads back', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), (fen) => {
      expect(yuanOfFen(fen)).toBe(plainDecimal({ coefficient: fen, scale: 2 }));
      if (fen >= 0n) expect(fenOfYuan(yuanOfFen(fen))).toBe(fen);
    }));
  });
});
