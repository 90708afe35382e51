import { sineTurns } from '../../numerics/arithmetic.js';
import type { Action } from '../stage/action.js';

/** Leaps up and lands, squashing a little. */
export const jump: Action = {
  name: 'jump',
  verbs: ['jump', 'leap', 'hop', 'bounce', 'skip', 'bungee'],
  move: (c) => {
    const beat = c.t * 0.55 * c.figure.pace + c.phase;
    const height = Math.max(0, sineTurns(beat - Math.floor(beat)));
    const landed = height < 0.12 ? 1 - height / 0.12 : 0;
    return { dy: -0.45 * c.figure.height * height, scaleY: 1 - 0.07 * landed, scaleX: 1 + 0.04 * landed };
  },
};
