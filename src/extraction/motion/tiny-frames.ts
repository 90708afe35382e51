/** A motion of the whole picture, in pixels of it: see `Similarity`. */
export interface Way {
  readonly tx: number;
  readonly ty: number;
  readonly grow: number;
  readonly turn: number;
}

/** What the search for joins keeps of a frame. */
export interface TinyFrame {
  readonly frame: number;
  /** Seconds. */
  readonly time: number;
  /** Luma of the tiny picture, row by row; 16 = black. */
  readonly luma: Float32Array;
  /** Mean of both colour planes in coarse fields. */
  readonly chroma: Float32Array;
  /** What following leaves of the difference to the frame before, shifts of light counted: root mean square; 0 for the first. */
  readonly change: number;
  /** How the picture went since the frame before: the motion that most agree on, in tiny pixels; null for the first. */
  readonly way: Way | null;
  /** Light and contrast above black: root mean square of luma − 16. A fade scales it. */
  readonly light: number;
}

/** Luma of black in limited range. */
export const BLACK = 16;

/** What following leaves over a stretch of frames: root mean square, 8-bit units. */
export interface Rest {
  readonly firstFrame: number;
  readonly lastFrame: number;
  readonly rest: number;
}

/** The frames of the last seconds, by number, and what following left between them. */
export class TinyFrames {
  private kept: TinyFrame[] = [];
  private rests: Rest[] = [];

  constructor(
    /** Columns and rows of the tiny luma picture. */
    readonly columns: number,
    readonly rows: number,
    /** How many are kept. */
    private readonly capacity: number,
  ) {}

  push(frame: TinyFrame): void {
    this.kept.push(frame);
    if (this.kept.length > 2 * this.capacity) this.kept = this.kept.slice(-this.capacity);
  }

  pushRest(rest: Rest): void {
    this.rests.push(rest);
    if (this.rests.length > 2 * this.capacity) this.rests = this.rests.slice(-this.capacity);
  }

  /** The middle one of what following leaves over stretches that lie between two frames; Infinity without one. */
  usualRest(from: number, to: number): number {
    const rests = this.rests.filter(({ firstFrame, lastFrame }) => firstFrame >= from && lastFrame <= to);
    const sorted = rests.map(({ rest }) => rest).sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? Number.POSITIVE_INFINITY;
  }

  /** What following leaves between two frames in all, less what it usually leaves over each stretch. */
  restOf(from: number, to: number, usual: number): number {
    let sum = 0;
    for (const { firstFrame, lastFrame, rest } of this.rests) {
      const shared = Math.min(lastFrame, to) - Math.max(firstFrame, from);
      if (shared > 0) sum += (Math.max(0, rest - usual) * shared) / (lastFrame - firstFrame);
    }
    return sum;
  }

  get first(): number {
    return this.kept[0]?.frame ?? 0;
  }

  get latest(): number {
    return this.kept.at(-1)?.frame ?? -1;
  }

  /** A frame by its number, or undefined when it is gone or still to come. */
  at(frame: number): TinyFrame | undefined {
    return this.kept[frame - this.first];
  }

  /** Frames from `first` to before `end`, as far as they are there. */
  span(first: number, end: number): TinyFrame[] {
    return this.kept.slice(Math.max(0, first - this.first), Math.max(0, end - this.first));
  }
}

/** Root mean square of luma above black. */
export function lightOf(luma: Float32Array): number {
  let sum = 0;
  for (const value of luma) sum += (value - BLACK) * (value - BLACK);
  return Math.sqrt(sum / Math.max(1, luma.length));
}

/** Root mean square difference of two tiny pictures. */
export function distanceOf(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] as number) - (b[i] as number)) ** 2;
  return Math.sqrt(sum / Math.max(1, a.length));
}

/** Mean absolute difference of two lists. */
export function meanDifference(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] as number) - (b[i] as number));
  return sum / Math.max(1, a.length);
}

/** Likeness of two tiny pictures apart from light and contrast, −1…1; 0 when one is even. */
export function likeness(a: Float32Array, b: Float32Array): number {
  const n = Math.max(1, a.length);
  let ma = 0;
  let mb = 0;
  for (let i = 0; i < a.length; i++) {
    ma += (a[i] as number) / n;
    mb += (b[i] as number) / n;
  }
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    const x = (a[i] as number) - ma;
    const y = (b[i] as number) - mb;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa > n * 0.05 && bb > n * 0.05 ? ab / Math.sqrt(aa * bb) : 0;
}
