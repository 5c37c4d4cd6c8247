/** The most similar of some names, when it is similar enough to be meant. */
export function nearestTo(typed: string, names: readonly string[]): string | null {
  let nearest: string | null = null;
  let least = Math.max(2, Math.floor(typed.length / 3)) + 1;
  for (const name of names) {
    const distance = editDistance(typed, name);
    if (distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}

function editDistance(left: string, right: string): number {
  if (left.length > 100 || right.length > 100) return Infinity;
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let at = 1; at <= left.length; at += 1) {
    const next = [at];
    for (let other = 1; other <= right.length; other += 1) {
      const same = left[at - 1] === right[other - 1] ? 0 : 1;
      next.push(Math.min((row[other] ?? 0) + 1, (next[other - 1] ?? 0) + 1, (row[other - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[right.length] ?? Infinity;
}
