import { sineTurns } from '../../numerics/arithmetic.js';
import { type Action, travel } from '../stage/action.js';

/** Steps along the ground: a bob and a sway to each pair of steps. */
export const walk: Action = {
  name: 'walk',
  verbs: ['walk', 'go', 'march', 'stroll', 'wander', 'cross', 'hike', 'enter', 'follow', 'crawl'],
  travels: true,
  move: (c) => {
    const steps = c.t * 0.95 * c.figure.pace + c.phase;
    return {
      dx: travel(c, 0.16 * (0.6 + c.figure.height)),
      dy: -0.022 * c.figure.height * Math.abs(sineTurns(steps)),
      turn: 0.007 * sineTurns(steps),
    };
  },
};
