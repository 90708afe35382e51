import { median } from './similarity.js';
import type { TinyFrame, TinyFrames, Way } from './tiny-frames.js';

/** Frames whose motion is taken for that of a moment before or after a join. */
const FRAMES = 8;
/** Moves below this many tiny pixels at the edge are none. */
const LEAST_PIXELS = 0.04;

/**
 * A tiny picture carried on at the pace that its shot had beside a join: what the shot would show during the join, were
 * nothing mixed into it.
 */
export class MovedPicture {
  private readonly way: Way;
  private readonly made = new Map<number, Float32Array>();

  /** @param side - −1: the picture's pace is that of the frames up to it; +1: of those after it */
  constructor(
    private readonly frames: TinyFrames,
    readonly picture: TinyFrame,
    side: -1 | 1,
  ) {
    const { frame } = picture;
    const beside = side < 0 ? frames.span(frame - FRAMES + 1, frame + 1) : frames.span(frame + 1, frame + 1 + FRAMES);
    const ways = beside.flatMap(({ way }) => (way ? [way] : []));
    const of = (pick: (way: Way) => number): number => steady(ways.map(pick));
    this.way = {
      tx: of(({ tx }) => tx),
      ty: of(({ ty }) => ty),
      grow: of(({ grow }) => grow),
      turn: of(({ turn }) => turn),
    };
  }

  /** The picture as it would be at another frame. */
  at(frame: number): Float32Array {
    const steps = frame - this.picture.frame;
    const { columns } = this.frames;
    const { tx, ty, grow, turn } = this.way;
    const farthest = Math.abs(tx) + Math.abs(ty) + (Math.abs(grow) + Math.abs(turn)) * (columns / 2);
    if (farthest * Math.abs(steps) < LEAST_PIXELS) return this.picture.luma;
    const known = this.made.get(frame);
    if (known) return known;
    const made = this.moved(steps);
    this.made.set(frame, made);
    return made;
  }

  private moved(steps: number): Float32Array {
    const { columns, rows } = this.frames;
    const { luma } = this.picture;
    const [tx, ty, grow, turn] = [this.way.tx, this.way.ty, this.way.grow, this.way.turn].map((x) => x * steps) as [
      number,
      number,
      number,
      number,
    ];
    const moved = new Float32Array(luma.length);
    const [cx, cy] = [(columns - 1) / 2, (rows - 1) / 2];
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        const px = x - tx - grow * (x - cx) + turn * (y - cy);
        const py = y - ty - grow * (y - cy) - turn * (x - cx);
        moved[y * columns + x] = between(luma, columns, rows, px, py);
      }
    }
    return moved;
  }
}

/** The middle of values, or 0 where they stray about it by more than it: what shakes goes nowhere. */
function steady(values: readonly number[]): number {
  const middle = median(values);
  return median(values.map((value) => Math.abs(value - middle))) > Math.abs(middle) ? 0 : middle;
}

/** Luma between pixels; beyond the edge that of the edge. */
function between(luma: Float32Array, columns: number, rows: number, x: number, y: number): number {
  const px = Math.min(columns - 1, Math.max(0, x));
  const py = Math.min(rows - 1, Math.max(0, y));
  const x0 = Math.min(columns - 2, Math.floor(px));
  const y0 = Math.min(rows - 2, Math.floor(py));
  if (x0 < 0 || y0 < 0) return luma[0] as number;
  const at = (i: number, j: number): number => luma[(y0 + j) * columns + x0 + i] as number;
  const fx = px - x0;
  const fy = py - y0;
  const top = at(0, 0) + (at(1, 0) - at(0, 0)) * fx;
  const bottom = at(0, 1) + (at(1, 1) - at(0, 1)) * fx;
  return top + (bottom - top) * fy;
}
