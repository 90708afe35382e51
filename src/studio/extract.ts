import { availableParallelism } from 'node:os';
import type { FrameObservation, Observation, WindowObservation } from '../extraction/observation.js';
import { abortedError } from './studio-error.js';
import { CrewMember } from './threads/crew-member.js';
import { ExtractionControl } from './threads/extraction-control.js';
import type { ExtractionNews, ExtractionTasks, ObservationSummary } from './threads/extraction-tasks.js';

export interface ExtractOptions {
  signal?: AbortSignal;
  /** @param totalSeconds - what the file says it lasts, or null */
  onProgress?(doneSeconds: number, totalSeconds: number | null): void;
}

/** Takes frames and windows as soon as they are settled; each kind comes in order. */
export interface ObservationReader {
  frames?(frames: readonly FrameObservation[]): void | Promise<void>;
  windows?(windows: readonly WindowObservation[]): void | Promise<void>;
}

/**
 * Measures a video or audio file: everything about it, from what is in the file alone.
 *
 * @throws {MediaError} `media/cannot-read` when it is missing, no media file, or damaged beyond use
 * @throws {StudioError} `studio/aborted` when the signal says so; `studio/worker-died`
 */
export async function extract(path: string, options: ExtractOptions = {}): Promise<Observation> {
  const frames: FrameObservation[] = [];
  const windows: WindowObservation[] = [];
  const summary = await extractStream(
    path,
    {
      frames: (some) => void frames.push(...some),
      windows: (some) => void windows.push(...some),
    },
    options,
  );
  const { video, ...head } = summary;
  return { ...head, frames, windows, video };
}

/**
 * As `extract`, for files of any length: frames and windows are handed to `reader` and not kept. A reader that
 * takes its time slows the measuring down.
 *
 * @returns what is known at the end
 */
export async function extractStream(
  path: string,
  reader: ObservationReader,
  { signal, onProgress }: ExtractOptions = {},
): Promise<ObservationSummary> {
  if (signal?.aborted) throw abortedError();
  const control = new ExtractionControl();
  const abort = (): void => control.abort();
  signal?.addEventListener('abort', abort);
  let reading: Promise<void> = Promise.resolve();
  const read = async ({ frames, windows, doneSeconds, totalSeconds }: ExtractionNews): Promise<void> => {
    await reader.frames?.(frames);
    await reader.windows?.(windows);
    onProgress?.(doneSeconds, totalSeconds);
    control.markRead();
  };
  try {
    const summary = await idleThread().request('extract', { path, control: control.shared }, (news) => {
      reading = reading.then(() => read(news as ExtractionNews));
      // A reader that fails ends the measuring; its error is thrown below.
      reading.catch(abort);
    });
    await reading;
    return summary;
  } catch (error) {
    await reading;
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

let threads: CrewMember<ExtractionTasks>[] = [];

/** A thread without work, or a new one, or, when every core has one, that with the least to do. */
function idleThread(): CrewMember<ExtractionTasks> {
  threads = threads.filter((thread) => thread.isAlive);
  const least = threads.reduce<CrewMember<ExtractionTasks> | undefined>(
    (best, thread) => (best && best.load <= thread.load ? best : thread),
    undefined,
  );
  if (least && (least.load === 0 || threads.length >= availableParallelism())) return least;
  const thread = new CrewMember<ExtractionTasks>('extract-worker.js', 'measurement', null);
  threads.push(thread);
  return thread;
}
