import type { SceneSpec } from '../../creation/scene-spec.js';
import type { Random } from '../../numerics/random.js';
import type { SettingEntry } from '../../origins/vocabulary.js';
import type { Painter } from '../painting/painter.js';
import type { Light } from './light.js';
import type { StageItem } from './stage.js';

/**
 * One family of places: its entry in the vocabulary and the painter of its scenery. One file of
 * `picture/settings/` each; the folder's index is generated.
 */
export interface Setting extends SettingEntry {
  /** Everything behind and around the subjects, back to front. Weather and subjects are added by the stage. */
  readonly build: (scene: SettingScene) => StageItem[];
}

/** What a setting paints with. */
export interface SettingScene {
  readonly spec: SceneSpec;
  readonly painter: Painter;
  readonly light: Light;
  /** Chance of this setting's own. */
  readonly random: Random;
  /** Width of the frame in frame heights. */
  readonly aspect: number;
  /** Row of the horizon, in frame heights. */
  readonly horizon: number;
  /** Period of wrapping canvases, in frame heights: wide enough for the camera to travel. */
  readonly period: number;
  /** A smooth random curve that repeats every `period`: value about ±1, `bumps` per frame height, `octaves` of detail. */
  readonly curve: (name: string, bumps: number, octaves: number) => (x: number) => number;
}
