import { sineTurns } from '../../numerics/arithmetic.js';
import type { Action } from '../stage/action.js';

/** Stays where it is and breathes. */
export const stand: Action = {
  name: 'stand',
  verbs: ['stand', 'be', 'wait', 'sit', 'lie', 'rest', 'sleep', 'look', 'watch'],
  move: (c) => {
    const breath = sineTurns(c.t * 0.35 + c.phase);
    return { scaleY: 1 + 0.012 * breath, scaleX: 1 - 0.006 * breath };
  },
};
