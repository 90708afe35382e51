import type { SceneSpec } from '../../creation/scene-spec.js';
import type { Observation } from '../../extraction/observation.js';
import type { VideoQuality } from '../../media/video-encoder.js';
import type { RowName } from './row-rules.js';
import type { Sample } from './sample.js';
import type { Breadth } from './truth-clip.js';

/** What checks need of the studio: a filmed spec, and what is measured of a file. */
export interface Tools {
  film(spec: SceneSpec, path: string, quality?: VideoQuality): Promise<void>;
  extract(path: string): Promise<Observation>;
  /** A folder for clips and databases of the moment. */
  readonly folder: string;
  /** One more of the units that the check had announced is done. */
  step(): void;
  readonly signal: AbortSignal | undefined;
}

/** A part of the verification: the rows that it hands samples to, and how it comes by them. */
export interface Check {
  readonly rows: readonly RowName[];
  /** How many steps it takes, for the progress on the terminal. */
  readonly steps: number;
  run(tools: Tools): Promise<Sample[]>;
  /** Why it cannot be carried out here; null when it can. */
  readonly obstacle?: string | null;
}

/** Makes a check of some breadth. */
export type CheckMaker = (breadth: Breadth) => Check;
