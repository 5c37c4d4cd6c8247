import { messages } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';

/** A page of a list as every list answers it. */
export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };

/** Where a page ended: the sort key and the value and key of its last row. Opaque to whoever asks. */
export type Cursor = { readonly sort: string; readonly value: string | null; readonly id: string };

export function writeCursor({ sort, value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, value, id]), 'utf8').toString('base64url');
}

/** Keys of rows, and numbers of rows that are counted. */
const key = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\d{1,18})$/;
/** A value that no list is sorted by, such as one with characters that the store refuses. */
// oxlint-disable-next-line no-control-regex -- what may not stand in a text is exactly this
const unusable = /[\u0000\ud800-\udfff]/u;

/** Reads a cursor of the same sorting; refuses anything else. */
export function readCursor(text: string | undefined, sort: string): Cursor | null {
  if (text === undefined || text === '') return null;
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(read) && read.length === 3 && read[0] === sort && (read[1] === null || (typeof read[1] === 'string' && !unusable.test(read[1]))) && typeof read[2] === 'string' && key.test(read[2])) {
      return { sort, value: read[1], id: read[2] };
    }
  } catch {
    // Said below.
  }
  throw new Problem(400, 'bad-cursor', messages.badCursor);
}

/** A page from one row more than was asked for. */
export function pageOf<R, T>(rows: readonly R[], limit: number, sort: string, keyOf: (row: R) => { readonly value: string | null; readonly id: string }, shown: (row: R) => T): Page<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    items: kept.map(shown),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor({ sort, ...keyOf(last) }) : null,
  };
}
