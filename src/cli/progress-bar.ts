import { Presets, SingleBar } from 'cli-progress';

/** A line on the terminal that shows how far the work is. */
export interface ProgressLine {
  show(done: number, total: number): void;
  /** Removes the line. */
  clear(): void;
}

/**
 * A bar on standard error, so that standard output stays clean for results.
 *
 * @param work - what is being done, e.g. `Rendering`
 * @param unit - of what is counted, e.g. `frames`
 */
export function progressBar(work: string, unit: string): ProgressLine {
  const bar = new SingleBar(
    {
      format: `${work} {bar} {percentage}% | {value}/{total} ${unit} | {eta_formatted} left`,
      formatValue: (value) => String(Math.round(value)),
      clearOnComplete: true,
      hideCursor: true,
      stream: process.stderr,
      barsize: 30,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    show(done, total) {
      if (started) bar.update(done);
      else bar.start(total, done);
      started = true;
    },
    clear() {
      if (started) bar.stop();
      started = false;
    },
  };
}
