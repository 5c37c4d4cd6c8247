import { go, hrefTo, useLocation } from '#web/platform/router.ts';

/** What the checker shows: the list of files, or one of them. */
export type Route = { readonly kind: 'start' } | { readonly kind: 'check'; readonly id: string };

const start: Route = { kind: 'start' };

export function useRoute(): Route {
  const id = /^\/checks\/([0-9a-f-]{36})$/.exec(useLocation().path)?.[1];
  return id === undefined ? start : { kind: 'check', id };
}

const pathOf = (route: Route): string => (route.kind === 'start' ? '/checks' : `/checks/${route.id}`);

export function addressOf(route: Route): string {
  return hrefTo(pathOf(route));
}

export function goTo(route: Route): void {
  go(pathOf(route));
}
