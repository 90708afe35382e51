import type { LookEntry } from '../../origins/vocabulary.js';

/** Any value anywhere: colours that only from afar become the thing. */
export const surreal: LookEntry = {
  name: 'surreal',
  phrases: [
    'surreal',
    'surrealist',
    'surrealism',
    'surrealistic',
    'dali',
    'magritte',
    'dreamlike',
    'psychedelic',
    'trippy',
    'kaleidoscopic',
    'hallucination',
    'fauvist',
    'fauvism',
  ],
  placement: {
    dabPixels: 9,
    shape: 'round',
    elongation: 1.8,
    orientation: 'flow',
    jitter: 1,
    holdFrames: 24,
    spread: 0.85,
  },
  tint: { saturation: 1.3, contrast: 1.05 },
};
