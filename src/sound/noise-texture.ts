import { clamp, sineTurns } from '../numerics/arithmetic.js';
import type { Random } from '../numerics/random.js';
import { BLOCK_SAMPLES, type Channel, type Layer, SAMPLE_RATE } from './audio-block.js';
import { filterFrequency } from './filter-frequency.js';
import type { SoundKernel } from './sound-kernel.js';

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
  readonly seeds: readonly [left: number, right: number];

  /**
   * @param kind - `low` passes what is below the frequency, `band` what is about it
   * @param damping - width of the band: 2 = wide, 0.2 = whistling
   * @param stateAt - the sound at a time in seconds; asked once per block
   */
  constructor(
    readonly kind: 'low' | 'band',
    readonly damping: number,
    private readonly stateAt: (seconds: number) => TextureState,
    random: Random,
  ) {
    this.seeds = [random.nextUint32(), random.nextUint32()];
  }

  /** What the filter does at a time in seconds. */
  motionAt(seconds: number): TextureMotion {
    const { hz, level, pan = 0 } = this.stateAt(seconds);
    const frequency = filterFrequency(hz);
    // White noise of power 1/3 leaves the filter with power about f/(2d)·1/3 in either output.
    const gain = 1.4142135623730951 * level * Math.sqrt((6 * this.damping) / frequency);
    const turn = (clamp(pan, -1, 1) + 1) / 8;
    return { frequency, left: gain * sineTurns(0.25 - turn), right: gain * sineTurns(turn) };
  }
}

interface TextureMotion {
  readonly frequency: number;
  readonly left: number;
  readonly right: number;
}

/** Bytes of a pair's record, whose vectors `kernel/noise` describes. */
const PAIR_BYTES = 144;

/** Textures, rendered two at a time: one lane for each channel of each. */
export class TextureBank implements Layer {
  private readonly pairs: readonly number[];
  private readonly present: TextureMotion[];
  private position = 0;

  constructor(
    private readonly kernel: SoundKernel,
    private readonly textures: readonly NoiseTexture[],
  ) {
    this.pairs = Array.from({ length: Math.ceil(textures.length / 2) }, () => kernel.allocate(PAIR_BYTES));
    this.present = textures.map((texture) => texture.motionAt(0));
    textures.forEach(({ seeds, kind }, i) => {
      const lanes = this.lanesOf(i);
      kernel.words(lanes, 2).set(seeds);
      kernel.words(lanes + 128, 2).fill(kind === 'low' ? -1 : 0);
    });
  }

  render(left: Channel, right: Channel): void {
    this.position += BLOCK_SAMPLES;
    this.textures.forEach((texture, i) => {
      const from = this.present[i] as TextureMotion;
      const to = texture.motionAt(this.position / SAMPLE_RATE);
      const damping = Math.min(texture.damping, 2 - Math.max(from.frequency, to.frequency));
      const lanes = this.kernel.floats(this.lanesOf(i), 30);
      lanes[12] = lanes[13] = from.frequency;
      lanes[16] = lanes[17] = (to.frequency - from.frequency) / BLOCK_SAMPLES;
      lanes[20] = lanes[21] = damping;
      lanes[24] = from.left;
      lanes[25] = from.right;
      lanes[28] = (to.left - from.left) / BLOCK_SAMPLES;
      lanes[29] = (to.right - from.right) / BLOCK_SAMPLES;
      this.present[i] = to;
    });
    for (const pair of this.pairs) this.kernel.loops.addTexturePair(pair, left, right, BLOCK_SAMPLES);
  }

  /** Where a texture's two lanes lie in the first vector of its pair. */
  private lanesOf(texture: number): number {
    return (this.pairs[texture >> 1] as number) + 8 * (texture & 1);
  }
}
