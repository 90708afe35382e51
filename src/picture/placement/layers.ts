import { power } from '../../numerics/arithmetic.js';
import type { Placement } from '../../origins/vocabulary.js';
import {
  ORIENT_FLOW,
  ORIENT_FREE,
  ORIENT_LEVEL,
  RULE_ALL,
  RULE_COARSE,
  RULE_FINE,
  SHAPE_ROUND,
  SHAPE_SQUARE,
  SHAPE_STROKE,
} from '../kernel/dab-layout.js';

/** One pass of dabs over the frame. Lengths in pixels of the frame. */
export interface Layer {
  readonly name: 'ground' | 'accent' | 'detail' | 'figure';
  readonly cell: number;
  readonly along: number;
  readonly across: number;
  readonly reach: number;
  /** Width of a stamp, a multiple of 16. */
  readonly stampPixels: number;
  /** 4: half-pixel offsets, 2: whole pixels. */
  readonly phases: 2 | 4;
  readonly angles: number;
  readonly shape: number;
  readonly orientation: number;
  readonly rule: number;
  /** Dabs that each list can hold. */
  readonly capacity: number;
}

/** How a frame is laid: squares alone (pixel art), or a base of squares and passes of dabs over it. */
export interface Plan {
  /** Side of the squares in pixels, even. */
  readonly squarePixels: number;
  /** Share of the frame where dabs mix with what is under them: their edges. */
  readonly edge: number;
  /** Empty for pixel art. */
  readonly layers: readonly Layer[];
}

const SHAPES = { round: SHAPE_ROUND, square: SHAPE_SQUARE, stroke: SHAPE_STROKE } as const;
const ORIENTATIONS = { free: ORIENT_FREE, level: ORIENT_LEVEL, flow: ORIENT_FLOW } as const;

/**
 * The passes of a look, back to front. Width is relative to the placement's dab; cover is the area of all dabs of the
 * pass ÷ the area of the frame: about 1.5 closes a jittered lattice but for slivers, through which the base shows.
 */
const PASSES = [
  { name: 'ground', width: 1, stretch: 1, cover: 1.45, rule: RULE_COARSE },
  { name: 'accent', width: 0.72, stretch: 1, cover: 0.5, rule: RULE_COARSE },
  { name: 'detail', width: 0.56, stretch: 0.5, cover: 1.4, rule: RULE_FINE },
  { name: 'figure', width: 0.58, stretch: 0.5, cover: 1.65, rule: RULE_ALL },
] as const;

/** Width of the strip along a dab's border that mixes with what lies beneath: measured on areas of one colour. */
const EDGE_PIXELS = 0.85;
/** Dabs narrower than this are all edge and no value. */
const NARROWEST_PIXELS = 3;
const WIDEST_STAMP = 128;

/** Plans the passes for a frame size. Dabs grow with the shorter side, a little slower than it: larger pictures show more. */
export function planLayers(placement: Placement, width: number, height: number): Plan {
  const wide = Math.max(2, placement.dabPixels * power(Math.min(width, height) / 512, 0.75));
  const squarePixels = 2 * Math.max(1, Math.round(wide / 2));
  if (placement.shape === 'square' && placement.jitter === 0) return { squarePixels, edge: 0, layers: [] };
  const layers = PASSES.map((pass) => planLayer(pass, wide, placement, width, height));
  return { squarePixels, edge: Math.min(0.5, EDGE_PIXELS / Math.max(NARROWEST_PIXELS, wide)), layers };
}

function planLayer(
  pass: (typeof PASSES)[number],
  wide: number,
  placement: Placement,
  width: number,
  height: number,
): Layer {
  const across = Math.max(NARROWEST_PIXELS, wide * pass.width) / 2;
  const longest = (WIDEST_STAMP / 2 - 3) / 1.2;
  const along = Math.min(longest, across * (1 + (placement.elongation - 1) * pass.stretch));
  const area = placement.shape === 'square' ? 4 * along * across : Math.PI * along * across;
  const cell = Math.sqrt(area / pass.cover);
  const reach = placement.shape === 'square' ? Math.sqrt(along * along + across * across) + 0.5 : along * 1.12 + 0.5;
  const stampPixels = 16 * Math.ceil((2 * reach + 4) / 16);
  const most = ((width + 2 * reach) * (height + 2 * reach)) / (cell * cell);
  return {
    name: pass.name,
    cell,
    along,
    across,
    reach,
    stampPixels,
    phases: stampPixels === 16 ? 4 : 2,
    angles: placement.elongation > 2 ? 16 : 8,
    shape: SHAPES[placement.shape],
    orientation: ORIENTATIONS[placement.orientation],
    rule: pass.rule,
    capacity: Math.ceil(most * 0.35) + 256,
  };
}
