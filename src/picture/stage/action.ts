import type { SpecFigure } from '../../creation/scene-spec.js';
import type { ActionEntry } from '../../origins/vocabulary.js';
import type { PlaneMotion } from './stage.js';

/**
 * One way to move: its entry in the vocabulary and the motion itself. One file of `picture/actions/` each; the
 * folder's index is generated.
 */
export interface Action extends ActionEntry {
  /** It takes the figure somewhere else, so that a camera can follow it. */
  readonly travels?: boolean;
  /** Where the figure is at time t, relative to where it was placed. */
  readonly move: (c: ActionContext) => PlaneMotion;
}

export interface ActionContext {
  /** Seconds of the scene. */
  readonly t: number;
  /** Length of the clip in seconds of the scene. */
  readonly duration: number;
  /** Frame width in frame heights. */
  readonly aspect: number;
  readonly figure: SpecFigure;
  /** A number in [0, 1) that sets figures of one kind apart. */
  readonly phase: number;
}

/**
 * How far a travelling figure has come at t, in frame heights to its right: it crosses its place in the middle of the
 * clip and, in long clips, leaves on one side and comes back on the other.
 *
 * @param speed - frame heights a second
 */
export function travel(c: ActionContext, speed: number): number {
  const lap = c.aspect + 2 * c.figure.height + 0.4;
  const way = speed * c.figure.pace * (c.t - c.duration / 2);
  const from = c.figure.x + c.figure.facing * way;
  return from - Math.floor((from + lap / 2) / lap) * lap - c.figure.x;
}
