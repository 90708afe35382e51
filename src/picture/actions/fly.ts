import { sineTurns } from '../../numerics/arithmetic.js';
import { type Action, travel } from '../stage/action.js';

/** Crosses the air on a gentle wave. */
export const fly: Action = {
  name: 'fly',
  verbs: ['fly', 'soar', 'glide', 'take_off', 'land', 'hover', 'flap', 'skydive'],
  travels: true,
  move: (c) => ({
    dx: travel(c, 0.24),
    dy: 0.035 * sineTurns(c.t * 0.33 + c.phase) + 0.012 * sineTurns(c.t * 0.9 + c.phase),
    turn: 0.018 * sineTurns(c.t * 0.33 + c.phase + 0.25),
    aboutMiddle: true,
  }),
};
