import type { ComponentType } from 'react';
import { useCallback, useSyncExternalStore } from 'react';
import type { Permission } from '#core/organisation/permissions.ts';
import type { Text } from '#web/platform/texts.ts';

/**
 * A page. Its address stands behind the `#`, so that one document serves all of them and nothing of it reaches a log.
 * `path` like `/projects/:projectId`. A page of scope `year` belongs to a department's year and is found at `/d/DEPARTMENT/YEAR` + path.
 */
export type Page = {
  readonly path: string;
  readonly scope: 'year' | 'service';
  readonly title: Text;
  /** Without it the page says that it is not permitted; null is for whoever is signed in. */
  readonly permission: Permission | null;
  /** Loaded when it is first opened: `() => import('./projects-page.tsx').then(({ ProjectsPage }) => ProjectsPage)`. */
  readonly load: () => Promise<ComponentType>;
  /** The page above it in the path at the head, by its `path`. */
  readonly parent?: string;
};

/** Where the page stands: its path without the query, and the query. */
export type Location = { readonly path: string; readonly query: URLSearchParams };

/** A department and one of its years, as far as an address names them. */
export type Place = { readonly departmentId: string; readonly year: number };

/** What an address leads to. */
export type Match = { readonly page: Page; readonly place: Place | null; readonly parameters: Readonly<Record<string, string>> };

let pages: readonly Page[] = [];
let present: { readonly hash: string; readonly location: Location } | null = null;
let usualPlace: Place | null = null;

export function registerPages(all: readonly Page[]): void {
  pages = all;
}

/** The department and year that links go to from pages that are about none. */
export function setUsualPlace(place: Place | null): void {
  usualPlace = place;
}

function read(): Location {
  const { hash } = window.location;
  if (present === null || present.hash !== hash) {
    const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
    present = { hash, location: { path: path === '' ? '/' : path, query: new URLSearchParams(query) } };
  }
  return present.location;
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

export function useLocation(): Location {
  return useSyncExternalStore(subscribe, read);
}

/** The page at an address; null where there is none. */
export function matchOf(path: string): Match | null {
  const inYear = /^\/d\/([0-9a-f-]{36})\/(\d{4})(\/.*)?$/.exec(path);
  const [place, rest]: [Place | null, string] = inYear === null ? [null, path] : [{ departmentId: inYear[1] ?? '', year: Number(inYear[2]) }, inYear[3] ?? '/'];
  for (const page of pages) {
    if ((page.scope === 'year') !== (place !== null)) continue;
    const parameters = parametersOf(page.path, rest);
    if (parameters !== null) return { page, place, parameters };
  }
  return null;
}

function parametersOf(pattern: string, path: string): Record<string, string> | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) {
      if (value === '') return null;
      parameters[part.slice(1)] = decoded(value);
    } else if (part !== value) return null;
  }
  return parameters;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Parameters of the present address, such as `projectId`; empty strings where it has none. */
export function useParameters<K extends string>(...names: readonly K[]): Readonly<Record<K, string>> {
  const { path } = useLocation();
  const parameters = matchOf(path)?.parameters ?? {};
  return Object.fromEntries(names.map((name) => [name, parameters[name] ?? ''])) as Record<K, string>;
}

export type LinkQuery = Readonly<Record<string, string | number | null | undefined>>;

/**
 * The address of a page for `href`: `hrefTo('/projects/0198…')`, `hrefTo('/projects', { light: 'red' })`. A page of a year stays
 * in the present department and year unless `place` names others.
 */
export function hrefTo(path: string, query: LinkQuery = {}, place?: Place): string {
  const isOfService = pages.some((page) => page.scope === 'service' && parametersOf(page.path, path) !== null);
  const inPlace = place ?? matchOf(read().path)?.place ?? usualPlace;
  const given = Object.entries(query).flatMap(([key, value]): [string, string][] => (value === null || value === undefined || value === '' ? [] : [[key, String(value)]]));
  const prefix = path !== '/' && !isOfService && inPlace !== null ? `/d/${inPlace.departmentId}/${inPlace.year}` : '';
  return `#${prefix}${path}${given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`}`;
}

export function go(path: string, query: LinkQuery = {}, { replace = false, place }: { readonly replace?: boolean; readonly place?: Place } = {}): void {
  goToHref(hrefTo(path, query, place), replace);
}

function goToHref(href: string, replace: boolean): void {
  if (!replace) {
    window.location.hash = href;
    return;
  }
  window.history.replaceState(null, '', href);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** What is filtered, sorted or chosen on a page stands in its address, so that it can be sent to a colleague. */
export function useSearch(): readonly [URLSearchParams, (changes: LinkQuery) => void] {
  const { query } = useLocation();
  const change = useCallback((changes: LinkQuery) => {
    const now = read();
    const next = new URLSearchParams(now.query);
    for (const [key, value] of Object.entries(changes)) {
      if (value === null || value === undefined || value === '') next.delete(key);
      else next.set(key, String(value));
    }
    const text = next.toString();
    goToHref(`#${now.path}${text === '' ? '' : `?${text}`}`, true);
  }, []);
  return [query, change];
}
