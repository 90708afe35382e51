import type { FrameObservation, WindowObservation } from '../extraction/observation.js';
import type { RegistryStore } from '../registries/registry-store.js';
import type { ObservationReader } from '../studio/extract.js';
import { type LearnableVideo, type LearnedValues, learnableFile, learnFrom } from '../studio/learn.js';
import { openStore, type StorePlace } from '../studio/registries/open-store.js';
import { abortedError } from '../studio/studio-error.js';
import type { ObservationSummary } from '../studio/threads/extraction-tasks.js';

/** Learns from a file while something else reads what is measured of it. */
export class Lesson {
  private readonly frames: FrameObservation[] = [];
  private readonly windows: WindowObservation[] = [];

  private constructor(
    private readonly video: LearnableVideo,
    private readonly store: RegistryStore,
  ) {}

  /**
   * @throws {StudioError} `studio/cannot-read`
   * @throws {RegistryError} `registry/cannot-open`
   */
  static async begin(file: string, place: StorePlace): Promise<Lesson> {
    const video = await learnableFile(file);
    return new Lesson(video, await openStore(place));
  }

  /** A reader that hands on to `reader` and keeps what it will learn from. */
  beside(reader: ObservationReader): ObservationReader {
    return {
      frames: (frames) => {
        this.frames.push(...frames);
        return reader.frames?.(frames);
      },
      windows: (windows) => {
        this.windows.push(...windows);
        return reader.windows?.(windows);
      },
    };
  }

  /** Records all that was read. */
  learn({ video, ...head }: ObservationSummary, signal: AbortSignal): Promise<LearnedValues> {
    if (signal.aborted) throw abortedError();
    return learnFrom({ ...head, frames: this.frames, windows: this.windows, video }, this.video, this.store);
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
