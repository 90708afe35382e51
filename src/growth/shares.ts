/** Parts of a whole in percent, by primitive; each > 0. */
export type Shares = Readonly<Record<string, number>>;

/** Shares are whole sixteenths of a percent: such numbers are exact in binary, so their sum is exactly 100. */
const STEPS_PER_PERCENT = 16;
const STEPS = 100 * STEPS_PER_PERCENT;

/**
 * Turns weights into percent that sum to exactly 100, largest first; parts below half a step vanish.
 * By largest remainder: no share is off by a sixteenth or more.
 *
 * @param weights - each ≥ 0, not all 0
 */
export function sharesOf(weights: Iterable<readonly [primitive: string, weight: number]>): Shares {
  const parts = merged(weights);
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  if (!(total > 0)) throw new RangeError('Shares need at least one weight above 0.');
  const exact = parts.map(({ primitive, weight }) => {
    const steps = (weight / total) * STEPS;
    return { primitive, steps: Math.floor(steps), rest: steps - Math.floor(steps) };
  });
  const missing = STEPS - exact.reduce((sum, part) => sum + part.steps, 0);
  [...exact]
    .sort((a, b) => b.rest - a.rest)
    .slice(0, missing)
    .forEach((part) => {
      part.steps++;
    });
  const shown = exact.filter((part) => part.steps > 0).sort((a, b) => b.steps - a.steps);
  return Object.fromEntries(shown.map(({ primitive, steps }) => [primitive, steps / STEPS_PER_PERCENT]));
}

/** Joins the breakdowns of several domains as `domain.primitive`, each together 100. */
export function byDomain(domains: Readonly<Record<string, Shares | null>>): Shares {
  return Object.fromEntries(
    Object.entries(domains).flatMap(([domain, shares]) =>
      Object.entries(shares ?? {}).map(([primitive, percent]) => [`${domain}.${primitive}`, percent]),
    ),
  );
}

/** All of one primitive. */
export function wholly(primitive: string): Shares {
  return { [primitive]: 100 };
}

function merged(weights: Iterable<readonly [string, number]>): { primitive: string; weight: number }[] {
  const sums = new Map<string, number>();
  for (const [primitive, weight] of weights) sums.set(primitive, (sums.get(primitive) ?? 0) + Math.max(0, weight));
  return [...sums].map(([primitive, weight]) => ({ primitive, weight }));
}
