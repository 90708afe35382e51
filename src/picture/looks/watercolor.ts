import type { LookEntry } from '../../origins/vocabulary.js';

/** Wide pale blots that keep close to their colour. */
export const watercolor: LookEntry = {
  name: 'watercolor',
  phrases: [
    'watercolor',
    'watercolour',
    'water color',
    'water colour',
    'watercolors',
    'watercolours',
    'aquarelle',
    'gouache',
    'ink wash',
    'wash painting',
    'washed',
  ],
  placement: {
    dabPixels: 12,
    shape: 'round',
    elongation: 1.5,
    orientation: 'free',
    jitter: 1,
    holdFrames: 0,
    spread: 0.004,
  },
  tint: { saturation: 0.8, contrast: 0.85 },
};
