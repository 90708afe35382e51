import type { LookEntry } from '../../origins/vocabulary.js';

/** Flat areas of few values with a level grain, as printed from wood. */
export const ukiyoE: LookEntry = {
  name: 'ukiyo_e',
  phrases: [
    'ukiyo-e',
    'ukiyo e',
    'ukiyoe',
    'japanese woodblock',
    'japanese print',
    'woodblock print',
    'woodblock',
    'woodcut',
    'hokusai',
    'hiroshige',
    'linocut',
    'block print',
  ],
  placement: {
    dabPixels: 4.5,
    shape: 'stroke',
    elongation: 2.6,
    orientation: 'level',
    jitter: 0.8,
    holdFrames: 0,
    spread: 0.006,
  },
  tint: { saturation: 0.85, contrast: 1.1 },
};
