import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Touched by the owner of a box as long as it lives. */
export const SIGN_OF_LIFE = 'alive';
export const SIGN_SECONDS = 10;
/** An owner that gave no sign for so long is dead, whatever runs under its number now. */
const SILENCE_SECONDS = 60;

/** The name of a new box of this process: who owns it can be read from it. */
export function newBoxName(): string {
  return `${hostOf()}~${process.pid}~${randomUUID()}`;
}

/** Whether nobody will come back to a box. */
export function isAbandoned(folder: string, name: string, nowMs: number): boolean {
  const [host, pid, ...rest] = name.split('~');
  if (rest.length !== 1) return false;
  if (host === hostOf() && !isRunning(Number(pid))) return true;
  const sign = statSync(join(folder, name, SIGN_OF_LIFE), { throwIfNoEntry: false });
  const began = sign ?? statSync(join(folder, name), { throwIfNoEntry: false });
  return began !== undefined && nowMs - began.mtimeMs > SILENCE_SECONDS * 1000;
}

function hostOf(): string {
  return hostname().replace(/[^A-Za-z0-9.-]/g, '-');
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process runs, too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
