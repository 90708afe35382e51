import type { FrameObservation, Observation, WindowObservation } from '../../extraction/observation.js';

/** What was measured of a file besides its frames and windows. */
export type ObservationSummary = Omit<Observation, 'frames' | 'windows'>;

/** What an extracting thread is asked to do, and what it answers. */
export interface ExtractionTasks {
  extract: { task: ExtractionTask; answer: ObservationSummary };
}

export interface ExtractionTask {
  path: string;
  /** Shared with the asker: see `ExtractionControl`. */
  control: SharedArrayBuffer;
}

/** What the thread tells on its way: frames and windows that are settled, and how far it is. */
export interface ExtractionNews {
  frames: FrameObservation[];
  windows: WindowObservation[];
  doneSeconds: number;
  /** What the file says it lasts, or null. */
  totalSeconds: number | null;
}
