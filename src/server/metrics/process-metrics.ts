import { readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { metricText } from './prometheus-text.js';

/** Where Linux lists what a process has open. */
const OPEN_FILES = '/proc/self/fd';
/** Precision of the delay of the event loop, milliseconds. */
const RESOLUTION_MS = 20;

/** Metrics of this process, by the names that Prometheus clients share. */
export class ProcessMetrics {
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #startedAt = Date.now() / 1000 - process.uptime();

  constructor() {
    this.#delay.enable();
  }

  text(): string {
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const files = openFiles();
    const delay = this.#delay.percentile(99) / 1e9;
    this.#delay.reset();
    const gauge = (name: string, help: string, value: number): string => metricText(name, 'gauge', help, [{ value }]);
    return [
      metricText('process_cpu_seconds_total', 'counter', 'Processor time.', [{ value: (user + system) / 1e6 }]),
      gauge('process_start_time_seconds', 'When the process began, since 1970.', this.#startedAt),
      gauge('process_resident_memory_bytes', 'Resident memory.', rss),
      ...(files === null ? [] : [gauge('process_open_fds', 'Open files.', files)]),
      gauge('nodejs_heap_size_used_bytes', 'Heap in use.', heapUsed),
      gauge('nodejs_eventloop_lag_p99_seconds', 'Delay of the event loop since it was asked last.', delay),
    ].join('');
  }

  close(): void {
    this.#delay.disable();
  }
}

/** Null where the system does not tell. */
function openFiles(): number | null {
  try {
    return readdirSync(OPEN_FILES).length;
  } catch {
    return null;
  }
}
