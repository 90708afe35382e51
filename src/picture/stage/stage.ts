import type { Rgb } from '../../numerics/color.js';
import type { Canvas } from '../painting/canvas.js';
import type { Shape } from '../painting/shape.js';

/**
 * A scene ready to be filmed: items in drawing order, back to front. Everything is authored as it looks to
 * the camera at rest; its depth says how it moves when the camera does.
 */
export type StageItem = Plane | Water | Swarm;

/** A painted canvas in space. */
export interface Plane {
  readonly kind: 'plane';
  readonly canvas: Canvas;
  /** `sky` never comes nearer; `upright` stands at `depth`; `ground` is the level plain below the horizon. */
  readonly lie: 'sky' | 'upright' | 'ground';
  /** Distance of an upright plane: 1 = the main subject's plane, larger = farther. */
  readonly depth: number;
  readonly blend?: 'over' | 'add' | 'multiply';
  /** Motion of its own at time t (seconds of the scene): shift in frame heights, opacity, colour gain. */
  readonly animate?: (t: number) => PlaneMotion;
  /** Tops sway sideways by up to `reach` frame heights, `turns` waves per frame height, `rate` per second. */
  readonly sway?: { readonly reach: number; readonly turns: number; readonly rate: number };
  /** One of the things the prompt speaks of: placed with finer dabs. */
  readonly isFigure?: boolean;
}

export interface PlaneMotion {
  /** Frame heights to the right and downwards; default 0. */
  readonly dx?: number;
  readonly dy?: number;
  /** Size factors about the foot of the plane (the middle of its bottom edge); default 1. */
  readonly scaleX?: number;
  readonly scaleY?: number;
  /** Turn about the foot (or the middle, with `aboutMiddle`), in turns clockwise; default 0. */
  readonly turn?: number;
  readonly aboutMiddle?: boolean;
  /** 0–1, default 1. */
  readonly opacity?: number;
  /** Gain of each channel 0–2, default 1. */
  readonly gain?: readonly [number, number, number];
}

/** A level sheet of water that mirrors what is behind it. */
export interface Water {
  readonly kind: 'water';
  /** Colours far away and near. */
  readonly far: Rgb;
  readonly near: Rgb;
  /** Share of the mirror image far away and near, 0–1. */
  readonly mirrorFar: number;
  readonly mirrorNear: number;
  /** Size of the waves, 1 = a gentle sea; 0.2 = a pond. */
  readonly waves: number;
  /** White crests, 0–1. */
  readonly crests: number;
  /** Glitter under the light: where (x in frame heights), colour and strength 0–1.5. */
  readonly glitter: { readonly x: number; readonly color: Rgb; readonly strength: number };
  /** Speed factor of the waves, default 1. */
  readonly speed?: number;
}

/** Many small moving things: rain, snow, stars, birds, lit windows, fireflies, embers. */
export interface Swarm {
  readonly kind: 'swarm';
  /** Depth of all of them, `Infinity` for the sky. */
  readonly depth: number;
  /** Shapes at time t, as they look to the camera at rest. */
  readonly shapes: (t: number) => readonly Shape[];
}
