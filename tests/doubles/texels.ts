import { readFileSync } from 'node:fs';
import { Arena, createSharedMemory, instantiateKernel } from '../../src/picture/kernel-host.js';

const module = new WebAssembly.Module(readFileSync(new URL('../../dist/assets/kernel.wasm', import.meta.url)));

/** Red, green, blue and alpha (or the id of a plane), 0–32767. */
export type Texel = readonly [red: number, green: number, blue: number, fourth: number];

/** A rectangle of texels in a kernel's memory, with room for the overhang of rows and a sealed edge. */
export class Texels {
  readonly at: number;
  readonly stride: number;

  constructor(
    private readonly memory: WebAssembly.Memory,
    arena: Arena,
    readonly width: number,
    readonly height: number,
  ) {
    this.stride = ((width + 7) & ~7) + 8;
    this.at = arena.allocate(this.stride * (height + 2) * 8);
  }

  /** Fills every texel of the rectangle. */
  fill(texelAt: (x: number, y: number) => Texel): this {
    const texels = this.texels();
    for (let y = 0; y < this.height; y++)
      for (let x = 0; x < this.width; x++) texels.set(texelAt(x, y), (y * this.stride + x) * 4);
    return this;
  }

  get(x: number, y: number): Texel {
    const i = (y * this.stride + x) * 4;
    return [...this.texels().subarray(i, i + 4)] as unknown as Texel;
  }

  /** All texels of the rectangle, row by row. */
  all(): number[] {
    const texels = this.texels();
    return Array.from({ length: this.height }, (_, y) => [
      ...texels.subarray(y * this.stride * 4, (y * this.stride + this.width) * 4),
    ]).flat();
  }

  private texels(): Int16Array {
    return new Int16Array(this.memory.buffer, this.at, this.stride * (this.height + 2) * 4);
  }
}

/** The kernels over a memory of their own. */
export function kernelBench() {
  const memory = createSharedMemory();
  const arena = new Arena(memory);
  return {
    memory,
    kernel: instantiateKernel(module, memory).exports,
    texels: (width: number, height: number) => new Texels(memory, arena, width, height),
    /** A list of numbers in the memory. @returns its byte offset */
    floats: (values: readonly number[]): number => {
      const at = arena.allocate(values.length * 4 + 64);
      new Float32Array(memory.buffer, at, values.length).set(values);
      return at;
    },
    bytes: (length: number): { at: number; read: () => Uint8Array } => {
      const at = arena.allocate(length);
      return { at, read: () => new Uint8Array(memory.buffer, at, length).slice() };
    },
  };
}
