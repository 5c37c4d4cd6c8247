/**
 * Adds a value to the list of a key. Lists stop at `most`: whatever is typed into a text, comparing the members of two
 * lists stays cheap, and a reader is shown no more places than that anyway.
 */
export function gather<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value, most = 200): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else if (list.length < most) list.push(value);
}
