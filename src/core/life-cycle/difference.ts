/** A value as JSON knows it; numbers that must be exact are strings. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One thing that differs between two versions. `path` names the way to it; rows are named by their key. */
export type Difference = {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: Json;
  readonly after: Json;
};

/**
 * What differs between two versions of a record, figure by figure, in the order of the first and then of what is new in
 * the second. Rows of lists are held together by their `id`, so that a row that moved is no change; lists of rows without
 * one are compared place by place. Decimal strings are compared as written.
 *
 * @param ignored names of members that say nothing of substance, such as times of writing
 */
export function differencesBetween(before: Json, after: Json, ignored: ReadonlySet<string> = new Set()): readonly Difference[] {
  const found: Difference[] = [];
  compare(before, after, '', ignored, found);
  return found;
}

function compare(before: Json, after: Json, path: string, ignored: ReadonlySet<string>, found: Difference[]): void {
  if (isList(before) && isList(after)) {
    compareMembers(membersOfList(before), membersOfList(after), path, ignored, found);
  } else if (isRecord(before) && isRecord(after)) {
    compareMembers(new Map(Object.entries(before)), new Map(Object.entries(after)), path, ignored, found);
  } else if (JSON.stringify(before) !== JSON.stringify(after)) {
    found.push({ path, kind: 'changed', before, after });
  }
}

function compareMembers(before: ReadonlyMap<string, Json>, after: ReadonlyMap<string, Json>, path: string, ignored: ReadonlySet<string>, found: Difference[]): void {
  const at = (name: string): string => (path === '' ? name : `${path}/${name}`);
  for (const [name, value] of before) {
    if (ignored.has(name)) continue;
    const other = after.get(name);
    if (other === undefined) found.push({ path: at(name), kind: 'removed', before: value, after: null });
    else compare(value, other, at(name), ignored, found);
  }
  for (const [name, value] of after) if (!before.has(name) && !ignored.has(name)) found.push({ path: at(name), kind: 'added', before: null, after: value });
}

function membersOfList(list: readonly Json[]): ReadonlyMap<string, Json> {
  const ids = list.map((row) => (isRecord(row) && typeof row['id'] === 'string' ? row['id'] : null));
  const areKeys = ids.every((id) => id !== null) && new Set(ids).size === ids.length;
  return new Map(list.map((row, index) => [areKeys ? (ids[index] ?? String(index)) : String(index), row]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same text for the same value, whatever the order of its members: what a hash is taken of. */
export function canonicalText(value: Json): string {
  if (isList(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (isRecord(value)) return `{${Object.keys(value).toSorted().map((key) => `${JSON.stringify(key)}:${canonicalText(value[key] ?? null)}`).join(',')}}`;
  return JSON.stringify(value);
}
