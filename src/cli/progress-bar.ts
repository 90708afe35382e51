import { Presets, SingleBar } from 'cli-progress';

/** A line on the terminal that shows how far a video is. */
export interface ProgressLine {
  show(done: number, total: number): void;
  /** Removes the line. */
  clear(): void;
}

/** A bar on standard error, so that standard output stays clean for results. */
export function progressBar(): ProgressLine {
  const bar = new SingleBar(
    {
      format: 'Rendering {bar} {percentage}% | {value}/{total} frames | {eta_formatted} left',
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
    },
  };
}
