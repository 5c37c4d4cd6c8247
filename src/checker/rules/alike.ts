/** Names and other short strings by the pairs of characters they share: 2·common/(left + right), as a whole number of hundredths. */
export function likenessPercent(left: string, right: string): number {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < left.length; at += 1) pairs.set(left.slice(at, at + 2), (pairs.get(left.slice(at, at + 2)) ?? 0) + 1);
  let common = 0;
  for (let at = 0; at + 1 < right.length; at += 1) {
    const pair = right.slice(at, at + 2);
    const known = pairs.get(pair) ?? 0;
    if (known === 0) continue;
    pairs.set(pair, known - 1);
    common += 1;
  }
  const all = left.length + right.length - 2;
  return all <= 0 ? (left === right ? 100 : 0) : Math.floor((200 * common) / all);
}

/** The pairs among some groups that come together in at least one of them, each once. Groups of more than `most` say nothing. */
export function pairsIn<T extends { readonly ordinal: number }>(groups: Iterable<readonly T[]>, most: number): [T, T][] {
  const pairs = new Map<string, [T, T]>();
  for (const group of groups) {
    if (group.length < 2 || group.length > most) continue;
    for (let left = 0; left < group.length; left += 1) {
      for (let right = left + 1; right < group.length; right += 1) {
        const first = group[left];
        const second = group[right];
        if (first !== undefined && second !== undefined && first.ordinal !== second.ordinal) pairs.set(`${first.ordinal} ${second.ordinal}`, [first, second]);
      }
    }
  }
  return [...pairs.values()];
}

/** Adds to the group of a key. */
export function addTo<T>(groups: Map<string, T[]>, key: string, member: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [member]);
  else group.push(member);
}
