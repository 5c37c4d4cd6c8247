import { useEffect } from 'react';
import type { Session } from '#contract/session.ts';
import { api } from '#web/platform/client.ts';

const every = 4 * 60_000;

/** Whoever types is there: without a request in between the session would end over a long text. */
export function useHeartbeat(): void {
  useEffect(() => {
    let last = Date.now();
    const note = (): void => {
      const now = Date.now();
      if (now - last < every) return;
      last = now;
      void api.get<Session>('/session').catch(() => undefined);
    };
    for (const event of ['keydown', 'pointerdown', 'wheel'] as const) window.addEventListener(event, note, { passive: true });
    return () => {
      for (const event of ['keydown', 'pointerdown', 'wheel'] as const) window.removeEventListener(event, note);
    };
  }, []);
}
