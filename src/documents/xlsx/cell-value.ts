import { xmlText } from '#documents/xml-text.ts';

/** Value of a cell: an amount as a number where fifteen digits hold it, as spreadsheets do, else as its text, which loses nothing. Texts are never formulas. */
export function cellValue(text: string | null, isAmount: boolean): string | number | null {
  if (text === null) return null;
  const number: unknown = isAmount && /^(?:0|[1-9]\d*)(?:\.\d{1,8})?$/.test(text) && text.replace('.', '').length <= 15 ? JSON.parse(text) : null;
  return typeof number === 'number' ? number : xmlText(text);
}
