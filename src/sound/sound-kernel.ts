/** The compiled inner loops of this room; each is described in `kernel/`. Numbers named after places are byte offsets. */
export interface KernelLoops {
  readonly memory: WebAssembly.Memory;
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

const PAGE_BYTES = 65536;
/** Bytes before the first region: 0 names none. */
const START = 64;

/** The loops over a memory of their own, whose regions live as long as the kernel: one kernel, one soundtrack. */
export class SoundKernel {
  readonly loops: KernelLoops;
  /** One period of a sine, 1024 samples. */
  readonly sine: number;
  private next = START;

  /** @param module - `dist/assets/sound-kernel.wasm`, compiled; native code is shared by all kernels of one module */
  constructor(module: WebAssembly.Module) {
    this.loops = new WebAssembly.Instance(module).exports as unknown as KernelLoops;
    this.sine = this.allocateFloats(1024);
    this.loops.fillSine(this.sine);
  }

  /** @returns byte offset of a zeroed region, 16-byte aligned; views made before may be void after it */
  allocate(bytes: number): number {
    const at = this.next;
    this.next = Math.ceil((at + bytes) / 16) * 16;
    const missing = this.next - this.loops.memory.buffer.byteLength;
    if (missing > 0) this.loops.memory.grow(Math.ceil(missing / PAGE_BYTES));
    return at;
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

  /** The memory itself, valid until the next `allocate`. */
  floats(at: number, count: number): Float32Array {
    return new Float32Array(this.loops.memory.buffer, at, count);
  }

  /** The memory itself, valid until the next `allocate`. */
  doubles(at: number, count: number): Float64Array {
    return new Float64Array(this.loops.memory.buffer, at, count);
  }

  /** The memory itself, valid until the next `allocate`. */
  words(at: number, count: number): Int32Array {
    return new Int32Array(this.loops.memory.buffer, at, count);
  }

  /** Copies 32-bit floats from one region to another. */
  copyFloats(from: number, to: number, count: number): void {
    new Uint8Array(this.loops.memory.buffer).copyWithin(to, from, from + 4 * count);
  }
}
