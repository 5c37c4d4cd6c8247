import type { Language, Problem } from '#contract/checking.ts';
import { noteAnswer, noteSilence } from '#web/platform/connection.ts';

/** An expected no of the server: a stable code and a sentence in both languages. */
export class ServerProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly messages: Readonly<Record<Language, string>>;
  /** The fields at fault; and the row as it stands, by whom and when, where somebody else was faster (412). */
  readonly details: Pick<Problem, 'errors' | 'current' | 'changedBy' | 'changedAt'>;

  constructor(problem: Pick<Problem, 'code' | 'messages'> & Partial<Problem>) {
    super(problem.messages.en);
    this.name = 'ServerProblem';
    this.code = problem.code;
    this.status = problem.status ?? 0;
    this.messages = problem.messages;
    const { errors, current, changedBy, changedAt } = problem;
    this.details = {
      ...(errors === undefined ? {} : { errors }), ...(current === undefined ? {} : { current }),
      ...(changedBy === undefined ? {} : { changedBy }), ...(changedAt === undefined ? {} : { changedAt }),
    };
  }
}

/** The server did not answer, or answered what nobody can read. */
export class ConnectionLost extends Error {}

const base = '/api/v1';
const safeMethods = new Set(['GET', 'HEAD']);

/** What the session gives to every request, and what is done when it has ended. */
type SessionTies = {
  readonly csrfToken: string;
  /** Resolves once the same person is signed in again; the request is then sent again, so that nothing typed is lost. */
  readonly onEnded: () => Promise<void>;
};

let ties: SessionTies | null = null;

/** Told by the session: whoever is signed in, or nobody. */
export function tieRequests(to: SessionTies | null): void {
  ties = to;
}

/** Values of a query; null and undefined are left out. */
export type QueryValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The address of something under the interface, in the language asked for. */
export function apiAddress(path: string, language: Language, query: Readonly<Record<string, string>> = {}): string {
  return `${base}${path}?${new URLSearchParams({ ...query, lang: language }).toString()}`;
}

/** The address of something to take away, for `href`. */
export function downloadAddress(path: string, query: QueryValues = {}): string {
  return addressWith(path, query);
}

function addressWith(path: string, query: QueryValues): string {
  const given = Object.entries(query).flatMap(([key, value]): [string, string][] => (value === null || value === undefined || value === '' ? [] : [[key, String(value)]]));
  return given.length === 0 ? `${base}${path}` : `${base}${path}?${new URLSearchParams(given).toString()}`;
}

/**
 * The interface of the service, `/api/v1` left out: `api.get<Project>('/departments/…/projects/…')`.
 * `version` goes into `If-Match`; `key` into `Idempotency-Key`, so that a request sent twice makes nothing twice.
 */
export const api = {
  get: <T>(path: string, query: QueryValues = {}, signal?: AbortSignal): Promise<T> => request<T>(addressWith(path, query), signal === undefined ? {} : { signal }),
  post: <T>(path: string, body?: unknown, { key, version }: { readonly key?: string; readonly version?: number } = {}): Promise<T> => send<T>('POST', path, body, version, key),
  put: <T>(path: string, body: unknown, version?: number): Promise<T> => send<T>('PUT', path, body, version),
  patch: <T>(path: string, body: unknown, version: number): Promise<T> => send<T>('PATCH', path, body, version),
  delete: <T = undefined>(path: string, version?: number): Promise<T> => send<T>('DELETE', path, undefined, version),
};

function send<T>(method: string, path: string, body: unknown, version?: number, key?: string): Promise<T> {
  return request<T>(`${base}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** Asks and answers the JSON of the answer. Throws ServerProblem or ConnectionLost. A session that ended meanwhile is renewed first. */
export async function request<T>(address: string, init: RequestInit = {}): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    const held = ties;
    try {
      return await ask<T>(address, init, held?.csrfToken ?? null);
    } catch (thrown) {
      if (held === null || attempt >= 2 || !endsSession(thrown)) throw thrown;
      await held.onEnded();
    }
  }
}

/** Asks without renewing anything: for the session itself. */
export function askPlainly<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
  return ask<T>(`${base}${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) }, ties?.csrfToken ?? null);
}

/** The session is over, or another tab of the browser has opened a new one. */
function endsSession(thrown: unknown): boolean {
  return thrown instanceof ServerProblem && (thrown.code === 'session-expired' || thrown.code === 'sign-in' || thrown.code === 'csrf');
}

async function ask<T>(address: string, init: RequestInit, csrfToken: string | null): Promise<T> {
  let response: Response;
  let text: string;
  const headers = new Headers(init.headers);
  if (csrfToken !== null && !safeMethods.has(init.method ?? 'GET')) headers.set('x-csrf-token', csrfToken);
  try {
    response = await fetch(address, { ...init, headers });
    text = await response.text();
  } catch (thrown) {
    if (init.signal?.aborted === true) throw thrown;
    noteSilence();
    throw new ConnectionLost('no answer', { cause: thrown });
  }
  noteAnswer();
  return readAnswer<T>(response.ok, text);
}

/** Sends a file, telling what part of it has gone out. `XMLHttpRequest`, since `fetch` does not tell. */
export function sendFile<T>(address: string, file: File, onProgress: (sent: number) => void, signal: AbortSignal, fields: Readonly<Record<string, string>> = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    const form = new FormData();
    // The service reads fields before the file that they are about.
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file, file.name);
    call.open('POST', address);
    if (ties !== null) call.setRequestHeader('x-csrf-token', ties.csrfToken);
    call.upload.onprogress = (event) => onProgress(event.total === 0 ? 1 : event.loaded / event.total);
    call.onload = () => {
      try {
        resolve(readAnswer<T>(call.status >= 200 && call.status < 300, call.responseText));
      } catch (thrown) {
        reject(thrown instanceof Error ? thrown : new ConnectionLost());
      }
    };
    call.onerror = () => reject(new ConnectionLost('no answer'));
    call.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal.addEventListener('abort', () => call.abort());
    call.send(form);
  });
}

function readAnswer<T>(isGood: boolean, text: string): T {
  // 204 answers nothing, and whoever asks expects nothing.
  if (isGood && text === '') return undefined as T;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (thrown) {
    throw new ConnectionLost('unreadable answer', { cause: thrown });
  }
  if (isGood) return body as T;
  if (isProblem(body)) throw new ServerProblem(body);
  throw new ConnectionLost('unreadable answer');
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'messages' in body;
}

/** A key for `Idempotency-Key`. `crypto.randomUUID` is missing where the page came over plain http. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
