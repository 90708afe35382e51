import type { LookEntry } from '../../origins/vocabulary.js';

/** An exact grid of squares, dithered in order as on early screens. */
export const pixelArt: LookEntry = {
  name: 'pixel_art',
  phrases: [
    'pixel art',
    'pixelart',
    'pixel-art',
    'pixelated',
    'pixels',
    '8 bit',
    '8-bit',
    '8bit',
    '16 bit',
    '16-bit',
    '16bit',
    'retro game',
    'arcade game',
    'lo-fi game',
    'sprite',
  ],
  placement: {
    dabPixels: 6,
    shape: 'square',
    elongation: 1,
    orientation: 'level',
    jitter: 0,
    holdFrames: 0,
    spread: 0.18,
  },
  tint: { saturation: 1.1, contrast: 1.1 },
};
