import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../src/studio/package-root.js';

export interface MotionRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts the real command; `ended` gives what it printed and its exit code. `env` is added to this process's own. */
export function startMotion(
  args: readonly string[],
  { cwd, input, env }: { cwd: string; input?: string; env?: Record<string, string> },
) {
  const child = spawn(process.execPath, [join(packageRoot(), 'bin', 'motion'), ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  child.stdin.end(input ?? '');
  const ended = new Promise<MotionRun>((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
  return { child, ended };
}

/** Runs the real command to its end. */
export function motion(args: readonly string[], options: { cwd: string; input?: string }): Promise<MotionRun> {
  return startMotion(args, options).ended;
}
