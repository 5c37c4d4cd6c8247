/** A name without what differs between two writings of it: spaces, quotation marks, width of brackets. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/[\s“”"'‘’《》〈〉]/g, '');
}

/** Makes each key unlike the ones before it: the second of a name gets `#2`. */
export function numbered(): (key: string) => string {
  const seen = new Map<string, number>();
  return (key) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}#${count}`;
  };
}
