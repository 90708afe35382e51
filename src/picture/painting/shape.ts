import { cosineTurns, sineTurns } from '../../numerics/arithmetic.js';
import type { Rgb } from '../../numerics/color.js';

/** One painted shape. Lengths in frame heights; x = 0 is the middle of the frame, y = 0 its top. */
export interface Shape {
  readonly kind: 'ellipse' | 'rectangle' | 'triangle' | 'glow';
  readonly x: number;
  readonly y: number;
  /** Half width and half height; a triangle has its apex at the top. */
  readonly rx: number;
  readonly ry: number;
  /** Rotation in turns, clockwise on screen; default 0. */
  readonly turn?: number;
  readonly color: Rgb;
  /** Colour at the shape's bottom; default the same. */
  readonly color2?: Rgb;
  /** 0–1, default 1. */
  readonly opacity?: number;
  /** Width of the edge in texels, default 1. */
  readonly edge?: number;
  /** Adds light instead of covering. */
  readonly additive?: boolean;
}

const KINDS = { ellipse: 0, rectangle: 1, triangle: 2, glow: 3 } as const;

/**
 * The kernel's record of a shape (see `paintShapes`).
 *
 * @param place - where the shape's centre falls, in texels, how many texels a frame height is there, and the turn added
 */
export function shapeRecord(
  shape: Shape,
  place: { x: number; y: number; scale: number; turn: number; keepsFourth: boolean },
): number[] {
  const turn = (shape.turn ?? 0) + place.turn;
  const bottom = shape.color2 ?? shape.color;
  return [
    KINDS[shape.kind],
    place.x,
    place.y,
    Math.max(0.35, shape.rx * place.scale),
    Math.max(0.35, shape.ry * place.scale),
    turn === 0 ? 1 : cosineTurns(turn),
    turn === 0 ? 0 : sineTurns(turn),
    shape.color[0] / 255,
    shape.color[1] / 255,
    shape.color[2] / 255,
    bottom[0] / 255,
    bottom[1] / 255,
    bottom[2] / 255,
    shape.opacity ?? 1,
    Math.max(1, shape.edge ?? 1),
    shape.additive ? 1 : 0,
    place.keepsFourth ? 1 : 0,
    0,
    0,
    0,
  ];
}
