import { useCallback, useEffect, useRef, useState } from 'react';

/** Something on its way from the server: there, not yet there, or failed with a way to try again. What was there stays while its successor loads. */
export type Loaded<T> = {
  readonly value: T | null;
  readonly error: unknown;
  readonly isLoading: boolean;
  readonly retry: () => void;
};

/** Loads by `load` whenever `key` changes. A null key loads nothing. */
export function useLoaded<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ key: string | null; value: T | null; error: unknown }>({ key: null, value: null, error: null });
  const [attempt, setAttempt] = useState(0);
  // `load` is a new function each time; `key` says when there is something new to load.
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    if (key === null) return undefined;
    const abort = new AbortController();
    latest.current(abort.signal).then(
      (value) => setState({ key, value, error: null }),
      (error: unknown) => {
        if (!abort.signal.aborted) setState((before) => ({ key, value: before.value, error }));
      },
    );
    return () => abort.abort();
  }, [key, attempt]);
  const retry = useCallback(() => {
    setState((before) => ({ ...before, key: null, error: null }));
    setAttempt((count) => count + 1);
  }, []);
  return { value: state.value, error: state.key === key ? state.error : null, isLoading: key !== null && state.key !== key, retry };
}
