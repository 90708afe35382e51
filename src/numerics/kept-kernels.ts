import type { KernelExports, KernelMemory } from './kernel-memory.js';

/**
 * Keeps the kernel of each module that works at nothing now, for the next work: memories of kernels are collected
 * late and add up until then, and to clear one costs far less than to make another.
 */
export class KeptKernels<Kernel extends KernelMemory<KernelExports>> {
  private readonly kept = new WeakMap<WebAssembly.Module, Kernel>();

  /** @param mostBytes - a kernel whose memory has grown larger is not kept */
  constructor(
    private readonly make: (module: WebAssembly.Module) => Kernel,
    private readonly mostBytes: number,
  ) {}

  /** A kernel that is as new. */
  take(module: WebAssembly.Module): Kernel {
    const kernel = this.kept.get(module);
    if (!kernel) return this.make(module);
    this.kept.delete(module);
    kernel.clear();
    return kernel;
  }

  /** Takes a kernel back that nobody uses any more. */
  giveBack(module: WebAssembly.Module, kernel: Kernel): void {
    if (kernel.size <= this.mostBytes) this.kept.set(module, kernel);
  }
}
