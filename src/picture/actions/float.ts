import { sineTurns } from '../../numerics/arithmetic.js';
import type { Action } from '../stage/action.js';

/** Hangs in the air, in water or in space, drifting a little. */
export const float: Action = {
  name: 'float',
  verbs: ['float', 'drift', 'hang', 'bob', 'levitate', 'wave'],
  move: (c) => ({
    dx: 0.03 * sineTurns(c.t * 0.13 + c.phase),
    dy: 0.026 * sineTurns(c.t * 0.21 + c.phase * 1.7),
    turn: 0.02 * sineTurns(c.t * 0.11 + c.phase),
    aboutMiddle: true,
  }),
};
