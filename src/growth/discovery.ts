/** The registries that hold measured values; prompts and the meanings of words have tables of their own. */
export const ASPECTS = {
  /** Pure: from one frame. */
  static: ['color', 'sound'],
  /** Blended: from a window of frames, or from the whole video. */
  dynamic: [
    'color',
    'motion',
    'time',
    'gradient',
    'camera',
    'lighting',
    'composition',
    'graphics',
    'temporal',
    'technical',
    'audio_semantic',
    'transition',
    'depth',
    'blend',
  ],
  /** Semantic: what spec and prompt intend and, as `observed_…`, what picture and sound show. */
  narrative: [
    'genre',
    'mood',
    'themes',
    'plots',
    'settings',
    'style',
    'scene_type',
    'observed_mood',
    'observed_pace',
    'observed_time_of_day',
    'observed_setting',
  ],
} as const;

export type RegistryName = keyof typeof ASPECTS;
export type Aspect<R extends RegistryName = RegistryName> = (typeof ASPECTS)[R][number];

/** Place of a value: one of the lists of `ASPECTS`. */
export interface AspectRef {
  registry: RegistryName;
  aspect: Aspect;
}

/**
 * One value as it was found, with everything that a registry stores of it but its name, which the registry
 * settles: names are unique in an aspect.
 */
export interface Discovery extends AspectRef {
  /** As contract §2.3 prints it. */
  key: string;
  /**
   * Keys that measuring noise could as well have given, nearest first. When the registry knows one of them
   * and not `key`, this is another sighting of that value and no new one.
   */
  near: readonly string[];
  /** Plain JSON: the fields of the aspect's item in contract §1.5, without key, name, depth and source. */
  value: Readonly<Record<string, unknown>>;
  /** Percent of origin primitives, each > 0: together 100, or 100 for each domain where names are `domain.primitive`. */
  depth: Readonly<Record<string, number>>;
  /** Frames or windows in which it was seen, ≥ 1. */
  sightings: number;
}
