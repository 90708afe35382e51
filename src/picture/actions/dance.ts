import { sineTurns } from '../../numerics/arithmetic.js';
import type { Action } from '../stage/action.js';

/** Sways and bounces to a beat on the spot: dancing, playing, working with the hands. */
export const dance: Action = {
  name: 'dance',
  verbs: [
    'dance',
    'play',
    'shake',
    'clap',
    'exercise',
    'celebrate',
    'move',
    'act',
    'work',
    'make',
    'use',
    'eat',
    'drink',
  ],
  move: (c) => {
    const beat = c.t * 0.8 * c.figure.pace + c.phase;
    return {
      dy: -0.03 * c.figure.height * Math.abs(sineTurns(beat)),
      dx: 0.02 * c.figure.height * sineTurns(beat / 2),
      turn: 0.012 * sineTurns(beat / 2 + 0.1),
      scaleY: 1 + 0.02 * sineTurns(beat * 2),
    };
  },
};
