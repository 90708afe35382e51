import { cosineTurns, sineTurns } from '../../numerics/arithmetic.js';
import type { Rgb } from '../../numerics/color.js';
import { hashText, mixUint32 } from '../../numerics/random.js';
import type { Placement } from '../../origins/vocabulary.js';
import * as at from '../kernel/dab-layout.js';
import type { Arena, Kernel } from '../kernel-host.js';
import { writeColorTable, writePool } from './color-table.js';
import { type Layer, type Plan, planLayers } from './layers.js';
import { directionTurns, IDENTITY, magnification } from './plane-scale.js';
import { renderStamps } from './stamp-table.js';

/** One moving plane of the composition. Plane coordinates are pixels of the frame when the camera is at rest. */
export interface PaintedPlane {
  /** Number in the target's fourth lane, 0–1023. */
  readonly id: number;
  /** Homographies, row-major. */
  readonly screenToPlane: ArrayLike<number>;
  readonly planeToScreen: ArrayLike<number>;
  /** Part of the frame that it can show in, pixels. */
  readonly bounds: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
  /** Figures get fine dabs throughout. */
  readonly isFigure: boolean;
}

/** A composed picture in the shared memory: texels of four i16, q15 gamma-coded red, green, blue and plane id. */
export interface PaintedTarget {
  readonly at: number;
  readonly width: number;
  readonly height: number;
  /** Texels from one row to the next, at least the width. */
  readonly stride: number;
}

export interface DabPainterOptions {
  /** Pixels, even. */
  readonly width: number;
  readonly height: number;
  /** 1–256 pure values. */
  readonly pool: readonly Rgb[];
  readonly placement: Placement;
  /** Whole number in [0, 2^53). */
  readonly seed: number;
  /** Every worker of a crew allocates the scratch of all, and uses its own. */
  readonly worker: { readonly index: number; readonly count: number };
}

export interface PaintOptions {
  readonly frame: number;
  readonly target: PaintedTarget;
  /** Back to front. Texels of ids that are not among them count as one plane that stands still. */
  readonly planes: readonly PaintedPlane[];
  /** Byte offset of the I420 frame, tight. */
  readonly out: number;
}

/** One dab as it was laid, in order: for proofs that frames hold pure values alone. */
export interface PaintedDab {
  readonly layer: Layer;
  /** Address of its stamp (see kernel/dab-stamps). */
  readonly stampAt: number;
  /** Top left pixel of the stamp, even. */
  readonly left: number;
  readonly top: number;
  /** Index in the pool. */
  readonly value: number;
}

/** Planes that a frame can have besides the one that stands still. */
const PLANE_LIMIT = 255;
/** Share of full scale by which neighbouring texels differ where dabs must be fine. */
const DETAIL_CONTRAST = 0.15;
/** Details and figures draw from half the spread: they must be recognised. */
const DETAIL_SPREAD = 0.5;
/** Size of the swirls in flat parts, in dabs. */
const SWIRL_DABS = 15;

/**
 * Placement: lays a composed picture as dabs, each of exactly one pure value of the pool, into an I420 frame (BT.709,
 * limited range). Dabs belong to the planes of the picture and move with them. Same arguments, same bytes.
 */
export class DabPainter {
  readonly plan: Plan;
  private readonly kernel: Kernel['exports'];
  private readonly memory: WebAssembly.Memory;
  private readonly frameAt: number;
  private readonly planesAt: number;
  private readonly planeOfAt: number;
  private readonly layersAt: number;
  private readonly stampsAt: readonly number[];
  private readonly seed: number;

