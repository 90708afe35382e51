import { clamp, sineTurns } from '../numerics/arithmetic.js';
import type { Random } from '../numerics/random.js';
import { BLOCK_SAMPLES, type Channel, SAMPLE_RATE } from './audio-block.js';

/** What a texture sounds like at one moment. */
export interface TextureState {
  /** Corner or middle of the filter, 10–7800 Hz. */
  readonly hz: number;
  /** RMS of the sound, roughly. */
  readonly level: number;
  /** −1 = left, 1 = right. */
  readonly pan?: number;
}

/** A steady stereo noise through a filter whose frequency, level and place move: water, wind, rain, traffic. */
export class NoiseTexture {
  private seedLeft: number;
  private seedRight: number;
  private readonly states = new Float64Array(4);
  private gainLeft: number | null = null;
  private gainRight = 0;
  private position = 0;

  /**
   * @param kind - `low` passes what is below the frequency, `band` what is about it
   * @param damping - width of the band: 2 = wide, 0.2 = whistling
   * @param stateAt - the sound at a time in seconds; asked once per block
   */
  constructor(
    private readonly kind: 'low' | 'band',
    private readonly damping: number,
    private readonly stateAt: (seconds: number) => TextureState,
    random: Random,
  ) {
    this.seedLeft = random.nextUint32() | 0;
    this.seedRight = random.nextUint32() | 0;
  }

  /** Adds the next block. One long loop: both channels' noise, filter and gain, kept in local variables. */
  render(left: Channel, right: Channel): void {
    const end = this.stateAt((this.position + BLOCK_SAMPLES) / SAMPLE_RATE);
    const frequency = 2 * sineTurns(clamp(end.hz, 10, 7800) / (2 * SAMPLE_RATE));
    const damping = Math.min(this.damping, 2 - frequency);
    const [endLeft, endRight] = this.gains(end, frequency);
    let gainLeft = this.gainLeft ?? endLeft;
    let gainRight = this.gainLeft === null ? endRight : this.gainRight;
    const slopeLeft = (endLeft - gainLeft) / BLOCK_SAMPLES;
    const slopeRight = (endRight - gainRight) / BLOCK_SAMPLES;
    const passLow = this.kind === 'low' ? 1 : 0;
    const passBand = 1 - passLow;
    let { seedLeft, seedRight } = this;
    const { states } = this;
    let lowL = states[0] as number;
    let bandL = states[1] as number;
    let lowR = states[2] as number;
    let bandR = states[3] as number;
    for (let i = 0; i < BLOCK_SAMPLES; i++) {
      seedLeft = (Math.imul(seedLeft, 1664525) + 1013904223) | 0;
      seedRight = (Math.imul(seedRight, 1664525) + 1013904223) | 0;
      lowL += frequency * bandL;
      bandL += frequency * (seedLeft * 4.656612873077393e-10 - lowL - damping * bandL);
      lowR += frequency * bandR;
      bandR += frequency * (seedRight * 4.656612873077393e-10 - lowR - damping * bandR);
      gainLeft += slopeLeft;
      gainRight += slopeRight;
      left[i] = (left[i] as number) + gainLeft * (passLow * lowL + passBand * bandL);
      right[i] = (right[i] as number) + gainRight * (passLow * lowR + passBand * bandR);
    }
    states.set([lowL, bandL, lowR, bandR]);
    this.seedLeft = seedLeft;
    this.seedRight = seedRight;
    this.gainLeft = endLeft;
    this.gainRight = endRight;
    this.position += BLOCK_SAMPLES;
  }

  /**
   * Channel gains for a level. White noise of power 1/3 leaves the filter with power about f/(2d)·1/3 in either
   * output (f, d: the filter's frequency and damping), which the gain makes up for.
   */
  private gains(state: TextureState, frequency: number): readonly [number, number] {
    const gain = state.level * Math.sqrt((6 * this.damping) / frequency);
    const turn = (clamp(state.pan ?? 0, -1, 1) + 1) / 8;
    return [gain * 1.4142135623730951 * sineTurns(0.25 - turn), gain * 1.4142135623730951 * sineTurns(turn)];
  }
}
