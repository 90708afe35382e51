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
  /** How many figures share the scene: in company one keeps near one's place. */
  readonly company: number;
  /** A number in [0, 1) that sets figures of one kind apart. */
  readonly phase: number;
}

/** Clips up to this long show a travelling figure all the time; in longer ones it passes by again and again. */
const WATCHED_SECONDS = 12;
/** Share of the free way that a figure in company takes, so that who stood left stays left. */
const COMPANY_SHARE = 0.3;

/**
 * How far a travelling figure has come at t, in frame heights to its right. It is at its place in the middle of the clip.
 * Short clips slow it down as far as needed to keep it in the frame; in long ones it leaves on one side and comes back on
 * the other.
 *
 * @param speed - frame heights a second
 */
export function travel(c: ActionContext, speed: number): number {
  const { figure } = c;
  const since = c.t - c.duration / 2;
  if (c.duration <= WATCHED_SECONDS || c.company > 1) {
    const free =
      Math.max(0.1, c.aspect / 2 - Math.abs(figure.x) - 0.32 * figure.height) * (c.company > 1 ? COMPANY_SHARE : 1);
    return figure.facing * Math.min(speed * figure.pace, (2 * free) / c.duration) * since;
  }
  const lap = c.aspect + 2 * figure.height + 0.4;
  const from = figure.x + figure.facing * speed * figure.pace * since;
  return from - Math.floor((from + lap / 2) / lap) * lap - figure.x;
}
