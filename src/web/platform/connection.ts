import { useSyncExternalStore } from 'react';

/** Whether the server answered last time. While it does not, it is asked again and again, and whoever listens hears when it is back. */
let isLost = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const firstPause = 1500;
const longestPause = 15_000;

function set(lost: boolean): void {
  if (isLost === lost) return;
  isLost = lost;
  for (const listener of listeners) listener();
}

export function noteAnswer(): void {
  clearTimeout(timer);
  timer = undefined;
  set(false);
}

export function noteSilence(): void {
  set(true);
  timer ??= setTimeout(() => { void probe(firstPause); }, firstPause);
}

async function probe(pause: number): Promise<void> {
  try {
    await fetch('/healthz', { cache: 'no-store' });
    noteAnswer();
  } catch {
    const next = Math.min(pause * 2, longestPause);
    timer = setTimeout(() => { void probe(next); }, next);
  }
}

/** Asks at once, for whoever does not want to wait. */
export function probeNow(): void {
  clearTimeout(timer);
  void probe(firstPause);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function onConnectionChange(listener: (lost: boolean) => void): () => void {
  return subscribe(() => listener(isLost));
}

export function useConnectionLost(): boolean {
  return useSyncExternalStore(subscribe, () => isLost);
}
