import type { Language, Problem } from '#contract/checking.ts';

/** An expected no of the server: a stable code and a sentence in both languages. */
export class ServerProblem extends Error {
  readonly code: string;
  readonly messages: Readonly<Record<Language, string>>;

  constructor(problem: Pick<Problem, 'code' | 'messages'>) {
    super(problem.messages.en);
    this.name = 'ServerProblem';
    this.code = problem.code;
    this.messages = problem.messages;
  }
}

/** The server did not answer, or answered what nobody can read. */
export class ConnectionLost extends Error {}

const base = '/api/v1';

/** The address of something under the interface, in the language asked for. */
export function apiAddress(path: string, language: Language, query: Readonly<Record<string, string>> = {}): string {
  return `${base}${path}?${new URLSearchParams({ ...query, lang: language }).toString()}`;
}

/** Asks and answers the JSON of the answer. Throws ServerProblem or ConnectionLost. */
export async function request<T>(address: string, init: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch (thrown) {
    if (init.signal?.aborted === true) throw thrown;
    throw new ConnectionLost('no answer', { cause: thrown });
  }
  return readAnswer<T>(response.ok, await response.text());
}

/** Sends a file, telling what part of it has gone out. `XMLHttpRequest`, since `fetch` does not tell. */
export function sendFile<T>(address: string, file: File, onProgress: (sent: number) => void, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file, file.name);
    call.open('POST', address);
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
