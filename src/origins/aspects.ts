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
