import type { LookEntry } from '../../origins/vocabulary.js';

/** Short loaded strokes along the forms. */
export const oilPainting: LookEntry = {
  name: 'oil_painting',
  phrases: [
    'oil painting',
    'oil paint',
    'oil-painting',
    'oil on canvas',
    'painted in oil',
    'painted in oils',
    'in oils',
    'painterly',
    'painting',
    'impasto',
    'brush strokes',
    'brushstrokes',
    'rembrandt',
    'turner',
    'canvas',
  ],
  placement: {
    dabPixels: 8,
    shape: 'stroke',
    elongation: 2.4,
    orientation: 'flow',
    jitter: 0.9,
    holdFrames: 0,
    spread: 0.3,
  },
  tint: { saturation: 1.05, contrast: 1.08 },
};
