/** A field of a record that changed; `before` is undefined where there was no record. */
export type FieldDifference = { readonly field: string; readonly before: unknown; readonly after: unknown };

/** Keys that say nothing to people. */
const hidden = new Set(['id', 'version', 'snapshotId', 'indicatorId', 'resultId']);

export function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** What differs between two records of the trail; of one alone, what is set in it. */
export function differenceOf(before: unknown, after: unknown): readonly FieldDifference[] {
  const [was, is] = [recordOf(before), recordOf(after)];
  const fields = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])].filter((field) => !hidden.has(field));
  return fields.flatMap((field) => {
    const [left, right] = [was?.[field], is?.[field]];
    if (JSON.stringify(left ?? null) === JSON.stringify(right ?? null)) return [];
    return [{ field, before: was === null ? undefined : left ?? null, after: right ?? null }];
  });
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : null;
}
