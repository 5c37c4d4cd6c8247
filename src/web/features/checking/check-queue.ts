import type { Check, Language } from '#contract/checking.ts';
import { apiAddress, request, sendFile } from '#web/platform/client.ts';

/** A file on its way through the checker. `file` is null for what was taken in before the page was loaded, and for the sample. */
export type QueuedFile = {
  readonly key: string;
  readonly name: string;
  readonly file: File | null;
  readonly state:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'sending'; readonly sent: number }
    | { readonly kind: 'checking' }
    | { readonly kind: 'settled'; readonly check: Check }
    | { readonly kind: 'failed'; readonly error: unknown };
};

export type QueueAction =
  | { readonly kind: 'add'; readonly files: readonly QueuedFile[] }
  | { readonly kind: 'become'; readonly key: string; readonly state: QueuedFile['state'] }
  | { readonly kind: 'remove'; readonly keys: readonly string[] };

/** The list of files, newest first. */
export function reduceQueue(queue: readonly QueuedFile[], action: QueueAction): readonly QueuedFile[] {
  switch (action.kind) {
    case 'add': {
      const known = new Set(queue.map(({ key }) => key));
      return [...action.files.filter(({ key }) => !known.has(key)), ...queue];
    }
    case 'become': return queue.map((each) => (each.key === action.key ? { ...each, state: action.state } : each));
    case 'remove': return queue.filter(({ key }) => !action.keys.includes(key));
  }
}

export const isSettled = ({ state }: QueuedFile): boolean => state.kind === 'settled' || state.kind === 'failed';

type Checks = { readonly checks: readonly Check[] };

/** Hands one file in; `onState` hears how far it is. Answers its check. */
export async function checkFile(file: File, language: Language, onState: (state: QueuedFile['state']) => void, signal: AbortSignal): Promise<Check> {
  onState({ kind: 'sending', sent: 0 });
  const onProgress = (sent: number): void => onState(sent < 1 ? { kind: 'sending', sent } : { kind: 'checking' });
  return only(await sendFile<Checks>(apiAddress('/checks', language, { report: 'none' }), file, onProgress, signal));
}

/** Has the sample paper checked that comes with the product. */
export async function checkSample(language: Language, signal: AbortSignal): Promise<Check> {
  return only(await request<Checks>(apiAddress('/checks/sample', language, { report: 'none' }), { method: 'POST', signal }));
}

function only({ checks }: Checks): Check {
  const [check] = checks;
  if (check === undefined) throw new Error('an answer without a check');
  return check;
}

const storedKey = 'hengji.checks';

/** Ids of the checks of this browser window, so that a reload does not lose them. */
export function rememberedChecks(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storedKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberChecks(queue: readonly QueuedFile[]): void {
  const ids = queue.flatMap(({ state }) => (state.kind === 'settled' ? [state.check.id] : []));
  try {
    sessionStorage.setItem(storedKey, JSON.stringify(ids));
  } catch {
    // A browser that keeps nothing loses the list on reload, no more.
  }
}
