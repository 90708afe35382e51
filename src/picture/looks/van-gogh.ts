import type { LookEntry } from '../../origins/vocabulary.js';

/** Long strokes that follow the forms and curl where the picture is calm. */
export const vanGogh: LookEntry = {
  name: 'van_gogh',
  phrases: [
    'van gogh',
    'vangogh',
    'van-gogh',
    'vincent van gogh',
    'starry night style',
    'post-impressionist',
    'post impressionist',
    'post-impressionism',
    'expressionist',
    'expressionism',
    'swirling strokes',
    'munch',
  ],
  placement: {
    dabPixels: 5.5,
    shape: 'stroke',
    elongation: 4.2,
    orientation: 'flow',
    jitter: 0.85,
    holdFrames: 0,
    spread: 0.35,
  },
  tint: { saturation: 1.2, contrast: 1.12 },
};