  /** Writes tables, the same bytes in every worker, and this worker's share of the stamps. Costs some milliseconds. */
  constructor(
    kernel: Kernel,
    arena: Arena,
    private readonly options: DabPainterOptions,
  ) {
    const { width, height, placement, worker } = options;
    if (width % 2 !== 0 || height % 2 !== 0 || width < 2 || height < 2) {
      throw new RangeError(`A frame of ${width} × ${height} cannot be placed: 4:2:0 needs even sizes.`);
    }
    this.kernel = kernel.exports;
    this.memory = kernel.memory;
    this.plan = planLayers(placement, width, height);
    this.seed = hashText(String(options.seed));
    const pool = writePool(this.memory, arena, options.pool);
    const ground = writeColorTable(this.memory, arena, pool, { spread: placement.spread, edge: this.plan.edge });
    const detail = writeColorTable(this.memory, arena, pool, {
      spread: placement.spread * DETAIL_SPREAD,
      edge: this.plan.edge,
    });
    this.stampsAt = this.plan.layers.map((layer) => renderStamps(kernel, arena, layer, worker));

    const mine = (bytes: number): number => {
      const each = (bytes + 63) & ~63;
      return arena.allocate(each * worker.count) + each * worker.index;
    };
    this.frameAt = mine(at.FRAME_BYTES);
    this.planesAt = mine(at.PLANE_BYTES * (PLANE_LIMIT + 1));
    this.planeOfAt = mine(4 * at.IDS);
    this.layersAt = mine(at.LAYER_BYTES * (this.plan.layers.length + 1));
    const lists = this.plan.layers.map((layer) => mine(layer.capacity * at.BUCKETS * at.DAB_BYTES));
    const planes = this.describePlanes(mine);
    const scratch = mine(at.SCRATCH_BYTES);
    const texels = width * height;
    // 20 bytes for each block of 4 × 4 texels; blocks at the edges may be cut.
    const readings = {
      detail: mine(texels + 8),
      // Three maps of 4 bytes per tile of 8 × 8 texels.
      tiles: mine(12 * Math.ceil(width / 8) * Math.ceil(height / 8)),
      luma: mine(2 * texels),
      flow: mine(20 * (Math.ceil(width / 4) + 1) * (Math.ceil(height / 4) + 1)),
    };
    this.writeFrame({ ...planes, ...readings, scratch, pool: pool.yuvAt });
    this.writeLayer(0, { colors: ground, list: 0, stamps: 0, layer: undefined });
    this.plan.layers.forEach((layer, i) => {
      const colors = layer.rule === at.RULE_COARSE ? ground : detail;
      this.writeLayer(i + 1, { colors, list: lists[i] as number, stamps: this.stampsAt[i] as number, layer });
    });
  }

  /** Places one frame. */
  paint({ frame, target, planes, out }: PaintOptions): void {
    const used = this.writePlanes(planes);
    this.writeTarget(frame, target);
    const base = this.layersAt;
    const square = this.plan.squarePixels;
    if (this.plan.layers.length === 0) {
      this.kernel.fillGrid(this.frameAt, base, square);
      this.kernel.copyFrame(this.frameAt, out);
      return;
    }
    this.kernel.readTarget(this.frameAt);
    if (this.options.placement.orientation === 'flow') this.kernel.readFlow(this.frameAt);
    this.kernel.fillBase(this.frameAt, base, square);
    const words = new DataView(this.memory.buffer);
    this.plan.layers.forEach((layer, i) => {
      const layerAt = this.layerAt(i + 1);
      for (let b = 0; b < at.BUCKETS; b++) words.setInt32(layerAt + at.LAYER_COUNTS + 4 * b, 0, true);
      for (const plane of used) {
        if (plane.isFigure === (layer.name === 'figure')) this.kernel.scatterDabs(this.frameAt, layerAt, plane.at);
      }
      this.kernel.drawDabs(this.frameAt, layerAt);
    });
    this.kernel.copyFrame(this.frameAt, out);
  }

  /** The dabs of the frame painted last, back to front; none for pixel art. */
  dabs(): PaintedDab[] {
    const words = new DataView(this.memory.buffer);
    const dabs: PaintedDab[] = [];
    this.plan.layers.forEach((layer, i) => {
      const layerAt = this.layerAt(i + 1);
      const list = words.getInt32(layerAt + at.LAYER_LIST, true);
      for (let b = 0; b < at.BUCKETS; b++) {
        const count = words.getInt32(layerAt + at.LAYER_COUNTS + 4 * b, true);
        for (let k = 0; k < count; k++) {
          const dab = list + (b * layer.capacity + k) * at.DAB_BYTES;
          dabs.push(this.readDab(words, dab, layer, this.stampsAt[i] as number));
        }
      }
    });
    return dabs;
  }

