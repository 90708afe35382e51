import type { Rgb } from '../../numerics/color.js';
import type { Painter } from './painter.js';
import { type Shape, shapeRecord } from './shape.js';

const BYTES_PER_TEXEL = 8;

/** Which part of the scene a canvas covers, in frame heights (x = 0 in the middle, y = 0 at the top). */
export interface CanvasOptions {
  /** Full width. A wrapping canvas repeats with this period. */
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  /** Middle of the canvas, default 0. */
  readonly center?: number;
  readonly wraps?: boolean;
  /** Texels relative to the scene's scale: below 1 for soft things such as skies. Default 1. */
  readonly detail?: number;
}

/**
 * A texture being painted: premultiplied texels in the kernel's memory. All coordinates are frame heights;
 * colours are sRGB codes 0–255. Painting order is drawing order. `finish` must be called once, at the end.
 */
export class Canvas {
  readonly columns: number;
  readonly rows: number;
  readonly stride: number;
  readonly at: number;
  readonly left: number;
  readonly top: number;
  /** Texels per frame height. */
  readonly scale: number;
  readonly wraps: boolean;
  private filled = false;

  constructor(
    private readonly painter: Painter,
    options: CanvasOptions,
    private readonly paints: boolean,
  ) {
    this.scale = painter.scale * (options.detail ?? 1);
    this.wraps = options.wraps ?? false;
    this.columns = Math.max(4, Math.round(options.width * this.scale));
    this.rows = Math.max(2, Math.ceil((options.bottom - options.top) * this.scale));
    this.stride = ((this.columns + 3) & ~3) + 8;
    this.left = (options.center ?? 0) - options.width / 2;
    this.top = options.top;
    this.at = painter.arena.allocate(this.stride * (this.rows + 2) * BYTES_PER_TEXEL);
    if (paints) this.kernel.clearTexture(this.at, this.stride, this.rows + 2);
  }

  /** Width in frame heights, exactly as many as its texels. */
  get width(): number {
    return this.columns / this.scale;
  }

  get bottom(): number {
    return this.top + this.rows / this.scale;
  }

  private get kernel() {
    return this.painter.kernel.exports;
  }

  /** Whether every texel covers what is behind it. */
  get isOpaque(): boolean {
    return this.filled;
  }

  /** Opaque vertical gradient over the whole canvas. Stops: row in frame heights, colour; ascending. */
  gradient(stops: readonly (readonly [y: number, color: Rgb])[]): this {
    this.filled = true;
    if (!this.paints) return this;
    const height = this.rows / this.scale;
    const list = stops.flatMap(([y, c]) => [(y - this.top) / height, c[0] / 255, c[1] / 255, c[2] / 255]);
    this.kernel.paintGradient(this.at, this.columns, this.rows, this.stride, this.painter.scratch(list), stops.length);
    return this;
  }

  /** Shapes, back to front. On a wrapping canvas those that cross the seam are painted on both sides. */
  shapes(shapes: readonly Shape[]): this {
    if (!this.paints) return this;
    for (const shape of shapes) {
      const x = (shape.x - this.left) * this.scale;
      const y = (shape.y - this.top) * this.scale;
      const reach = (Math.max(shape.rx, shape.ry) + 2 / this.scale) * this.scale;
      const places = this.wraps ? wrappedPlaces(x, reach, this.columns) : [x];
      for (const place of places) {
        const record = shapeRecord(shape, { x: place, y, scale: this.scale, turn: 0, keepsFourth: false });
        if (!this.painter.list(record)) this.painter.flush(this.at, this.columns, this.rows, this.stride);
      }
    }
    this.painter.flush(this.at, this.columns, this.rows, this.stride);
    return this;
  }

