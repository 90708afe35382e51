import type { TransitionType } from '../../origins/domains.js';

/** A change from one shot to the next, or from and to black at the ends. */
export interface Join {
  readonly type: TransitionType;
  /** The first frame that it changes; of a cut, the first of the new shot. */
  readonly first: number;
  /** One past the last that it changes; of a cut, the same as `first`. */
  readonly end: number;
}
