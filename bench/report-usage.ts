/**
 * Loaded before the command (`node --import`): when the process ends, writes what it used to file descriptor 3, as
 * JSON of a `ProcessUsage`.
 */
import { readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import type { ProcessUsage } from './motion-command.js';

if (isMainThread) process.on('exit', () => writeSync(3, JSON.stringify(usage())));

function usage(): ProcessUsage {
  const { user, system } = process.cpuUsage();
  return { peakBytes: peakBytes(), cpuMilliseconds: (user + system) / 1000 };
}

/** On Linux not from `resourceUsage`: there the kernel counts what the parent process had when it started this one. */
function peakBytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}
