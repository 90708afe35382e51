import { type ChildProcess, spawn } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';
import { PrefixedLines } from './prefixed-lines.js';

/** One life of a worker. */
export interface WorkerLife {
  readonly pid: number | undefined;
  /** How it ended. */
  readonly ended: Promise<WorkerEnd>;
  signal(signal: NodeJS.Signals): void;
}

export interface WorkerEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface WorkerOrder {
  name: string;
  /** The program and what it is given. */
  command: readonly [program: string, ...args: string[]];
  env: NodeJS.ProcessEnv;
  nice: number;
  /** Takes what it prints, line by line, with its name before each. */
  write(line: string): void;
}

/** Starts a worker as a process of its own. A program that cannot be started ends at once, with code 127. */
export function startWorker({ name, command: [program, ...args], env, nice, write }: WorkerOrder): WorkerLife {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  standBack(child, nice);
  for (const stream of [child.stdout, child.stderr]) {
    const lines = new PrefixedLines(name, write);
    stream.on('data', (piece: Buffer) => lines.add(piece));
    stream.on('end', () => lines.end());
  }
  const ended = new Promise<WorkerEnd>((resolve) => {
    child.once('error', (error) => {
      write(`[${name}] cannot be started: ${error.message}`);
      resolve({ code: 127, signal: null });
    });
    // All that it printed has come when the streams are closed, not before.
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return { pid: child.pid, ended, signal: (signal) => void child.kill(signal) };
}

function standBack({ pid }: ChildProcess, nice: number): void {
  if (pid === undefined || nice === 0) return;
  try {
    // Beside what this process itself was told to stand back.
    setPriority(pid, Math.min(19, getPriority() + nice));
  } catch {
    // It is gone already; its end will tell.
  }
}
