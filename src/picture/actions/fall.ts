import { sineTurns } from '../../numerics/arithmetic.js';
import type { Action } from '../stage/action.js';

/** Comes down from above again and again, turning as it falls. */
export const fall: Action = {
  name: 'fall',
  verbs: ['fall', 'drop', 'descend', 'tumble', 'rain', 'sink'],
  move: (c) => {
    const span = 1.3 + c.figure.height;
    const way = c.t * 0.38 * c.figure.pace + c.phase * span;
    const y = way - Math.floor(way / span) * span - c.figure.height / 2 - 0.15;
    return {
      dy: y - c.figure.y,
      dx: 0.03 * sineTurns(c.t * 0.5 + c.phase),
      turn: 0.05 * sineTurns(c.t * 0.45 + c.phase),
      aboutMiddle: true,
    };
  },
};
