import { QueryClient, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useRef } from 'react';
import { api, ConnectionLost, newKey, ServerProblem, type QueryValues } from '#web/platform/client.ts';
import { onConnectionChange } from '#web/platform/connection.ts';
import { useExplain } from '#web/platform/use-explain.ts';

/** What was asked is kept by its address; an expected no is not asked again. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', staleTime: 5_000, retry: (failures, error) => isPassing(error) && failures < 2, retryDelay: 800 },
      mutations: { networkMode: 'always' },
    },
  });
  onConnectionChange((lost) => {
    if (!lost) void client.invalidateQueries();
  });
  return client;
}

/** Silence, or a service that has too much to do at the moment. */
function isPassing(error: unknown): boolean {
  return error instanceof ConnectionLost || (error instanceof ServerProblem && error.status === 503);
}

/** The answer to `GET path`, asked again when the window comes back; a null path asks nothing. */
export function useAnswer<T>(path: string | null, query: QueryValues = {}): UseQueryResult<T> {
  return useQuery<T>({
    queryKey: [path, query], enabled: path !== null, queryFn: ({ signal }) => api.get<T>(path ?? '', query, signal),
  });
}

/** Asks everything again whose address begins with one of these: `refresh('/departments/…/projects/…')`. */
export function useRefresh(): (...prefixes: readonly string[]) => Promise<void> {
  const client = useQueryClient();
  return useCallback((...prefixes) => client.invalidateQueries({
    predicate: ({ queryKey: [path] }) => typeof path === 'string' && prefixes.some((prefix) => path.startsWith(prefix)),
  }), [client]);
}

export type ChangeOptions<I, A> = {
  /** Does it; `key` is for `Idempotency-Key` of creates and stays the same when the same thing is sent again. */
  readonly change: (input: I, key: string) => Promise<A>;
  /** Beginnings of addresses whose answers it makes old. */
  readonly refreshes?: readonly string[];
  /** Said when it is done. */
  readonly done?: string;
  /** Once what it made old has been asked again. */
  readonly onDone?: (answer: A, input: I) => void;
  /** Somebody else was faster. Show `<ConflictDialog>`; without this the sentence of the server is said. */
  readonly onConflict?: (problem: ServerProblem, input: I) => void;
  /** Given a problem, answers whether it has been dealt with (such as fields marked); else its sentence is said. */
  readonly onProblem?: (problem: ServerProblem) => boolean;
};

/** Changes something: says that it is done or why not, and keeps what was typed either way. */
export function useChange<I, A = unknown>(options: ChangeOptions<I, A>): UseMutationResult<A, unknown, I> {
  const { message } = App.useApp();
  const explain = useExplain();
  const refresh = useRefresh();
  const sent = useRef<{ readonly text: string; readonly key: string } | null>(null);
  return useMutation<A, unknown, I>({
    mutationFn: async (input) => {
      const text = JSON.stringify(input) ?? '';
      // Whoever sends the same thing again after silence wants it once.
      if (sent.current?.text !== text) sent.current = { text, key: newKey() };
      const answer = await options.change(input, sent.current.key);
      sent.current = null;
      return answer;
    },
    onSuccess: async (answer, input) => {
      if (options.done !== undefined) void message.success(options.done);
      await refresh(...options.refreshes ?? []);
      options.onDone?.(answer, input);
    },
    onError: (error, input) => {
      if (!(error instanceof ConnectionLost)) sent.current = null;
      if (error instanceof ServerProblem) {
        if (error.status === 412 && options.onConflict !== undefined) return options.onConflict(error, input);
        if (options.onProblem?.(error) === true) return;
      }
      void message.error(explain(error), 6);
    },
  });
}
