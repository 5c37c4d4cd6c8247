/** A choice kept by the browser; where it keeps nothing, the usual one. */
export function readChoice<T extends string>(key: string, choices: readonly T[], usual: T): T {
  const stored = readText(key);
  return choices.find((choice) => choice === stored) ?? usual;
}

/** What was last kept; null where there is nothing. */
export function readText(key: string): string | null {
  try {
    return localStorage.getItem(`hengji.${key}`);
  } catch {
    return null;
  }
}

export function storeChoice(key: string, choice: string): void {
  try {
    localStorage.setItem(`hengji.${key}`, choice);
  } catch {
    // A browser that keeps nothing is no reason to stop.
  }
}
