import type { RowName } from './row-rules.js';

/** One comparison of something measured with its truth. */
export interface Sample {
  readonly row: RowName;
  readonly truth: string | number;
  readonly seen: string | number | null;
  /** For accuracies: whether it is right. */
  readonly hit?: boolean;
  /** For errors: how far off, ≥ 0, in the row's unit. */
  readonly error?: number;
  /** Which clip or value it was, for whoever looks for the reason. */
  readonly where: string;
  /** A colour, a strength …: what plots are drawn over. */
  readonly at?: string | number;
}

/** Right when both are the same. */
export function match(row: RowName, truth: string, seen: string | null, where: string): Sample {
  return { row, truth, seen, hit: truth === seen, where };
}

/** Right when what is claimed of a clip holds. */
export function claim(row: RowName, holds: boolean, where: string, seen = holds ? 'holds' : 'does not hold'): Sample {
  return { row, truth: 'holds', seen, hit: holds, where };
}

/** Off by the distance of two numbers; by everything when nothing was measured. */
export function distance(row: RowName, truth: number, seen: number | null, where: string, unit = 1): Sample {
  const error = seen === null || !Number.isFinite(seen) ? Number.POSITIVE_INFINITY : Math.abs(seen - truth) / unit;
  return { row, truth, seen, error, where };
}
