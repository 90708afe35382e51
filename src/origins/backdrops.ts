/** Plain surfaces: of one colour, they fill the frame behind everything else. */
export const BACKDROP_NOUNS: ReadonlySet<string> = new Set([
  'backdrop',
  'background',
  'wall',
  'surface',
  'canvas',
  'screen',
  'backcloth',
]);

/** What is said of a surface that shows nothing but its colour. */
export const PLAIN_WORDS: ReadonlySet<string> = new Set([
  'plain',
  'bare',
  'blank',
  'solid',
  'uniform',
  'even',
  'smooth',
  'seamless',
  'empty',
]);
