/** A choice kept by the browser; where it keeps nothing, the usual one. */
export function readChoice<T extends string>(key: string, choices: readonly T[], usual: T): T {
  try {
    const stored = localStorage.getItem(`hengji.${key}`);
    return choices.find((choice) => choice === stored) ?? usual;
  } catch {
    return usual;
  }
}

export function storeChoice(key: string, choice: string): void {
  try {
    localStorage.setItem(`hengji.${key}`, choice);
  } catch {
    // A browser that keeps nothing is no reason to stop.
  }
}
