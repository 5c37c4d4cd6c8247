import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { InputFile } from '#cli/input-files.ts';
import type { CheckRequest, OutputFormat } from '#cli/check-request.ts';

const extensions: Readonly<Record<OutputFormat, string>> = {
  text: '.txt', json: '.json', ndjson: '.ndjson', html: '.html', docx: '.docx', xlsx: '.xlsx',
};

/** Where the output goes: all of it to standard output or to one file, or a file for each input into a folder. */
export type OutputPlan =
  | { readonly kind: 'standard-output' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string; readonly nameFor: (input: InputFile) => string };

/** What cannot be done as asked. */
export type PlanProblem =
  | { readonly kind: 'needs-out' }
  | { readonly kind: 'out-is-input'; readonly path: string }
  | { readonly kind: 'out-not-folder'; readonly path: string };

/** One JSON answer may hold many files; the other formats are a document each. */
const holdsMany = (request: CheckRequest): boolean => !request.textOnly && (request.format === 'json' || request.format === 'ndjson');

export async function planOutput(request: CheckRequest, inputs: readonly InputFile[], isTerminal: boolean): Promise<OutputPlan | PlanProblem> {
  const { out } = request;
  const format = request.textOnly ? 'text' : request.format;
  if (out === null) {
    const isBinary = format === 'docx' || format === 'xlsx';
    if ((isBinary && isTerminal) || (inputs.length > 1 && (isBinary || format === 'html'))) return { kind: 'needs-out' };
    return { kind: 'standard-output' };
  }
  const isFolder = out.endsWith('/') || await stat(out).then((facts) => facts.isDirectory(), () => false);
  if (!isFolder && (inputs.length <= 1 || holdsMany(request))) {
    return await isOneOf(out, inputs) ? { kind: 'out-is-input', path: out } : { kind: 'file', path: out };
  }
  if (!isFolder && await stat(out).then(() => true, () => false)) return { kind: 'out-not-folder', path: out };
  const taken = new Set<string>();
  const names = new Map<InputFile, string>();
  for (const input of inputs) {
    let name = nameFor(input, format, request);
    for (let count = 2; taken.has(name); count += 1) name = nameFor(input, format, request, count);
    taken.add(name);
    names.set(input, name);
    if (await isOneOf(join(out, name), inputs)) return { kind: 'out-is-input', path: join(out, name) };
  }
  return { kind: 'folder', path: out, nameFor: (input) => names.get(input) ?? nameFor(input, format, request) };
}

/** `报告.docx` becomes `报告.docx.check.html`: the kind of the input stays, so that 报告.docx and 报告.pdf do not collide. */
function nameFor(input: InputFile, format: OutputFormat, request: CheckRequest, count = 1): string {
  const base = input.path === '-' ? input.name : basename(input.path);
  const stem = format === extname(base).slice(1).toLowerCase() ? base.slice(0, -extname(base).length) : base;
  const kind = request.textOnly ? 'text' : 'check';
  return `${stem}${count > 1 ? `-${count}` : ''}.${kind}${extensions[format]}`;
}

async function isOneOf(path: string, inputs: readonly InputFile[]): Promise<boolean> {
  const real = await realpath(path).catch(() => resolve(path));
  for (const input of inputs) {
    if (input.path !== '-' && await realpath(input.path).catch(() => resolve(input.path)) === real) return true;
  }
  return false;
}

/** A place that output is written to piece by piece. */
export type Sink = {
  readonly write: (content: string | Uint8Array) => Promise<void>;
  /** Makes a file appear under its name; before, an interrupted run leaves nothing half written there. */
  readonly close: () => Promise<void>;
  readonly abandon: () => Promise<void>;
};

export function standardOutput(): Sink {
  return {
    write: (content) => new Promise((done, failed) => {
      process.stdout.write(content, (error) => (error === null || error === undefined ? done() : failed(error)));
    }),
    close: async () => {},
    abandon: async () => {},
  };
}

export async function fileSink(path: string): Promise<Sink> {
  await mkdir(dirname(path), { recursive: true });
  // A device or a pipe is written to as it is; only an ordinary file is replaced.
  const isReplaced = await stat(path).then((facts) => facts.isFile(), () => true);
  const target = isReplaced ? `${path}.${process.pid}.part` : path;
  const handle = await open(target, 'w');
  return {
    write: async (content) => {
      if (typeof content === 'string') await handle.appendFile(content, 'utf8');
      else await handle.appendFile(content);
    },
    close: async () => {
      await handle.close();
      if (isReplaced) await rename(target, path);
    },
    abandon: async () => {
      await handle.close();
      if (isReplaced) await rm(target, { force: true });
    },
  };
}
