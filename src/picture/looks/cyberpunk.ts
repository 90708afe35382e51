import type { LookEntry } from '../../origins/vocabulary.js';

/** Level bars of loud colour that flicker now and then, like a city of screens. */
export const cyberpunk: LookEntry = {
  name: 'cyberpunk',
  phrases: [
    'cyberpunk',
    'cyber punk',
    'synthwave',
    'synth wave',
    'vaporwave',
    'outrun',
    'blade runner',
    'tron',
    'glitch',
    'glitch art',
    'neon noir',
    'retrowave',
    'futuristic',
  ],
  placement: {
    dabPixels: 5,
    shape: 'square',
    elongation: 2,
    orientation: 'level',
    jitter: 0.35,
    holdFrames: 12,
    spread: 0.35,
  },
  tint: { saturation: 1.45, contrast: 1.25 },
};
