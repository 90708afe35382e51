/** The compiled kernels: every export takes raw byte offsets into the shared memory and plain numbers. */
export interface Kernel {
  readonly memory: WebAssembly.Memory;
  // biome-ignore lint/suspicious/noExplicitAny: the exports are described where each kernel is wrapped
  readonly exports: any;
}

const PAGE = 65536;

/** Instantiates the kernel module over a (shared) memory. */
export function instantiateKernel(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernel {
  const instance = new WebAssembly.Instance(module, {
    env: {
      memory,
      abort: () => {
        throw new Error('A picture kernel stopped: its arguments are inconsistent.');
      },
    },
  });
  return { memory, exports: instance.exports };
}

/** A shared memory that starts small and grows on demand up to 4 GiB. */
export function createSharedMemory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true });
}

/**
 * Hands out regions of the memory one behind the other. Every worker of a crew runs the same sequence of
 * calls and so arrives at the same addresses without a word.
 */
export class Arena {
  private next: number;

  /** The first KiB stays free, so that address 0 never names a region. */
  constructor(
    private readonly memory: WebAssembly.Memory,
    start = 1024,
  ) {
    this.next = start;
  }

  /** @returns byte offset, 64-byte aligned; the contents are what was there before */
  allocate(bytes: number): number {
    const at = (this.next + 63) & ~63;
    const at64 = this.next > 0x7fffffc0 ? Math.ceil(this.next / 64) * 64 : at;
    this.next = at64 + bytes;
    const missing = this.next - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    return at64;
  }

  get used(): number {
    return this.next;
  }
}
