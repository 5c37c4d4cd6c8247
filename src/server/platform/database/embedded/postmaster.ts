import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The postmaster of a data folder, as its pid file names it: null when that process is gone, a zombie, or something else. */
export function livingPostmaster(data: string): number | null {
  const pid = pidIn(`${data}/postmaster.pid`);
  if (pid === null || !isAlive(pid)) return null;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data) ? pid : null;
  } catch {
    return null;
  }
}

/** Process id that a lock file of a server begins with. */
export function pidIn(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch {
    return null;
  }
}

/** Whether there is something under this id that PostgreSQL would take for a living process, though it may be dead or another one. */
export function isOccupied(pid: number | null): boolean {
  if (pid === null) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}

/** Processes of a server that still work in its data folder, the postmaster among them. */
export function processesIn(data: string): readonly number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === data && isAlive(pid);
    } catch {
      return false;
    }
  });
}

/** Not gone, and not waiting as a zombie for a parent that never asks. */
function isAlive(pid: number): boolean {
  try {
    const state = /\)\s+(\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
    return state !== 'Z' && state !== 'X';
  } catch {
    return false;
  }
}

/** Ends a postmaster: in order while there is time, at once afterwards; what it acknowledged is safe either way. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [['SIGINT', 4000], ['SIGQUIT', 2000], ['SIGKILL', 500]] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const until = Date.now() + patience; Date.now() < until;) {
      // Its pid file is gone a moment before it is.
      if (!isAlive(pid)) return;
      await sleep(5);
    }
  }
}
