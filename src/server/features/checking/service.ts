import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bilingual } from '#core/finding.ts';
import type { CheckSummary, DownloadFormat, Language } from '#contract/checking.ts';
import type { Answer, CheckAnswer, Job } from '#server/features/checking/check-worker.ts';
import { fill, messages } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';
import { createWorkerPool, WorkerStopped } from '#server/platform/worker-pool.ts';

/** A file that was handed in. What was made of it stands in `folder` until it is let go. */
export type HeldCheck = {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly since: number;
  readonly outcome: { readonly status: 'done'; readonly summary: CheckSummary } | RefusedOutcome;
};

type RefusedOutcome = { readonly status: 'refused'; readonly code: string; readonly messages: Bilingual };

export type CheckServiceOptions = {
  /** How long a check is kept. */
  readonly keepMinutes?: number;
  /** How long reading and checking one file may take. */
  readonly seconds?: number;
  /** Told about defects, with the number that the user sees. */
  readonly onDefect: (id: string, error: unknown) => void;
};

export type CheckService = {
  /** Takes a file in through `receive`, which writes it to the path it is given or answers why not; checks it; keeps what came out. */
  readonly check: (name: string, receive: (path: string) => Promise<RefusedOutcome | null>) => Promise<HeldCheck>;
  readonly find: (id: string) => HeldCheck | null;
  /** Writes a checked file as something to take away; answers where it stands. */
  readonly write: (check: HeldCheck, format: DownloadFormat, language: Language) => Promise<{ readonly path: string; readonly type: string }>;
  readonly remove: (id: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

const homePrefix = 'hengji-checks-';

/** Takes away what servers left behind that were killed before they could. The number of the process stands in the name. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(homePrefix) ? /^(\d+)-/.exec(name.slice(homePrefix.length))?.[1] : undefined;
    if (owner !== undefined && !isAlive(Number(owner))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // Alive, but somebody else's.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}

const types: Readonly<Record<DownloadFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
};

/** More than this many are not kept; the oldest go first. */
const mostKept = 300;

/** Checks files in threads and keeps the results in a folder of the system's temporary files, for an hour or until the end. */
export function createCheckService(options: CheckServiceOptions): CheckService {
  const keep = (options.keepMinutes ?? 60) * 60_000;
  const seconds = options.seconds ?? 120;
  removeAbandoned();
  const home = mkdtempSync(join(tmpdir(), `${homePrefix}${process.pid}-`));
  const held = new Map<string, HeldCheck>();
  const pool = createWorkerPool(new URL('./check-worker.ts', import.meta.url), {
    size: Math.min(4, availableParallelism()), seconds, memoryMegabytes: 1024,
  });

  const remove = async (id: string): Promise<void> => {
    const check = held.get(id);
    held.delete(id);
    if (check !== undefined) await rm(check.folder, { recursive: true, force: true });
  };
  const letGo = async (): Promise<void> => {
    const now = Date.now();
    const oldFirst = [...held.values()];
    const surplus = oldFirst.length - mostKept;
    await Promise.all(oldFirst.filter((check, index) => index < surplus || now - check.since > keep).map((check) => remove(check.id)));
  };
  const sweeping = setInterval(() => void letGo(), 60_000);
  sweeping.unref();

  const run = async <J extends Job>(job: J): Promise<Answer<J>> => await pool.run(job) as Answer<J>;
  const refusalOf = (name: string, stopped: WorkerStopped): RefusedOutcome => ({
    status: 'refused',
    code: stopped.why,
    messages: fill(stopped.why === 'too-slow' ? messages.tooSlow : messages.tooMuchMemory, { name, seconds }),
  });
  const runCheck = async (name: string, folder: string): Promise<CheckAnswer> => {
    try {
      return await run({ kind: 'check', name, folder });
    } catch (thrown) {
      if (thrown instanceof WorkerStopped) return refusalOf(name, thrown);
      const id = randomUUID().slice(0, 8);
      options.onDefect(id, thrown);
      return { status: 'refused', code: 'defect', messages: fill(messages.defect, { id }) };
    }
  };

  return {
    check: async (name, receive) => {
      const id = randomUUID();
      const folder = join(home, id);
      await mkdir(folder);
      const refused = await receive(join(folder, 'original'));
      const outcome = refused ?? await runCheck(name, folder);
      // Of what was refused nothing is kept but the answer.
      if (outcome.status === 'refused') await rm(folder, { recursive: true, force: true });
      const check: HeldCheck = { id, name, folder, since: Date.now(), outcome };
      held.set(id, check);
      await letGo();
      return check;
    },
    find: (id) => held.get(id) ?? null,
    write: async ({ name, folder }, format, language) => {
      const path = join(folder, `download.${language}.${format}`);
      try {
        if (!existsSync(path)) await run({ kind: 'write', folder, path, format, language });
      } catch (thrown) {
        if (!(thrown instanceof WorkerStopped)) throw thrown;
        const refused = refusalOf(name, thrown);
        throw new Problem(422, refused.code, refused.messages);
      }
      return { path, type: types[format] };
    },
    remove,
    close: async () => {
      clearInterval(sweeping);
      await pool.close();
      held.clear();
      await rm(home, { recursive: true, force: true });
    },
  };
}
