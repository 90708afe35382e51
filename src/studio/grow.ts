import type { SceneSpec } from '../creation/scene-spec.js';
import type { FrameObservation, Observation, WindowObservation } from '../extraction/observation.js';
import { discover } from '../growth/discover.js';
import type { Discovery } from '../growth/discovery.js';
import type { Instruction } from '../interpretation/instruction.js';
import { linearToSrgb, srgbToLinear } from '../numerics/color.js';
import { loadLexicon } from './assets/load-lexicon.js';
import { VOCABULARY } from './assets/vocabulary.js';

/** What a worker grows from its videos: single frames, windows of a second, or all there is. Contract §4.2. */
export const EXTRACTION_FOCUSES = ['frame', 'window', 'all'] as const;
export type ExtractionFocus = (typeof EXTRACTION_FOCUSES)[number];

/** Which values of single frames. */
export const STATIC_FOCUSES = ['color', 'sound', 'both'] as const;
export type StaticFocus = (typeof STATIC_FOCUSES)[number];

export interface GrowthFocus {
  extraction: ExtractionFocus;
  /** Of frames alone: the mean colours of windows are not concerned. */
  frames: StaticFocus;
}

/** What a video was made from; null for what nobody knows. */
export interface MadeFrom {
  prompt: string;
  spec: SceneSpec | null;
  instruction: Instruction | null;
}

/** Everything that a measured video shows. */
export function growAll(observation: Observation, made: MadeFrom): Discovery[] {
  return discover(observation, { ...made, settings: VOCABULARY.settings, lexicon: loadLexicon() });
}

/**
 * What a measured video shows to a worker of this focus:
 *
 *   | focus  | static colours          | static sound | dynamic, whole video, narrative |
 *   | frame  | of frames               | of frames    | no                              |
 *   | window | mean colours of windows | no           | yes                             |
 *   | all    | both                    | of frames    | yes                             |
 */
export function grow(observation: Observation, made: MadeFrom, focus: GrowthFocus): Discovery[] {
  const frames = framesFor(observation, focus);
  const found = growAll({ ...observation, frames }, made);
  return focus.extraction === 'frame' ? found.filter(({ registry }) => registry === 'static') : found;
}

/** Whether a worker of this focus grows an aspect, as `dynamic.camera`: what it does not grow it need not look for. */
export function isGrown(aspect: string, { extraction, frames }: GrowthFocus): boolean {
  if (aspect === 'static.color') return extraction !== 'frame' || frames !== 'sound';
  if (aspect === 'static.sound') return extraction !== 'window' && frames !== 'color';
  return extraction !== 'frame';
}

function framesFor({ frames, windows }: Observation, { extraction, frames: values }: GrowthFocus): FrameObservation[] {
  const single = extraction === 'window' ? [] : frames.map((frame) => reduced(frame, values));
  const means = extraction === 'frame' ? [] : windows.flatMap((window) => meanFrame(window, frames));
  return [...single, ...means];
}

function reduced(frame: FrameObservation, values: StaticFocus): FrameObservation {
  return {
    ...frame,
    color: values === 'sound' ? null : frame.color,
    sound: values === 'color' ? null : frame.sound,
  };
}

/** The one colour of a window, as light adds up; none without a picture. */
function meanFrame({ start, end }: WindowObservation, frames: readonly FrameObservation[]): FrameObservation[] {
  const colors = frames.flatMap(({ t, color }) => (color && t >= start && t < end ? [color] : []));
  if (colors.length === 0) return [];
  const mean = (channel: 'r' | 'g' | 'b'): number => {
    const light = colors.reduce((sum, color) => sum + srgbToLinear(color[channel] / 255), 0) / colors.length;
    return Math.round(linearToSrgb(light) * 2550) / 10;
  };
  return [{ t: start, color: { r: mean('r'), g: mean('g'), b: mean('b') }, palette: [], sound: null }];
}
