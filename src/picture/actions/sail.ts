import { sineTurns } from '../../numerics/arithmetic.js';
import { type Action, travel } from '../stage/action.js';

/** Rides the swell, rocking slowly. */
export const sail: Action = {
  name: 'sail',
  verbs: ['sail', 'row', 'cruise', 'canoe', 'kayak', 'surf', 'boat'],
  travels: true,
  move: (c) => ({
    dx: travel(c, 0.06),
    dy: 0.008 * sineTurns(c.t * 0.42 + c.phase),
    turn: 0.011 * sineTurns(c.t * 0.31 + c.phase),
  }),
};
