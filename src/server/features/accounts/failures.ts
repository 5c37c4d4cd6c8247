/** So many failures lock a name for so long. */
export const mostFailures = 5;
export const lockMinutes = 15;

const mostNames = 10_000;

export type Failures = ReturnType<typeof createFailures>;

/** Failures with names that nobody has: they lock like those of accounts, so that a lock does not tell which names exist. */
export function createFailures(now: () => Date) {
  const names = new Map<string, { readonly count: number; readonly lockedUntil: Date | null }>();
  return {
    lockedUntil: (name: string): Date | null => names.get(name)?.lockedUntil ?? null,
    note: (name: string): void => {
      const count = (names.get(name)?.count ?? 0) + 1;
      names.delete(name);
      // The names tried longest ago go first.
      const [oldest] = names.size >= mostNames ? names.keys() : [];
      if (oldest !== undefined) names.delete(oldest);
      names.set(name, count >= mostFailures ? { count: 0, lockedUntil: new Date(now().getTime() + lockMinutes * 60_000) } : { count, lockedUntil: null });
    },
  };
}

/** Lets each name be tried so often a minute, from however many addresses. */
export function limitPerMinute(now: () => Date, most: number): (name: string) => boolean {
  let minute = 0;
  const tried = new Map<string, number>();
  return (name) => {
    const current = Math.floor(now().getTime() / 60_000);
    if (current !== minute || tried.size >= mostNames) tried.clear();
    minute = current;
    const count = (tried.get(name.trim()) ?? 0) + 1;
    tried.set(name.trim(), count);
    return count <= most;
  };
}
