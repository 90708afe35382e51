import type { ExtractionKernel } from '../extraction-kernel.js';

/** How much of what was before still counts, per block of some 20 ms: about a second. */
const MEMORY = 0.98;
/** The difference of channels is heard instead of their mean when it is this many times as strong. */
const OPPOSITE = 4;

/**
 * One signal of all channels, for what is judged by its spectrum: their mean. Where channels are of opposite phase the
 * mean would be silent; then it is half the difference between even and odd channels.
 */
export class MonoMix {
  private readonly out: number;
  private sumEnergy = 0;
  private differenceEnergy = 0;
  private isOpposite = false;

  /** @param planes - where each channel's block lies */
  constructor(
    private readonly kernel: ExtractionKernel,
    private readonly planes: readonly number[],
    private readonly blockSamples: number,
  ) {
    this.out = kernel.allocate(4 * blockSamples);
  }

  /** @returns byte offset of the block's mix, overwritten by the next call */
  mix(): number {
    const channels = this.planes.map((plane) => this.kernel.floats(plane, this.blockSamples));
    const [first, second] = channels;
    if (channels.length === 1 || !first || !second) return this.planes[0] as number;
    const out = this.kernel.floats(this.out, this.blockSamples);
    let sums = 0;
    let differences = 0;
    for (let i = 0; i < this.blockSamples; i++) {
      let even = first[i] as number;
      let odd = second[i] as number;
      for (let c = 2; c < channels.length; c += 2) {
        even += channels[c]?.[i] as number;
        odd += channels[c + 1]?.[i] ?? 0;
      }
      sums += (even + odd) * (even + odd);
      differences += (even - odd) * (even - odd);
      out[i] = (this.isOpposite ? even - odd : even + odd) / channels.length;
    }
    this.compare(sums, differences);
    return this.out;
  }

  /** Decides for the block that follows. */
  private compare(sums: number, differences: number): void {
    this.sumEnergy = MEMORY * this.sumEnergy + sums;
    this.differenceEnergy = MEMORY * this.differenceEnergy + differences;
    const factor = this.isOpposite ? 1 : OPPOSITE;
    this.isOpposite = this.differenceEnergy > factor * this.sumEnergy;
  }
}
