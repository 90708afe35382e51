import type { AspectRef } from '../../origins/aspects.js';
import { CAMERA_MOTIONS, GRADIENT_TYPES, TRANSITION_TYPES } from '../../origins/domains.js';
import type { DiscoveryList } from './discoveries.js';

/** How the items of one list of contract §1.5 are read. */
export interface ListRule {
  readonly place: AspectRef;
  /** Fields that hold numbers. */
  readonly numbers: readonly string[];
  /** Fields that hold words. */
  readonly words: readonly string[];
  /** Words that a field may hold, where it is not free. */
  readonly vocabulary: Readonly<Record<string, readonly string[]>>;
}

function rule(
  aspect: `static.${string}` | `dynamic.${string}`,
  numbers: string,
  words = '',
  vocabulary: ListRule['vocabulary'] = {},
): ListRule {
  const [registry, name] = aspect.split('.');
  const listed = (text: string): string[] => text.split(' ').filter((each) => each !== '');
  return { place: { registry, aspect: name } as AspectRef, numbers: listed(numbers), words: listed(words), vocabulary };
}

/** Every list whose items are one value each; `narrative` and `blends` have forms of their own. */
export const LIST_RULES: Readonly<Record<Exclude<DiscoveryList, 'narrative' | 'blends'>, ListRule>> = {
  static_colors: rule(
    'static.color',
    'r g b brightness luminance contrast saturation chroma hue color_variance opacity',
  ),
  static_sound: rule('static.sound', 'amplitude weight strength_pct', 'tone timbre'),
  colors: rule('dynamic.color', 'r g b'),
  motion: rule('dynamic.motion', 'motion_level motion_std', 'motion_trend motion_direction motion_rhythm'),
  lighting: rule('dynamic.lighting', 'brightness contrast saturation'),
  composition: rule('dynamic.composition', 'center_x center_y luminance_balance'),
  graphics: rule('dynamic.graphics', 'edge_density spatial_variance busyness'),
  temporal: rule('dynamic.temporal', 'duration', 'motion_trend'),
  technical: rule('dynamic.technical', 'width height fps'),
  audio_semantic: rule('dynamic.audio_semantic', '', 'role mood tempo'),
  time: rule('dynamic.time', 'duration fps'),
  gradient: rule('dynamic.gradient', 'strength', 'gradient_type', { gradient_type: GRADIENT_TYPES }),
  camera: rule('dynamic.camera', '', 'motion_type speed', { motion_type: CAMERA_MOTIONS }),
  transition: rule('dynamic.transition', 'duration_seconds', 'type', { type: TRANSITION_TYPES }),
  depth: rule('dynamic.depth', 'parallax_strength layer_count'),
};
