import { useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '#web/platform/session.tsx';

type Kept = { readonly at: string; readonly value: unknown };

export type Draft<T> = {
  readonly value: T;
  readonly set: (value: T) => void;
  /** When what is shown was typed, where it comes from an earlier visit; null when it is from now. Say so, and offer `discard`. */
  readonly restoredAt: string | null;
  /** Whether something is typed that is not saved. */
  readonly isDirty: boolean;
  /** Back to what is saved. */
  readonly discard: () => void;
  /** It is saved. */
  readonly saved: () => void;
};

const prefix = 'hengji.draft.';

/**
 * What is typed, kept by the browser until it is saved: an ended session, a closed window or a lost connection loses nothing.
 * `key` names the thing edited (`project/0198…/narrative`); drafts are kept apart by person.
 */
export function useDraft<T>(key: string, saved: T): Draft<T> {
  const { session } = useSession();
  const place = `${prefix}${session.accountId}.${key}`;
  const [state, setState] = useState<{ readonly place: string; readonly value: T; readonly restoredAt: string | null; readonly isDirty: boolean }>(() => start(place, saved));
  const current = state.place === place ? state : start(place, saved);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef<(() => void) | null>(null);
  useEffect(() => {
    const flush = (): void => latest.current?.();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  const set = useCallback((value: T) => {
    setState({ place, value, restoredAt: null, isDirty: true });
    clearTimeout(timer.current);
    latest.current = () => {
      clearTimeout(timer.current);
      latest.current = null;
      store(place, value);
    };
    timer.current = setTimeout(() => latest.current?.(), 300);
  }, [place]);
  const drop = useCallback(() => {
    clearTimeout(timer.current);
    latest.current = null;
    remove(place);
  }, [place]);
  return {
    value: current.isDirty ? current.value : saved, set, restoredAt: current.restoredAt, isDirty: current.isDirty,
    discard: () => {
      drop();
      setState({ place, value: saved, restoredAt: null, isDirty: false });
    },
    saved: () => {
      drop();
      setState({ place, value: current.value, restoredAt: null, isDirty: false });
    },
  };
}

function start<T>(place: string, saved: T): { readonly place: string; readonly value: T; readonly restoredAt: string | null; readonly isDirty: boolean } {
  const kept = readKept(place);
  return kept === null ? { place, value: saved, restoredAt: null, isDirty: false } : { place, value: kept.value as T, restoredAt: kept.at, isDirty: true };
}

function readKept(place: string): Kept | null {
  try {
    const text = localStorage.getItem(place);
    const read: unknown = text === null ? null : JSON.parse(text);
    return typeof read === 'object' && read !== null && 'at' in read && typeof read.at === 'string' && 'value' in read ? { at: read.at, value: read.value } : null;
  } catch {
    return null;
  }
}

function store(place: string, value: unknown): void {
  try {
    localStorage.setItem(place, JSON.stringify({ at: new Date().toISOString(), value } satisfies Kept));
  } catch {
    // A browser that keeps nothing is no reason to stop typing.
  }
}

function remove(place: string): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // As above.
  }
}
