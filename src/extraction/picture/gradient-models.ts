import type { GradientObservation } from '../observation.js';
import { type Fit, fitCells, type Shape, shapeOf } from './cell-fit.js';

/** Where the middle of a cone is looked for, as a share of the frame. */
const MIDDLES = [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1];
/** tan 22.5°: within it of an axis, a slope runs along the axis. */
const AXIS = 0.41421356;
/** Share of the way from the middle to the farthest corner where the light of a cone is half way: most of a frame lies without. */
const HALF_WAY = 0.45;

/** The cells of a window, and how much each counts: null where all count alike. */
export interface Light {
  /** 0–255, row by row. */
  readonly cells: Float32Array;
  readonly weights: Float32Array | null;
  /** How little corners may be thought to lose, see `fitCells`. */
  readonly doubt: number;
}

/** A shape of light, fitted. */
export interface Model {
  readonly type: GradientObservation['gradient_type'];
  readonly strength: number;
  readonly fit: Fit;
  /** What the corners lose, 0–255. */
  readonly cornerTerm: number;
  /** The same shape fitted to other light. */
  again(light: Light): Model;
}

const ACROSS = shapeOf((u) => u - 0.5);
const DOWN = shapeOf((_, v) => v - 0.5);
const SQUARE = shapeOf((u, v) => (u - 0.5) * (u - 0.5) + (v - 0.5) * (v - 0.5));
/** The darkening of corners, as of a lens: 0 in the middle, 1 in the corners. */
export const CORNERS = SQUARE.map((square) => 4 * square * square);
/** Distance from a middle, 1 in the farthest corner. */
const CONES = MIDDLES.flatMap((x) =>
  MIDDLES.map((y) => [shapeOf((u, v) => distance(u - x, v - y) / reachOf(x, y)), CORNERS]),
);
const SLOPE = [ACROSS, DOWN, CORNERS];
const BOWL = [ACROSS, DOWN, SQUARE];

/** Light with its corners lit as the rest: what they lose is a share of the light there, not an amount. */
export function relit(light: Light, { cornerTerm, fit }: Model): Light {
  const loss = cornerTerm / Math.max(1, fit.terms[0] as number);
  const cells = light.cells.map((value, i) => {
    const kept = 1 + loss * (CORNERS[i] as number);
    return kept > 0.2 ? value / kept : value;
  });
  return { ...light, cells };
}

/** Light that falls evenly from one side to the other. Its strength is the change over one frame. */
export function slopeOf({ cells, weights, doubt }: Light): Model {
  const fit = fitCells(cells, weights, SLOPE, doubt);
  const [level, x, y, cornerTerm] = fit.terms as [number, number, number, number];
  const [across, down] = [Math.abs(x), Math.abs(y)];
  const type = across <= AXIS * down ? 'vertical' : down <= AXIS * across ? 'horizontal' : 'angled';
  return { type, strength: strengthOf(Math.sqrt(x * x + y * y), level), fit, cornerTerm, again: slopeOf };
}

/** Light that falls or rises evenly from a middle to the farthest corner. */
export function coneOf(light: Light): Model {
  return CONES.map((cone) => coneAlong(cone, light)).reduce((best, model) =>
    model.fit.misfit < best.fit.misfit ? model : best,
  );
}

function coneAlong(cone: readonly Shape[], { cells, weights, doubt }: Light): Model {
  const fit = fitCells(cells, weights, cone, doubt);
  const [level, fall, cornerTerm] = fit.terms as [number, number, number];
  const strength = strengthOf(Math.abs(fall), level + HALF_WAY * fall);
  return { type: 'radial', strength, fit, cornerTerm, again: (light) => coneAlong(cone, light) };
}

/** Light that falls or rises with the square of the distance from a middle within the frame. */
export function bowlOf({ cells, weights }: Light): Model {
  const fit = fitCells(cells, weights, BOWL);
  const [level, across, down, bend] = fit.terms as [number, number, number, number];
  const [x, y] = [0.5 - across / (2 * bend), 0.5 - down / (2 * bend)];
  const isWithin = x >= 0 && x <= 1 && y >= 0 && y <= 1;
  if (!isWithin) return { type: 'none', strength: 0, fit: { ...fit, misfit: Infinity }, cornerTerm: 0, again: bowlOf };
  const reach = reachOf(x, y);
  const fall = bend * reach * reach;
  const middle = level - bend * ((x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5));
  return { type: 'radial', strength: strengthOf(Math.abs(fall), middle + fall / 2), fit, cornerTerm: 0, again: bowlOf };
}

/** From a place to the farthest corner. */
function reachOf(x: number, y: number): number {
  return distance(Math.max(x, 1 - x), Math.max(y, 1 - y));
}

function distance(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

/** Difference of light between the two ends over the light half way, at most 1. */
function strengthOf(difference: number, level: number): number {
  return level > 0 ? Math.min(1, difference / level) : 0;
}
