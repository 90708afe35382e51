import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Names that this process has taken. */
const taken = new Set<string>();

/**
 * Takes a name that is a worker's own as long as it runs, and the same after a restart: what the loops remember and
 * hold belongs to it. While one process has a name, the next takes it with a number.
 *
 * @param folder - shared by all workers of one data folder
 * @returns the name, with this machine's, and what gives it back
 */
export function takeWorkerName(folder: string, wanted: string): { worker: string; release(): void } {
  mkdirSync(folder, { recursive: true });
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    const path = join(folder, `${name}.lock`);
    if (!lock(path)) continue;
    taken.add(path);
    const release = (): void => {
      taken.delete(path);
      rmSync(path, { force: true });
    };
    return { worker: `${name}@${hostname()}`, release };
  }
}

/** Takes a lock that holds the number of the process that has it; one whose process is gone is free. */
function lock(path: string): boolean {
  if (taken.has(path)) return false;
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  if (isRunning(Number(readFileSync(path, 'utf8')))) return false;
  rmSync(path, { force: true });
  return lock(path);
}

/** Of this process's own number, a lock that it did not take is that of a process before a restart. */
function isRunning(processId: number): boolean {
  if (processId === process.pid || !Number.isSafeInteger(processId) || processId <= 0) return false;
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
