import { sineTurns } from '../../numerics/arithmetic.js';
import { type Action, travel } from '../stage/action.js';

/** Rolls or glides along without steps: vehicles, riders, skaters. */
export const ride: Action = {
  name: 'ride',
  verbs: [
    'ride',
    'drive',
    'cycle',
    'skate',
    'skateboard',
    'roll',
    'slide',
    'ski',
    'sled',
    'accelerate',
    'turn',
    'park',
    'motorcycle',
  ],
  travels: true,
  move: (c) => {
    const jolt = sineTurns(c.t * 3.1 + c.phase) * sineTurns(c.t * 0.7);
    return { dx: travel(c, 0.32), dy: 0.004 * jolt, turn: 0.003 * sineTurns(c.t * 0.8 + c.phase) };
  },
};