  /** Fills everything below a contour: hills, ridges, tree lines, dunes, roofs. */
  ridge(options: RidgeOptions): this {
    if (!this.paints) return this;
    const values = new Float32Array(this.columns + 8);
    for (let i = 0; i < values.length; i++) {
      const column = i - 1;
      const wrapped = this.wraps
        ? (column + this.columns) % this.columns
        : Math.min(this.columns - 1, Math.max(0, column));
      values[i] = (options.contour(this.left + (wrapped + 0.5) / this.scale) - this.top) * this.scale;
    }
    const light = options.light ?? { color: [255, 255, 255] as Rgb, strength: 0, side: 1 };
    const texture = options.texture ?? { strength: 0, cells: 16, squash: 1, octaves: 4 };
    const cells = powerOfTwoNear(texture.cells * this.width);
    const parameters = [
      ...unit(options.color),
      ...unit(options.foot ?? options.color),
      Math.max(1, (options.fade ?? 0.2) * this.scale),
      light.strength,
      light.side,
      texture.strength,
      cells,
      (texture.cells * (texture.squash ?? 1)) / this.scale,
      texture.octaves ?? 4,
      Math.max(1, options.edge ?? 1),
      ...unit(light.color),
    ];
    const at = this.painter.scratch([...parameters, ...values]);
    this.kernel.paintRidge(
      this.at,
      this.columns,
      this.rows,
      this.stride,
      at + (parameters.length + 1) * 4,
      at,
      options.seed ?? 1,
    );
    return this;
  }

  /** Clouds of fractal noise over the whole canvas. */
  clouds(options: CloudOptions): this {
    if (!this.paints) return this;
    const cells = powerOfTwoNear(options.cells * this.width);
    const at = this.painter.scratch([
      cells,
      (options.cells * (options.squash ?? 2.5)) / this.scale,
      options.coverage,
      options.sharpness ?? 4,
      ...unit(options.lit),
      ...unit(options.shadow),
      options.opacity ?? 1,
      (options.lightX ?? 0) * this.scale,
      (options.lightY ?? 0) * this.scale,
      (options.fadeTop ?? 0) * this.scale,
      (options.fadeBottom ?? 0) * this.scale,
      options.flatten ?? 0,
    ]);
    this.kernel.paintClouds(this.at, this.columns, this.rows, this.stride, at, options.seed ?? 1);
    return this;
  }

  /** Modulates what is painted by noise: grass, sand, plaster, snow. */
  grain(options: GrainOptions): this {
    if (!this.paints) return this;
    const cells = powerOfTwoNear(options.cells * this.width);
    const from = ((options.from ?? this.top) - this.top) * this.scale;
    const to = ((options.to ?? this.bottom) - this.top) * this.scale;
    const at = this.painter.scratch([
      options.strength,
      cells,
      (options.cells * (options.squash ?? 1)) / this.scale,
      options.octaves ?? 3,
      options.horizon === undefined ? 0 : 1,
      ((options.horizon ?? 0) - this.top) * this.scale,
      options.warmth ?? 0,
      from,
      to,
    ]);
    this.kernel.paintGrain(this.at, this.columns, this.rows, this.stride, at, options.seed ?? 1);
    return this;
  }

  /** Copies RGBA pixels (u8, not premultiplied) one to one, top left corner at the given texel. */
  pixels(rgba: ArrayLike<number>, width: number, height: number, left = 0, top = 0): this {
    if (!this.paints) return this;
    const texels = new Int16Array(this.painter.kernel.memory.buffer, this.at, this.stride * this.rows * 4);
    for (let y = 0; y < Math.min(height, this.rows - top); y++) {
      for (let x = 0; x < Math.min(width, this.columns - left); x++) {
        const from = (y * width + x) * 4;
        const to = ((y + top) * this.stride + x + left) * 4;
        const alpha = (rgba[from + 3] as number) / 255;
        for (let c = 0; c < 3; c++) texels[to + c] = Math.round(((rgba[from + c] as number) / 255) * alpha * 32767);
        texels[to + 3] = Math.round(alpha * 32767);
      }
    }
    return this;
  }

