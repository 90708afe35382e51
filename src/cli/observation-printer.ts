import { once } from 'node:events';
import type { FrameObservation, WindowObservation } from '../extraction/observation.js';
import type { ObservationReader } from '../studio/extract.js';
import type { ObservationSummary } from '../studio/threads/extraction-tasks.js';

/** So much is kept before anything is printed: a file that turns out to be unreadable then prints nothing. */
const HELD_CHARACTERS = 16 * 2 ** 20;

/**
 * Prints an Observation as JSON while it is being made: frames go out as they come, one a line, so that the whole is
 * never in memory. Windows follow the frames, and what is known at the end comes last.
 */
export class ObservationPrinter implements ObservationReader {
  private readonly windowLines: string[] = [];
  private held: string[] = [];
  private heldCharacters = 0;
  private isHolding = true;
  private separator = '\n';

  constructor(
    file: string,
    private readonly stream: NodeJS.WritableStream,
  ) {
    this.held.push(`{\n  "file": ${JSON.stringify(file)},\n  "frames": [`);
  }

  async frames(frames: readonly FrameObservation[]): Promise<void> {
    if (frames.length === 0) return;
    await this.print(this.separator + frames.map((frame) => `    ${JSON.stringify(frame)}`).join(',\n'));
    this.separator = ',\n';
  }

  windows(windows: readonly WindowObservation[]): void {
    this.windowLines.push(...windows.map((window) => `    ${JSON.stringify(window)}`));
  }

  /** Prints what is left. */
  async end({ file: _, ...rest }: ObservationSummary): Promise<void> {
    await this.print(`\n  ],\n  "windows": [\n${this.windowLines.join(',\n')}\n  ],\n`);
    await this.print(`${JSON.stringify(rest, null, 2).slice(2)}\n`);
    await this.release();
  }

  private async print(text: string): Promise<void> {
    this.held.push(text);
    this.heldCharacters += text.length;
    if (!this.isHolding || this.heldCharacters > HELD_CHARACTERS) await this.release();
  }

  private async release(): Promise<void> {
    this.isHolding = false;
    const text = this.held.join('');
    this.held = [];
    if (!this.stream.write(text)) await once(this.stream, 'drain');
  }
}
