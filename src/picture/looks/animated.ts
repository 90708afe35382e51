import type { LookEntry } from '../../origins/vocabulary.js';

/** Flat areas with clean outlines, as painted on cels. */
export const animated: LookEntry = {
  name: 'animated',
  phrases: [
    'animated',
    'animation',
    'anime',
    'cartoon',
    'cartoonish',
    'cartoony',
    'cel shaded',
    'cel-shaded',
    'cel animation',
    'comic',
    'comic book',
    'ghibli',
    'pixar',
    'disney',
    'toon',
    'flat design',
    'vector art',
  ],
  placement: {
    dabPixels: 4.4,
    shape: 'round',
    elongation: 1,
    orientation: 'free',
    jitter: 0.25,
    holdFrames: 0,
    spread: 0,
  },
  tint: { saturation: 1.15, contrast: 1.1 },
};
