import { type KernelExports, KernelMemory } from '../numerics/kernel-memory.js';

/** The compiled inner loops of this room; each is described in `kernel/`. Numbers named after places are byte offsets. */
export interface KernelLoops extends KernelExports {
  fillSine(out: number): void;
  fillWavetable(out: number, sine: number, amplitudes: number, count: number): void;
  addTone(out: number, table: number, count: number, phase: number, step: number, gain: number, slope: number): void;
  renderVoices(voices: number, count: number, samples: number, room: number, dry: number): number;
  roomBytes(): number;
  renderRoom(state: number, send: number, out: number, samples: number, wet: number): void;
  addDoubled(held: number, half: number, samples: number, out: number, taps: number): void;
  addTexturePair(pair: number, left: number, right: number, count: number): void;
  fillPartials(out: number, scratch: number, samples: number, partials: number, count: number): void;
  addPeriodic(
    out: number,
    table: number,
    period: number,
    position: number,
    count: number,
    gain: number,
    fade: number,
  ): void;
  fillBurst(
    out: number,
    count: number,
    frequency: number,
    damping: number,
    decay: number,
    level: number,
    seed: number,
  ): void;
  fillWhoosh(out: number, count: number, peakAt: number, lowHz: number, highHz: number, seed: number): void;
  fillDrum(
    out: number,
    sine: number,
    count: number,
    fromHz: number,
    toHz: number,
    decay: number,
    glide: number,
    level: number,
  ): void;
  addSweep(out: number, sine: number, count: number, fromHz: number, toHz: number, level: number): void;
  addShot(
    samples: number,
    left: number,
    right: number,
    count: number,
    gainLeft: number,
    gainRight: number,
    slopeLeft: number,
    slopeRight: number,
  ): void;
  addSamples(out: number, samples: number, count: number): void;
  clear(samples: number, count: number): void;
  scale(samples: number, count: number, gain: number): void;
  peak(samples: number, count: number): number;
  fadeEnds(samples: number, count: number, position: number, rest: number, opening: number, closing: number): void;
  weightedEnergy(state: number, left: number, right: number, count: number): number;
  limiterBytes(): number;
  resetLimiter(state: number): void;
  limit(state: number, left: number, right: number, factor: number): void;
}

const SINE_SAMPLES = 1024;

/** The loops over a memory of their own, whose regions live until it is cleared: one soundtrack at a time. Made of `sound-kernel.wasm`. */
export class SoundKernel extends KernelMemory<KernelLoops> {
  /** One period of a sine, `SINE_SAMPLES` long. */
  readonly sine: number;

  constructor(module: WebAssembly.Module) {
    super(module);
    this.sine = this.allocateFloats(SINE_SAMPLES);
    this.loops.fillSine(this.sine);
  }

  /** Forgets all regions but the sine, which stays where it is: the kernel is as new. */
  override clear(): void {
    super.clear();
    this.loops.fillSine(this.allocateFloats(SINE_SAMPLES));
  }

  allocateFloats(count: number): number {
    return this.allocate(4 * count);
  }

  /** A region that holds these values as 32-bit floats. */
  keepFloats(values: ArrayLike<number>): number {
    const at = this.allocateFloats(values.length);
    this.floats(at, values.length).set(values);
    return at;
  }

  /** A region that holds these values as 64-bit floats. */
  keepDoubles(values: ArrayLike<number>): number {
    const at = this.allocate(8 * values.length);
    this.doubles(at, values.length).set(values);
    return at;
  }

  /** Copies 32-bit floats from one region to another. */
  copyFloats(from: number, to: number, count: number): void {
    this.bytes(0, this.size).copyWithin(to, from, from + 4 * count);
  }
}
