import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { packageRoot } from '../src/studio/package-root.js';

/** How a run of the command went. */
export interface CommandRun {
  /** From its start to the end of the process. */
  milliseconds: number;
  output: string;
}

/** What a process used from its start to its end. */
export interface ProcessUsage {
  /** Highest resident memory. */
  peakBytes: number;
  /** Processor time of all its threads. */
  cpuMilliseconds: number;
}

const MOTION = join(packageRoot(), 'bin', 'motion');
const REPORTER = new URL('./report-usage.js', import.meta.url).href;

/**
 * Runs `motion` as a process of its own.
 *
 * @throws {Error} when it fails, with what it said
 */
export async function runMotion(args: readonly string[]): Promise<CommandRun> {
  const start = performance.now();
  const child = spawn(process.execPath, [MOTION, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = endOf(child, args);
  const output = await text(child.stdout);
  await ended;
  return { milliseconds: performance.now() - start, output };
}

/**
 * Runs `motion` for what it uses; reading that takes a little time, so the run itself is not timed.
 *
 * @throws {Error} when it fails, with what it said
 */
export async function usageOfMotion(args: readonly string[]): Promise<ProcessUsage> {
  const child = spawn(process.execPath, ['--import', REPORTER, MOTION, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = endOf(child, args);
  const usage = await text(child.stdio[3] as Readable);
  await ended;
  return JSON.parse(usage) as ProcessUsage;
}

/** Milliseconds that Node itself needs to start and end. */
export async function runEmptyNode(): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--eval', '0'], { stdio: 'ignore' });
  await endOf(child, ['--eval', '0']);
  return performance.now() - start;
}

async function endOf(child: ChildProcess, args: readonly string[]): Promise<void> {
  const closed = new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  const complaints = child.stderr ? await text(child.stderr) : '';
  const code = await closed;
  if (code !== 0) throw new Error(`A process ended with ${code}: ${args.join(' ')}\n${complaints}`);
}
