import { sineTurns } from '../../numerics/arithmetic.js';
import { type Action, travel } from '../stage/action.js';

/** Glides through water, its body waving. */
export const swim: Action = {
  name: 'swim',
  verbs: ['swim', 'dive', 'snorkel', 'paddle', 'wade'],
  travels: true,
  move: (c) => {
    const beat = c.t * 0.9 * c.figure.pace + c.phase;
    return {
      dx: travel(c, 0.15),
      dy: 0.016 * sineTurns(c.t * 0.4 + c.phase),
      turn: 0.014 * sineTurns(beat),
      scaleX: 1 + 0.02 * sineTurns(beat + 0.25),
      aboutMiddle: true,
    };
  },
};
