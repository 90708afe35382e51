/** What lies farther from a border than this many standard deviations of the noise lies surely on its side. */
export const SURE = 3;

/** One step of a decision: a reading, and whether it is the one. */
export interface Step<T> {
  /** By how much it passes (≥ 0) or fails (< 0), in units of the noise of what decides. */
  readonly margin: number;
  /** What it comes to, the likeliest first. */
  read(): readonly T[];
}

/**
 * What some steps come to, the likeliest first: the first that passes, then all that noise alone keeps from being the
 * first. What comes after a step that passes for sure is not asked.
 */
export function decide<T>(steps: readonly Step<T>[]): T[] {
  const passed: T[] = [];
  const doubtful: T[] = [];
  for (const { margin, read } of steps) {
    if (margin < -1) continue;
    (margin >= 0 ? passed : doubtful).push(...read());
    if (margin > 1) break;
  }
  return [...passed, ...doubtful];
}

/** `above` where a value lies above a border, else `below`; both, the likelier first, where noise may have moved it across. */
export function decideAt<T>(
  { value, border, noise }: { readonly value: number; readonly border: number; readonly noise: number },
  above: () => readonly T[],
  below: () => readonly T[],
): readonly T[] {
  const [likely, other] = value > border ? [above, below] : [below, above];
  return Math.abs(value - border) > noise ? likely() : [...likely(), ...other()];
}
