/**
 * A decimal number kept exactly: `coefficient / 10^scale`. Trailing zeros are kept, because the number of printed
 * decimals says how precise a figure claims to be (`44.90%` is not `44.9%`).
 */
export type Decimal = { readonly coefficient: bigint; readonly scale: number };

const powers: bigint[] = [1n];

/** 10 to the power of a small non-negative whole number. */
export function powerOfTen(exponent: number): bigint {
  for (let known = powers.length; known <= exponent; known += 1) powers.push((powers[known - 1] ?? 1n) * 10n);
  return powers[exponent] ?? 1n;
}

/** Reads plain ASCII digits with at most one point and an optional sign; anything else, grouping marks included, is null. */
export function parseDecimal(text: string): Decimal | null {
  if (!/^[+-]?\d+(?:\.\d+)?$/.test(text)) return null;
  const point = text.indexOf('.');
  if (point < 0) return { coefficient: BigInt(text), scale: 0 };
  return { coefficient: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
}

/** Reads a decimal that is known to be well formed, such as a value of the norm book. Throws on anything else. */
export function decimal(text: string): Decimal {
  const read = parseDecimal(text);
  if (read === null) throw new Error(`not a decimal number: ${JSON.stringify(text)}`);
  return read;
}

/** A whole number as a decimal. */
export function wholeNumber(value: bigint | number): Decimal {
  return { coefficient: BigInt(value), scale: 0 };
}

/** The same value with at least `scale` decimals. */
export function withScale(value: Decimal, scale: number): Decimal {
  if (scale <= value.scale) return value;
  return { coefficient: value.coefficient * powerOfTen(scale - value.scale), scale };
}

/** Multiplied by a power of ten, exactly: 万 is `shiftDecimal(value, 4)`. The scale never becomes negative. */
export function shiftDecimal(value: Decimal, exponent: number): Decimal {
  const scale = value.scale - exponent;
  if (scale >= 0) return { coefficient: value.coefficient, scale };
  return { coefficient: value.coefficient * powerOfTen(-scale), scale: 0 };
}

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { coefficient: withScale(left, scale).coefficient + withScale(right, scale).coefficient, scale };
}

export function subtractDecimals(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { coefficient: withScale(left, scale).coefficient - withScale(right, scale).coefficient, scale };
}

export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  return { coefficient: left.coefficient * right.coefficient, scale: left.scale + right.scale };
}

/** Negative, zero or positive, as left is below, equal to or above right. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale);
  const difference = withScale(left, scale).coefficient - withScale(right, scale).coefficient;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Equal in value; `40.90` equals `40.9`. */
export function equalDecimals(left: Decimal, right: Decimal): boolean {
  return compareDecimals(left, right) === 0;
}

export function isZero(value: Decimal): boolean {
  return value.coefficient === 0n;
}

/** All kept decimals: `44.90`. */
export function formatDecimal(value: Decimal): string {
  const negative = value.coefficient < 0n;
  const digits = (negative ? -value.coefficient : value.coefficient).toString().padStart(value.scale + 1, '0');
  const whole = digits.slice(0, digits.length - value.scale);
  const rest = value.scale > 0 ? `.${digits.slice(digits.length - value.scale)}` : '';
  return `${negative ? '-' : ''}${whole}${rest}`;
}

/** Without trailing zeros: `44.9`. The form that crosses interfaces. */
export function plainDecimal(value: Decimal): string {
  const full = formatDecimal(value);
  return full.includes('.') ? full.replace(/\.?0+$/, '') : full;
}

/** With thousands marks, without trailing zeros: `11,257.91`. The form shown to people. */
export function groupedDecimal(value: Decimal): string {
  const [whole = '', rest] = plainDecimal(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}
