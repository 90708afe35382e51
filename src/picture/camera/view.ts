import { cosineTurns, sineTurns } from '../../numerics/arithmetic.js';
import { eyeHeight } from '../../origins/perspective.js';
import type { PlaneMotion } from '../stage/stage.js';
import { chain, type Matrix, multiply, rotation, scaling, translation } from './matrix.js';

/**
 * Where the camera is and looks. At rest everything is 0 and zoom 1. Lengths in frame heights as seen at depth 1.
 */
export interface Pose {
  /** Translation to the right, downwards, forwards: gives parallax. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Turning right and down: everything shifts alike, whatever its depth. */
  readonly panX: number;
  readonly panY: number;
  /** Roll in turns, clockwise: the picture turns the other way. */
  readonly roll: number;
  /** Magnification, > 0. */
  readonly zoom: number;
  /** Horizontal motion blur, in frame heights. */
  readonly blur: number;
}

export const AT_REST: Pose = { x: 0, y: 0, z: 0, panX: 0, panY: 0, roll: 0, zoom: 1, blur: 0 };

/** The mappings of one camera pose onto one target: everything that moves is moved here. */
export class View {
  /** Target pixel → direction (frame heights from the middle of the frame, camera at rest). */
  private readonly toDirection: Matrix;

  constructor(
    readonly pose: Pose,
    readonly width: number,
    readonly height: number,
    readonly horizon: number,
  ) {
    const unroll = rotation(cosineTurns(pose.roll), sineTurns(pose.roll));
    const k = 1 / (height * pose.zoom);
    this.toDirection = chain(
      translation(pose.panX, pose.panY),
      unroll,
      scaling(k, k),
      translation(-width / 2, -height / 2),
    );
  }

  /** Target pixel → authored place (x from the middle, y from the top) of an upright plane at `depth`; the sky's depth is Infinity. */
  toUpright(depth: number): Matrix {
    if (depth === Infinity) return multiply(translation(0, 0.5), this.toDirection);
    const near = Math.max(0.05, depth - this.pose.z);
    // The camera travels level, towards the horizon: measured from there, so that feet stay on the ground.
    return chain(
      translation(0, this.horizon),
      [near / depth, 0, this.pose.x / depth, 0, near / depth, this.pose.y / depth, 0, 0, 1],
      translation(0, 0.5 - this.horizon),
      this.toDirection,
    );
  }

  /** Target pixel → authored place on the level ground. Rows above the horizon map above it. */
  toGround(): Matrix {
    const { x, y, z } = this.pose;
    const qh = this.horizon - 0.5;
    const h = eyeHeight(this.horizon);
    const a = Math.max(0.02, h - y);
    // With d = row − horizon: across = (x d + a q.x) / (z d + a), authored row − horizon = h d / (z d + a).
    const shift = translation(0, -qh);
    // Divided by a, so that the corner is 1 whenever there is no perspective left to divide by.
    return chain(translation(0, this.horizon), [1, x / a, 0, 0, h / a, 0, 0, z / a, 1], shift, this.toDirection);
  }

  /** Target pixel → place on the ground in the world: (across, away), in frame heights at depth 1. */
  toWorld(): Matrix {
    const { x, y, z } = this.pose;
    const a = Math.max(0.02, eyeHeight(this.horizon) - y);
    return chain([a, x, 0, 0, z, a, 0, 1, 0], translation(0, 0.5 - this.horizon), this.toDirection);
  }

  /** Target pixel → the pixel that mirrors it in the horizon. */
  toMirror(): Matrix {
    const qh = this.horizon - 0.5;
    const flip: Matrix = [1, 0, 0, 0, -1, 2 * qh, 0, 0, 1];
    return chain(this.fromDirection(), flip, this.toDirection);
  }

  /** Coefficients (a, b, c) with a·x + b·y + c = rows of the target below the horizon. */
  belowHorizon(): readonly [number, number, number] {
    const k = this.height * this.pose.zoom;
    const d = this.toDirection;
    return [d[3] * k, d[4] * k, (d[5] - (this.horizon - 0.5)) * k];
  }

  /** Authored place of an upright plane → target pixel. */
  fromUpright(depth: number): Matrix {
    if (depth === Infinity) return multiply(this.fromDirection(), translation(0, -0.5));
    const near = Math.max(0.05, depth - this.pose.z);
    const k = depth / near;
    return chain(
      this.fromDirection(),
      translation(0, this.horizon - 0.5),
      [k, 0, -this.pose.x / near, 0, k, -this.pose.y / near, 0, 0, 1],
      translation(0, -this.horizon),
    );
  }

  private fromDirection(): Matrix {
    const { pose } = this;
    const k = this.height * pose.zoom;
    return chain(
      translation(this.width / 2, this.height / 2),
      scaling(k, k),
      rotation(cosineTurns(pose.roll), -sineTurns(pose.roll)),
      translation(-pose.panX, -pose.panY),
    );
  }
}

/** Authored place → place before the plane's own motion about `pivot` (frame heights). */
export function undoMotion(motion: PlaneMotion, pivotX: number, pivotY: number): Matrix {
  const turn = motion.turn ?? 0;
  return chain(
    translation(pivotX, pivotY),
    scaling(1 / (motion.scaleX ?? 1), 1 / (motion.scaleY ?? 1)),
    rotation(cosineTurns(turn), -sineTurns(turn)),
    translation(-pivotX - (motion.dx ?? 0), -pivotY - (motion.dy ?? 0)),
  );
}
