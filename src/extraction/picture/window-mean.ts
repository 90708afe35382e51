import type { StillMeasure } from './still-measure.js';

/** Mean of a number over the pictures of a window, one at least. */
export function meanOf(measures: readonly StillMeasure[], value: (measure: StillMeasure) => number): number {
  return measures.reduce((sum, measure) => sum + value(measure), 0) / measures.length;
}
