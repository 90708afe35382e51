import { sineTurns } from '../../numerics/arithmetic.js';
import { type Action, travel } from '../stage/action.js';

/** Bounds along the ground, leaning forward. */
export const run: Action = {
  name: 'run',
  verbs: ['run', 'sprint', 'gallop', 'jog', 'race', 'chase', 'hurry', 'rush', 'charge'],
  travels: true,
  move: (c) => {
    const strides = c.t * 1.7 * c.figure.pace + c.phase;
    const lift = Math.abs(sineTurns(strides));
    return {
      dx: travel(c, 0.4 * (0.6 + c.figure.height)),
      dy: -0.07 * c.figure.height * lift,
      turn: c.figure.facing * 0.018 + 0.012 * sineTurns(strides),
      scaleY: 0.97 + 0.05 * lift,
    };
  },
};
