import type { Action } from '../stage/action.js';

/** Turns about its middle. */
export const spin: Action = {
  name: 'spin',
  verbs: ['spin', 'rotate', 'whirl', 'twirl', 'revolve', 'swirl', 'pirouette'],
  move: (c) => ({ turn: c.figure.facing * 0.4 * c.figure.pace * c.t, aboutMiddle: true }),
};
