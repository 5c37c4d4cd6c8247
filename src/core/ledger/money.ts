import { parseDecimal, plainDecimal, shiftDecimal, type Decimal } from '#core/decimal.ts';

/** The largest amount of one record: 100 trillion yuan, far above any budget and far below what the store holds. */
export const largestFen = 10_000_000_000_000_000n;

/** Fen of a decimal string in yuan, `2200.5`. Null where it is no plain number, has parts of a fen, is negative or too large. */
export function fenOfYuan(yuan: string): bigint | null {
  const read = parseDecimal(yuan);
  return read === null ? null : fenOfDecimal(read);
}

/** Fen of an amount in yuan; null where it has parts of a fen, is negative or too large. */
export function fenOfDecimal(yuan: Decimal): bigint | null {
  const fen = shiftDecimal(yuan, 2);
  const whole = fen.scale === 0 ? fen.coefficient : wholeOf(fen);
  return whole === null || whole < 0n || whole > largestFen ? null : whole;
}

function wholeOf(value: Decimal): bigint | null {
  const unit = 10n ** BigInt(value.scale);
  return value.coefficient % unit === 0n ? value.coefficient / unit : null;
}

/** An amount in fen as a decimal string in yuan, without trailing zeros: `9000000`, `0.5`. */
export function yuanOfFen(fen: bigint): string {
  // Lists print thousands of amounts: digits are cut, nothing is divided.
  const digits = fen < 0n ? (-fen).toString() : fen.toString();
  const whole = digits.length > 2 ? digits.slice(0, -2) : '0';
  const rest = digits.length > 1 ? digits.slice(-2) : `0${digits}`;
  const decimals = rest === '00' ? '' : rest.endsWith('0') ? `.${rest.slice(0, 1)}` : `.${rest}`;
  return `${fen < 0n ? '-' : ''}${whole}${decimals}`;
}

/** An amount in fen as a decimal string in 万元, without trailing zeros: `900`, `201.12219`. */
export function wanOfFen(fen: bigint): string {
  return plainDecimal({ coefficient: fen, scale: 6 });
}