  /** Softens what is painted, `radius` in frame heights; edges included. */
  blur(radius: number): this {
    const texels = Math.round(radius * this.scale);
    if (!this.paints || texels < 1) return this;
    const copy = this.painter.borrow(this.stride * this.rows * BYTES_PER_TEXEL);
    // Two passes each way come near a Gaussian.
    for (let pass = 0; pass < 2; pass++) {
      this.kernel.blurTexels(this.at, copy, this.stride, this.columns, this.rows, texels, 0, 0);
      this.kernel.blurTexels(copy, this.at, this.stride, this.columns, this.rows, texels, 1, 0);
    }
    return this;
  }

  /** Whether this worker is the one that paints the canvas; work that only feeds painting may be left out elsewhere. */
  get isPainted(): boolean {
    return this.paints;
  }

  /** Makes the canvas ready for sampling. */
  finish(): this {
    if (this.paints) this.kernel.sealTexture(this.at, this.columns, this.rows, this.stride, this.wraps ? 1 : 0);
    return this;
  }
}

export interface RidgeOptions {
  /** Row of the contour at x, in frame heights. On a wrapping canvas it must repeat with the canvas's width. */
  readonly contour: (x: number) => number;
  readonly color: Rgb;
  /** Colour at `fade` below the contour, where mist gathers; default the same. */
  readonly foot?: Rgb;
  readonly fade?: number;
  /** Light on slopes: strength 0–1 or more, side +1 from the right, −1 from the left. */
  readonly light?: { readonly color: Rgb; readonly strength: number; readonly side: number };
  /** Noise on the surface: strength 0–1, cells per frame height, squash = vertical cells per horizontal cell. */
  readonly texture?: {
    readonly strength: number;
    readonly cells: number;
    readonly squash?: number;
    readonly octaves?: number;
  };
  /** Width of the edge in texels, default 1. */
  readonly edge?: number;
  readonly seed?: number;
}

export interface CloudOptions {
  /** Cloud cells per frame height, horizontally. */
  readonly cells: number;
  /** Vertical cells per horizontal cell, default 2.5: clouds lie flat. */
  readonly squash?: number;
  /** Share of the sky, 0–1. */
  readonly coverage: number;
  /** Steepness of the edges, default 4. */
  readonly sharpness?: number;
  readonly lit: Rgb;
  readonly shadow: Rgb;
  readonly opacity?: number;
  /** Direction towards the light, in frame heights of look-ahead (about ±0.05). */
  readonly lightX?: number;
  readonly lightY?: number;
  readonly fadeTop?: number;
  readonly fadeBottom?: number;
  /** How much rows are squeezed towards the bottom, 0 = not. */
  readonly flatten?: number;
  readonly seed?: number;
}

export interface GrainOptions {
  /** 0–1. */
  readonly strength: number;
  /** Cells per frame height (at the bottom row when in perspective). */
  readonly cells: number;
  readonly squash?: number;
  readonly octaves?: number;
  /** Row of the horizon: given, the grain lies on a plain in perspective. */
  readonly horizon?: number;
  /** −1…1: how far lighter grains are also warmer. */
  readonly warmth?: number;
  readonly from?: number;
  readonly to?: number;
  readonly seed?: number;
}

function unit(color: Rgb): [number, number, number] {
  return [color[0] / 255, color[1] / 255, color[2] / 255];
}

/** Noise lattices repeat in powers of two, so that the canvas's seam does not show. */
function powerOfTwoNear(cells: number): number {
  let n = 1;
  while (n * 1.5 < cells) n *= 2;
  return n;
}

function wrappedPlaces(x: number, reach: number, period: number): number[] {
  const inside = x - Math.floor(x / period) * period;
  const places = [inside];
  if (inside - reach < 0) places.push(inside + period);
  if (inside + reach > period) places.push(inside - period);
  return places;
}
