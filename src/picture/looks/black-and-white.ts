import type { LookEntry } from '../../origins/vocabulary.js';

/** Grain of greys, as on silver film. */
export const blackAndWhite: LookEntry = {
  name: 'black_and_white',
  phrases: [
    'black and white',
    'black-and-white',
    'black & white',
    'b&w',
    'b & w',
    'monochrome',
    'grayscale',
    'greyscale',
    'gray scale',
    'grey scale',
    'silent film',
    'charcoal',
    'pencil sketch',
    'pencil drawing',
    'desaturated',
    'noir film',
  ],
  placement: {
    dabPixels: 4.5,
    shape: 'round',
    elongation: 1.2,
    orientation: 'free',
    jitter: 0.95,
    holdFrames: 0,
    spread: 0.2,
  },
  tint: { saturation: 0, contrast: 1.15, palette: 'mono' },
};