  private readDab(words: DataView, dab: number, layer: Layer, stampsAt: number): PaintedDab {
    const x = words.getInt16(dab, true);
    const y = words.getInt16(dab + 2, true);
    const shift = layer.phases === 4 ? 0 : 1;
    const phase = ((y >> shift) & (layer.phases - 1)) * layer.phases + ((x >> shift) & (layer.phases - 1));
    const n = layer.stampPixels;
    const bytes = 16 + 3 * n + n * n + (n * n) / 4;
    return {
      layer,
      stampAt: stampsAt + (phase * layer.angles + words.getUint16(dab + 4, true)) * bytes,
      left: (x >> 2) * 2 - n / 2,
      top: (y >> 2) * 2 - n / 2,
      value: words.getUint16(dab + 6, true),
    };
  }

  private layerAt(index: number): number {
    return this.layersAt + index * at.LAYER_BYTES;
  }

  /** Planes with a margin, so that no dab needs clipping. */
  private describePlanes(mine: (bytes: number) => number): { y: number; u: number; v: number; stride: number } {
    const { width, height } = this.options;
    const margin = Math.max(32, this.plan.squarePixels + 16, ...this.plan.layers.map((layer) => layer.stampPixels));
    const even = (margin + 31) & ~31;
    const stride = ((width + 31) & ~31) + 2 * even;
    const rows = height + 2 * even;
    const chroma = (stride / 2) * (even / 2) + even / 2;
    return {
      stride,
      y: mine(stride * rows) + stride * even + even,
      u: mine((stride * rows) / 4) + chroma,
      v: mine((stride * rows) / 4) + chroma,
    };
  }

  private writeFrame(
    a: Record<'y' | 'u' | 'v' | 'stride' | 'detail' | 'tiles' | 'luma' | 'flow' | 'scratch' | 'pool', number>,
  ): void {
    const words = new Int32Array(this.memory.buffer, this.frameAt, at.FRAME_BYTES / 4);
    const fields: [number, number][] = [
      [at.FRAME_WIDTH, this.options.width],
      [at.FRAME_HEIGHT, this.options.height],
      [at.FRAME_STRIDE, a.stride],
      [at.FRAME_Y, a.y],
      [at.FRAME_U, a.u],
      [at.FRAME_V, a.v],
      [at.FRAME_DETAIL, a.detail],
      [at.FRAME_TILES, a.tiles],
      [at.FRAME_LUMA, a.luma],
      [at.FRAME_FLOW, a.flow],
      [at.FRAME_PLANE_OF, this.planeOfAt],
      [at.FRAME_POOL, a.pool],
      [at.FRAME_SCRATCH, a.scratch],
      [at.FRAME_CONTRAST, Math.round(DETAIL_CONTRAST * 32767)],
    ];
    for (const [field, value] of fields) words[field / 4] = value;
  }

  private writeLayer(
    index: number,
    a: { colors: number; list: number; stamps: number; layer: Layer | undefined },
  ): void {
    const { placement } = this.options;
    const words = new DataView(this.memory.buffer, this.layerAt(index), at.LAYER_BYTES);
    // Straying between cells of the table dissolves the joins of flat areas; an orderly look near its values keeps them.
    const dither = Math.min(1, placement.spread * 4 + placement.jitter * placement.jitter * 0.5);
    words.setInt32(at.LAYER_DITHER, Math.round(32767 * dither), true);
    words.setInt32(at.LAYER_COLORS, a.colors, true);
    words.setInt32(at.LAYER_SEED, mixUint32(this.seed + index), true);
    words.setInt32(at.LAYER_HOLD, placement.holdFrames, true);
    if (a.layer === undefined) return;
    words.setFloat32(at.LAYER_CELL, a.layer.cell, true);
    words.setFloat32(at.LAYER_JITTER, placement.jitter, true);
    words.setFloat32(at.LAYER_REACH, a.layer.reach, true);
    words.setInt32(at.LAYER_STAMPS, a.stamps, true);
    words.setInt32(at.LAYER_SIZE, a.layer.stampPixels, true);
    words.setInt32(at.LAYER_PHASES, a.layer.phases, true);
    words.setInt32(at.LAYER_ANGLES, a.layer.angles, true);
    words.setInt32(at.LAYER_RULE, a.layer.rule, true);
    words.setInt32(at.LAYER_ORIENTATION, a.layer.orientation, true);
    words.setFloat32(at.LAYER_SWIRL, SWIRL_DABS * this.plan.squarePixels, true);
    words.setInt32(at.LAYER_CAPACITY, a.layer.capacity, true);
    words.setInt32(at.LAYER_LIST, a.list, true);
  }

