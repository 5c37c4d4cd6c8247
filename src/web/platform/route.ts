import { useSyncExternalStore } from 'react';

/** What the page shows; it stands behind the `#` of the address, so that back and forward work. */
export type Route = { readonly kind: 'start' } | { readonly kind: 'check'; readonly id: string };

const start: Route = { kind: 'start' };
let current: { readonly hash: string; readonly route: Route } = { hash: '', route: start };

function read(): Route {
  const { hash } = window.location;
  if (hash !== current.hash) {
    const id = /^#\/checks\/([0-9a-f-]{36})$/.exec(hash)?.[1];
    current = { hash, route: id === undefined ? start : { kind: 'check', id } };
  }
  return current.route;
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, read);
}

export function addressOf(route: Route): string {
  return route.kind === 'start' ? '#/' : `#/checks/${route.id}`;
}

export function goTo(route: Route): void {
  window.location.hash = addressOf(route);
}
