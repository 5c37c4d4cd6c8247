import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { Check } from '#contract/checking.ts';
import { apiAddress, request } from '#web/platform/client.ts';
import { useLanguage } from '#web/platform/language.tsx';
import {
  checkFile, checkSample, rememberChecks, rememberedChecks, reduceQueue, type QueuedFile,
} from '#web/features/checking/check-queue.ts';

export type CheckQueue = {
  readonly files: readonly QueuedFile[];
  readonly add: (files: readonly File[]) => void;
  readonly addSample: () => void;
  readonly retry: (file: QueuedFile) => void;
  readonly remove: (file: QueuedFile) => void;
};

/** Files sent at the same time; the server has a thread for each. */
const atOnce = 2;

/** Hands files in a few at a time and holds what became of them. `onLone` hears of the check of a file that was handed in alone. */
export function useCheckQueue(onLone: (check: Check) => void): CheckQueue {
  const [files, dispatch] = useReducer(reduceQueue, []);
  const { language } = useLanguage();
  const running = useRef(new Map<string, AbortController>());
  const lone = useRef<string | null>(null);

  const run = useCallback((key: string, work: (signal: AbortSignal) => Promise<Check>) => {
    const abort = new AbortController();
    running.current.set(key, abort);
    const become = (state: QueuedFile['state']): void => {
      running.current.delete(key);
      if (!abort.signal.aborted) dispatch({ kind: 'become', key, state });
    };
    work(abort.signal).then((check) => {
      become({ kind: 'settled', check });
      if (lone.current === key && check.status === 'done') onLone(check);
    }, (error: unknown) => become({ kind: 'failed', error }));
  }, [onLone]);

  useEffect(() => {
    for (const { key, file, state } of [...files].reverse()) {
      if (state.kind !== 'waiting' || running.current.has(key) || running.current.size >= atOnce) continue;
      if (file === null) {
        run(key, (signal) => checkSample(language, signal));
        dispatch({ kind: 'become', key, state: { kind: 'checking' } });
      } else run(key, (signal) => checkFile(file, language, (next) => dispatch({ kind: 'become', key, state: next }), signal));
    }
    rememberChecks(files);
  }, [files, language, run]);

  useEffect(() => {
    const abort = new AbortController();
    const known = rememberedChecks().map((id) => request<Check>(apiAddress(`/checks/${id}`, 'zh', { report: 'none' }), { signal: abort.signal }));
    // Those that the server has let go of in the meantime are left out.
    void Promise.allSettled(known).then((answers) => dispatch({
      kind: 'add',
      files: answers.flatMap((answer) => (answer.status === 'fulfilled'
        ? [{ key: answer.value.id, name: answer.value.name, file: null, state: { kind: 'settled' as const, check: answer.value } }] : [])),
    }));
    return () => abort.abort();
  }, []);

  const enter = useCallback((entries: readonly { readonly name: string; readonly file: File | null }[]) => {
    const added = entries.map(({ name, file }): QueuedFile => ({ key: crypto.randomUUID(), name, file, state: { kind: 'waiting' } }));
    lone.current = added.length === 1 ? added[0]?.key ?? null : null;
    dispatch({ kind: 'add', files: added });
  }, []);

  return {
    files,
    add: useCallback((chosen) => enter(chosen.map((file) => ({ name: file.name, file }))), [enter]),
    addSample: useCallback(() => enter([{ name: 'sample.docx', file: null }]), [enter]),
    retry: useCallback(({ key }) => dispatch({ kind: 'become', key, state: { kind: 'waiting' } }), []),
    remove: useCallback(({ key, state }) => {
      running.current.get(key)?.abort();
      running.current.delete(key);
      if (state.kind === 'settled') void fetch(`/api/v1/checks/${state.check.id}`, { method: 'DELETE' }).catch(() => undefined);
      dispatch({ kind: 'remove', keys: [key] });
    }, []),
  };
}
