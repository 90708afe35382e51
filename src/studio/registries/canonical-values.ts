import { COLOR_PRIMARIES } from '../../origins/colors.js';
import {
  AUDIO_MOODS,
  AUDIO_PRESENCES,
  AUDIO_TEMPOS,
  CAMERA_MOTIONS,
  GRADIENT_TYPES,
  SOUND_PRIMITIVES,
} from '../../origins/domains.js';

/** The primitives of frames. Contract §2.2. */
export const STATIC_PRIMITIVES = {
  color_primaries: COLOR_PRIMARIES.map(({ name, rgb: [r, g, b] }) => ({ name, r, g, b })),
  sound_primaries: SOUND_PRIMITIVES,
};

/** The vocabulary of windows, as lists of it are filled up. Contract §2.2. */
export const DYNAMIC_CANONICAL = {
  gradient_type: GRADIENT_TYPES,
  camera_motion: CAMERA_MOTIONS,
  motion: ['static', 'slow', 'medium', 'fast', 'steady', 'pulsing', 'wave', 'random'],
  sound: [
    ...AUDIO_TEMPOS.map((tempo) => `tempo: ${tempo}`),
    ...AUDIO_MOODS.map((mood) => `mood: ${mood}`),
    ...AUDIO_PRESENCES.map((presence) => `presence: ${presence}`),
  ],
};
