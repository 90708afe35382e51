import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageRoot } from '../src/studio/package-root.js';

/** A server that runs as a process of its own. */
export interface ServedMotion {
  url: string;
  /** Processor time since it began. */
  cpuSeconds(): Promise<number>;
  /** Resident memory. */
  memoryBytes(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts `motion serve` on a free port.
 *
 * @throws {Error} when it ends before it serves, with what it said
 */
export async function serveMotion(args: readonly string[]): Promise<ServedMotion> {
  const motion = join(packageRoot(), 'bin', 'motion');
  const child = spawn(process.execPath, [motion, 'serve', '--port', '0', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const url = await servedAt(child);
  const metric = async (name: string): Promise<number> => {
    const text = await (await fetch(`${url}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  };
  return {
    url,
    cpuSeconds: () => metric('process_cpu_seconds_total'),
    memoryBytes: () => metric('process_resident_memory_bytes'),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function servedAt(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr as NodeJS.ReadableStream })) {
    said.push(line);
    const url = /"url":"([^"]+)"/.exec(line)?.[1];
    if (url) {
      // What it says later is read, so that it never waits for a reader.
      child.stderr?.resume();
      return url;
    }
  }
  throw new Error(`motion serve ended before it served:\n${said.join('\n')}`);
}
