import type { LookEntry } from '../../origins/vocabulary.js';

/** The default: round dabs whose neighbours shimmer about the colour they make together, after Seurat and Signac. */
export const pointillist: LookEntry = {
  name: 'pointillist',
  phrases: [
    'pointillist',
    'pointillism',
    'pointillistic',
    'pointilism',
    'seurat',
    'signac',
    'dots of paint',
    'divisionism',
    'stippled',
    'impressionist',
    'impressionism',
    'impressionistic',
    'monet',
  ],
  placement: {
    dabPixels: 7,
    shape: 'round',
    elongation: 1.3,
    orientation: 'free',
    jitter: 0.95,
    holdFrames: 0,
    spread: 0.3,
  },
  tint: { saturation: 1.18, contrast: 1.04 },
};
