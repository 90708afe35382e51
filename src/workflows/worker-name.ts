import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

/** Takes a lock that says which process has it; one whose process is gone is free. */
function lock(path: string): boolean {
  if (taken.has(path)) return false;
  const own = `${path}.${randomUUID()}`;
  writeFileSync(own, markOf(process.pid));
  try {
    // A link appears whole or not at all: nobody reads a lock that is half-written.
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own);
  }
  return removeDead(path) && lock(path);
}

/** Removes a lock whose process is gone. @returns false while its process lives */
function removeDead(path: string): boolean {
  const holder = readOrNull(path);
  if (holder === null) return true;
  if (isRunning(holder)) return false;
  const removed = `${path}.${randomUUID()}`;
  try {
    // Of several that find it dead, one moves it away.
    renameSync(path, removed);
  } catch {
    return true;
  }
  const wasAnother = readOrNull(removed) !== holder;
  // Somebody took it between the look and the move: it is given back.
  if (wasAnother) linkSync(removed, path);
  rmSync(removed);
  return !wasAnother;
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Of this process's own mark, a lock that it did not take is nobody's. */
function isRunning(mark: string): boolean {
  const processId = Number(mark.split(' ')[0]);
  if (!Number.isSafeInteger(processId) || processId <= 0 || processId === process.pid) return false;
  return exists(processId) && mark === markOf(processId);
}

function exists(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A process by its number and, where the system tells, the moment of its start: numbers are given out again. */
function markOf(processId: number): string {
  // Field 22 of proc_pid_stat(5); the second field may hold blanks, and ends with the last bracket.
  const fields = readOrNull(`/proc/${processId}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ');
  return `${processId} ${fields?.[19] ?? ''}`;
}
