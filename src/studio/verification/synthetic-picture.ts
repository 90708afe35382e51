import { mixUint32 } from '../../numerics/random.js';
import type { Painted } from './synthetic-spec.js';

/** Cells of the texture in pixels: coarse beside any grain, fine beside the frame. */
const CELLS = [48, 22] as const;
const LEVELS = [46, 20] as const;

/** What a plain formula gives. */
export type Formula = Exclude<Painted, { kind: 'replay' }>;
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Luma of one synthetic frame, row by row, not rounded: what the encoder gets, and what truths are computed from. */
export function syntheticLuma(what: Formula, frame: number, { width, height }: Size): Float64Array {
  const luma = new Float64Array(width * height);
  const at = lumaOf(what, frame, { width, height });
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) luma[y * width + x] = at(x, y);
  return luma;
}

function lumaOf(what: Formula, frame: number, { width, height }: Size): (x: number, y: number) => number {
  switch (what.kind) {
    case 'checkers':
      return (x, y) => ((Math.floor(x / what.square) + Math.floor(y / what.square)) % 2 === 0 ? what.low : what.high);
    case 'mirror':
      return (x, y) => {
        const across = x < width / 2 ? x : width - 1 - x;
        const own = texture(across, y, 1);
        return x < width / 2 ? own : what.likeness * own + (1 - what.likeness) * texture(across, y, 2);
      };
    case 'motion': {
      const [dx, dy, scale] = what.path[Math.min(frame, what.path.length - 1)] as readonly [number, number, number];
      const [cx, cy] = [(width - 1) / 2, (height - 1) / 2];
      return (x, y) => texture((x - cx) / scale + cx - dx, (y - cy) / scale + cy - dy, 1);
    }
  }
}

/** Mean absolute difference of two frames. */
export function meanDifference(first: Float64Array, second: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < first.length; i++) sum += Math.abs((first[i] as number) - (second[i] as number));
  return sum / first.length;
}

/** Smooth value noise of two octaves about the middle of the range. */
function texture(x: number, y: number, seed: number): number {
  let luma = 126;
  for (let octave = 0; octave < CELLS.length; octave++) {
    const cell = CELLS[octave] as number;
    luma += (LEVELS[octave] as number) * (2 * lattice(x / cell, y / cell, seed * 16 + octave) - 1);
  }
  return luma;
}

function lattice(x: number, y: number, seed: number): number {
  const [i, j] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [ease(x - i), ease(y - j)];
  const top = node(i, j, seed) * (1 - u) + node(i + 1, j, seed) * u;
  const bottom = node(i, j + 1, seed) * (1 - u) + node(i + 1, j + 1, seed) * u;
  return top * (1 - v) + bottom * v;
}

function node(i: number, j: number, seed: number): number {
  return mixUint32(mixUint32(i * 374761393 + seed) + j * 668265263) / 4294967296;
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}
