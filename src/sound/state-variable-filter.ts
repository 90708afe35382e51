import { clamp, sineTurns } from '../numerics/arithmetic.js';
import { SAMPLE_RATE } from './audio-block.js';

/**
 * Two-pole filter whose low-pass and band-pass share one state and whose frequency may move at any time.
 * Source: H. Chamberlin, "Musical Applications of Microprocessors" (1985), state variable filter.
 */
export class StateVariableFilter {
  private frequency = 0.1;
  private damping = 1;
  private lowState = 0;
  private bandState = 0;

  /**
   * @param hz - 10 to 7800, clipped: the form is stable up to a sixth of the sample rate
   * @param damping - 2 = wide, 0.1 = ringing
   */
  tune(hz: number, damping: number): void {
    this.frequency = 2 * sineTurns(clamp(hz, 10, 7800) / (2 * SAMPLE_RATE));
    this.damping = Math.min(damping, 2 - this.frequency);
  }

  /** One sample through the band-pass, gain 1 at its middle. */
  band(x: number): number {
    this.step(x);
    return this.bandState * this.damping;
  }

  /** One sample through the low-pass. */
  low(x: number): number {
    this.step(x);
    return this.lowState;
  }

  private step(x: number): void {
    this.lowState += this.frequency * this.bandState;
    this.bandState += this.frequency * (x - this.lowState - this.damping * this.bandState);
  }
}
