const PAGE_BYTES = 65536;
/** Loops may read this far beyond a region, and use nothing of it. */
const OVERHANG = 64;

/** What every kernel with a memory of its own exports besides its loops. */
export interface KernelExports {
  readonly memory: WebAssembly.Memory;
  /** First byte after the module's own tables. */
  freeFrom(): number;
}

/** The loops of a compiled kernel over a memory of their own, divided into regions. Places are byte offsets. */
export class KernelMemory<Loops extends KernelExports> {
  readonly loops: Loops;
  private next: number;

  /** @param module - compiled; native code is shared by all kernels of one module */
  constructor(module: WebAssembly.Module) {
    this.loops = new WebAssembly.Instance(module).exports as unknown as Loops;
    this.next = this.start;
  }

  /** 0 names no region. */
  private get start(): number {
    return Math.max(64, this.loops.freeFrom());
  }

  /** Bytes that it holds: it never gives any back. */
  get size(): number {
    return this.loops.memory.buffer.byteLength;
  }

  /** @returns byte offset of a zeroed region, 64-byte aligned; views made before may be void after it */
  allocate(bytes: number): number {
    const at = Math.ceil(this.next / 64) * 64;
    this.next = at + bytes;
    const missing = this.next + OVERHANG - this.size;
    if (missing > 0) this.loops.memory.grow(Math.ceil(missing / PAGE_BYTES));
    return at;
  }

  /** Forgets all regions. */
  clear(): void {
    const { start, next, size } = this;
    this.bytes(start, Math.min(size, next + OVERHANG) - start).fill(0);
    this.next = start;
  }

  /** The memory itself, valid until the next `allocate`. */
  bytes(at: number, count: number): Uint8Array {
    return new Uint8Array(this.loops.memory.buffer, at, count);
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
}
