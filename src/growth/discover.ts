import type { SceneSpec } from '../creation/scene-spec.js';
import type { Observation } from '../extraction/observation.js';
import type { Instruction } from '../interpretation/instruction.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { SettingEntry } from '../origins/vocabulary.js';
import type { Discovery } from './discovery.js';
import { colorValue, soundDoubts, soundValue } from './frame-values.js';
import { intendedValues, observedValues } from './narrative-values.js';
import { Sightings } from './sightings.js';
import { videoValues } from './video-values.js';
import { windowValues } from './window-values.js';

/** What is known of a video beside its picture and sound. */
export interface DiscoveryContext {
  /** The recipe that was rendered; null for a video from elsewhere. */
  spec: SceneSpec | null;
  instruction: Instruction | null;
  /** Empty for a video from elsewhere. */
  prompt: string;
  /** The settings that a spec can name; without them none is recorded as intended. */
  settings?: readonly SettingEntry[];
  /** The meanings of words; without them no theme is recorded. */
  lexicon?: Lexicon;
}

/**
 * Everything that one video shows, one discovery per value: each frame's one colour and one sound, each window's
 * blended values, the whole video's, and what it means. What could not be measured is no discovery. Whether a
 * value is new is for the registry to say.
 */
export function discover(observation: Observation, context: DiscoveryContext): Discovery[] {
  const sightings = new Sightings();
  for (const { color, sound } of observation.frames) {
    if (color) sightings.add({ registry: 'static', aspect: 'color' }, colorValue(color));
    if (sound) sightings.add({ registry: 'static', aspect: 'sound' }, soundValue(sound), soundDoubts(sound));
  }
  const windows = observation.windows.flatMap((window) => windowValues(window, observation.duration_seconds));
  for (const { aspect, value, doubts, edges } of [...windows, ...videoValues(observation)])
    sightings.add({ registry: 'dynamic', aspect }, value, doubts, edges);
  const intended = context.spec ? intendedValues(context.spec, context) : [];
  for (const [aspect, value] of [...intended, ...observedValues(observation.video.narrative)])
    sightings.add({ registry: 'narrative', aspect }, value);
  return sightings.discoveries();
}
