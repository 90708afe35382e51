import { ORIGIN_COLORS } from '../origins/colors.js';
import { CAMERA_MOTIONS, GRADIENT_TYPES, MOTION_TYPES } from '../origins/domains.js';
import { ORIGIN_SOUNDS } from '../origins/sounds.js';
import type { Knowledge, Known } from './knowledge.js';

/** What a system knows that has not made a video yet: the origins of every pool. */
export function originKnowledge(): Knowledge {
  return {
    colors: ORIGIN_COLORS.map(({ name, rgb }) => known(rgb, name)),
    sounds: ORIGIN_SOUNDS.map((sound) => known(sound, sound.timbre)),
    motions: MOTION_TYPES.map((motion) => known(motion, motion)),
    gradients: GRADIENT_TYPES.map((type) => known({ type, strength: null }, type)),
    cameras: CAMERA_MOTIONS.map((motion) => known({ motion, speed: null }, motion)),
    blends: [],
    movements: [],
    audio: [],
    lights: [],
    compositions: [],
    textures: [],
    joins: [],
  };
}

function known<T>(value: T, name: string): Known<T> {
  return { value, name, count: 0, createdAt: null };
}
