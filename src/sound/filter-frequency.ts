import { clamp, sineTurns } from '../numerics/arithmetic.js';
import { SAMPLE_RATE } from './audio-block.js';

/**
 * Coefficient of the state variable filter for a frequency in Hz: 10 to 7800, clipped, for the form is stable up to a
 * sixth of the sample rate.
 * Source: H. Chamberlin, "Musical Applications of Microprocessors" (1985), state variable filter.
 */
export function filterFrequency(hz: number): number {
  return 2 * sineTurns(clamp(hz, 10, 7800) / (2 * SAMPLE_RATE));
}
