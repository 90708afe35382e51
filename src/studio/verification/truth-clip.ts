import type { SceneSpec } from '../../creation/scene-spec.js';
import type { Observation } from '../../extraction/observation.js';
import type { CreationMode } from '../../origins/domains.js';
import type { RowName } from './row-rules.js';
import type { Sample } from './sample.js';

/** A clip of which the truth is known: what is rendered, and how what is measured of its file is judged. */
export interface TruthClip {
  readonly name: string;
  readonly spec: SceneSpec;
  /** The rows that it hands samples to. */
  readonly rows: readonly RowName[];
  /** Compares; the truth comes from the spec and from formulas, never from the observation. */
  judge(observation: Observation, where: string): Sample[];
}

/** How widely truths are spread. */
export interface Breadth {
  readonly modes: readonly CreationMode[];
  /** The first is used where one size must do. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  /** A few of each kind only, for a test that must end in a minute. */
  readonly isQuick: boolean;
}

export const FULL: Breadth = {
  modes: ['blended', 'pure_per_frame'],
  sizes: [
    { width: 256, height: 256 },
    { width: 512, height: 512 },
    { width: 640, height: 360 },
  ],
  isQuick: false,
};

export const QUICK: Breadth = {
  modes: ['blended', 'pure_per_frame'],
  sizes: [{ width: 256, height: 256 }],
  isQuick: true,
};

/** One entry for each mode and size. */
export function formats({ modes, sizes }: Breadth): { creation_mode: CreationMode; width: number; height: number }[] {
  return modes.flatMap((creation_mode) => sizes.map((size) => ({ creation_mode, ...size })));
}

/** A short name of a format, for the names of clips. */
export function formatName({ creation_mode, width, height }: ReturnType<typeof formats>[number]): string {
  return `${creation_mode === 'blended' ? 'blended' : 'pure'} ${width}x${height}`;
}
