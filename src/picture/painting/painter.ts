import type { Arena, Kernel } from '../kernel-host.js';
import { Canvas, type CanvasOptions } from './canvas.js';

/** Floats per shape in the kernel's list (`paintShapes`). */
export const SHAPE_FLOATS = 20;
/** Shapes that are handed to the kernel at once. */
const LIST_SHAPES = 2048;

/**
 * Makes the textures of a scene. Every worker of a crew runs the same painting code over one shared
 * memory; each texture is really painted by one of them only, so that the work is split without a word.
 */
export class Painter {
  private canvases = 0;
  /** Scratch of this worker: a list of shapes, or one contour. */
  private readonly listAt: number;
  private listed = 0;
  /** The list as numbers; made anew when the memory has grown. */
  private shapeList = new Float32Array(0);
  private borrowed: { readonly at: number; readonly bytes: number } | null = null;

  constructor(
    readonly kernel: Kernel,
    readonly arena: Arena,
    /** Texels per frame height at detail 1. */
    readonly scale: number,
    private readonly share: { readonly index: number; readonly count: number },
  ) {
    const bytes = LIST_SHAPES * SHAPE_FLOATS * 4;
    const first = arena.allocate(bytes * share.count);
    this.listAt = first + bytes * share.index;
  }

  /** A new, empty texture. `like` has it painted by the same worker as another one. */
  canvas(options: CanvasOptions, like?: Canvas): Canvas {
    const paints = like ? like.isPainted : this.canvases++ % this.share.count === this.share.index;
    return new Canvas(this, options, paints);
  }

  /** A region for the moment, behind everything allocated so far and this worker's own; the next `borrow` reuses it. */
  borrow(bytes: number): number {
    if (!this.borrowed || this.borrowed.bytes < bytes)
      throw new RangeError(`${bytes} bytes were borrowed for painting, more than were set aside.`);
    return this.borrowed.at;
  }

  /** Sets aside what `borrow` may hand out; every worker must call it alike. */
  setAside(bytes: number): void {
    const first = this.arena.allocate(bytes * this.share.count);
    this.borrowed = { at: first + bytes * this.share.index, bytes };
  }

  /** Copies numbers into the scratch and gives their byte offset; valid until the next call. */
  scratch(values: ArrayLike<number>): number {
    if (values.length * 4 > LIST_SHAPES * SHAPE_FLOATS * 4)
      throw new RangeError(`A painting list of ${values.length} numbers does not fit its scratch.`);
    new Float32Array(this.kernel.memory.buffer, this.listAt, values.length).set(values);
    return this.listAt;
  }

  /** Appends one shape to the list that `flush` will paint. @returns false when the list is full */
  list(shape: ArrayLike<number>): boolean {
    const { buffer } = this.kernel.memory;
    if (this.shapeList.buffer !== buffer)
      this.shapeList = new Float32Array(buffer, this.listAt, LIST_SHAPES * SHAPE_FLOATS);
    this.shapeList.set(shape, this.listed * SHAPE_FLOATS);
    this.listed++;
    return this.listed < LIST_SHAPES;
  }

  /** Paints the listed shapes into a region of texels. */
  flush(at: number, width: number, height: number, stride: number): void {
    if (this.listed === 0) return;
    this.kernel.exports.paintShapes(at, width, 0, height, stride, this.listAt, this.listed);
    this.listed = 0;
  }
}