  private writeTarget(frame: number, target: PaintedTarget): void {
    const { width, height } = this.options;
    if (target.width > width || target.height > height) {
      throw new RangeError(
        `A target of ${target.width} × ${target.height} texels is larger than its frame, ${width} × ${height}. Compose a smaller one.`,
      );
    }
    const words = new DataView(this.memory.buffer, this.frameAt, at.FRAME_BYTES);
    words.setInt32(at.FRAME_TARGET, target.at, true);
    words.setInt32(at.FRAME_TARGET_WIDTH, target.width, true);
    words.setInt32(at.FRAME_TARGET_HEIGHT, target.height, true);
    words.setInt32(at.FRAME_TARGET_STRIDE, target.stride, true);
    words.setFloat32(at.FRAME_TEXELS_X, target.width / width, true);
    words.setFloat32(at.FRAME_TEXELS_Y, target.height / height, true);
    words.setInt32(at.FRAME_FLOW_WIDTH, Math.ceil(target.width / 4), true);
    words.setInt32(at.FRAME_FLOW_HEIGHT, Math.ceil(target.height / 4), true);
    words.setInt32(at.FRAME_NUMBER, frame, true);
  }

  /** Writes the plane blocks, the still one first, and which id belongs to which. */
  private writePlanes(planes: readonly PaintedPlane[]): { at: number; isFigure: boolean }[] {
    if (planes.length > PLANE_LIMIT)
      throw new RangeError(`A frame can have ${PLANE_LIMIT} moving planes, got ${planes.length}.`);
    const { width, height } = this.options;
    const still: PaintedPlane = {
      id: -1,
      screenToPlane: IDENTITY,
      planeToScreen: IDENTITY,
      bounds: { x0: 0, y0: 0, x1: width, y1: height },
      isFigure: false,
    };
    const planeOf = new Int32Array(this.memory.buffer, this.planeOfAt, at.IDS).fill(this.planesAt);
    return [still, ...planes].map((plane, i) => {
      const address = this.planesAt + i * at.PLANE_BYTES;
      if (i > 0) planeOf[plane.id & (at.IDS - 1)] = address;
      this.writePlane(address, plane, i);
      return { at: address, isFigure: plane.isFigure };
    });
  }

  private writePlane(address: number, plane: PaintedPlane, index: number): void {
    const words = new Float32Array(this.memory.buffer, address, at.PLANE_BYTES / 4);
    words.set(plane.planeToScreen, at.PLANE_TO_SCREEN / 4);
    words.set(plane.screenToPlane, at.PLANE_FROM_SCREEN / 4);
    const { x0, y0, x1, y1 } = plane.bounds;
    const centerX = (Math.max(0, x0) + Math.min(this.options.width, x1)) / 2;
    const centerY = (Math.max(0, y0) + Math.min(this.options.height, y1)) / 2;
    const turns = directionTurns(plane, centerX, centerY);
    words[at.PLANE_TURN / 4] = turns;
    words[at.PLANE_TURN_COSINE / 4] = cosineTurns(2 * turns);
    words[at.PLANE_TURN_SINE / 4] = sineTurns(2 * turns);
    // The base has as many cells on screen as the dabs: its cells halve when the plane is twice as near.
    let cells = 1 / this.plan.squarePixels;
    for (let scale = magnification(plane, centerX, centerY); scale >= 4; scale /= 4) cells *= 2;
    words[at.PLANE_BASE_CELLS / 4] = cells;
    const integers = new Int32Array(this.memory.buffer, address, at.PLANE_BYTES / 4);
    integers[at.PLANE_SEED / 4] = mixUint32(this.seed ^ Math.imul(plane.id + 1, 0x9e3779b1));
    integers[at.PLANE_BIT / 4] = 1 << Math.min(index, 31);
    for (const box of [at.PLANE_SHOWN, at.PLANE_DETAILED]) integers.set([at.IDS * 16, at.IDS * 16, 0, 0], box / 4);
  }
}
