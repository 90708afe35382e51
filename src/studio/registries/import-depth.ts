/** Parts that older depths carried beside their shares. */
const NO_SHARES = new Set(['opacity', 'amplitude', 'strength_pct', 'weight']);

/**
 * A depth as another system wrote it — fractions or percent, sounds in `origin_noises`, zeros, sums that are
 * off — as shares in percent that make 100 together, in each domain of names like `motion.slow`.
 */
export function importedDepth(exported: unknown): Record<string, number> {
  const shares = sharesIn(exported);
  const sums = new Map<string, number>();
  for (const [name, share] of shares) sums.set(domainOf(name), (sums.get(domainOf(name)) ?? 0) + share);
  return Object.fromEntries(
    shares.map(([name, share]) => {
      const sum = sums.get(domainOf(name)) as number;
      return [name, sum === 100 ? share : (100 * share) / sum];
    }),
  );
}

function sharesIn(exported: unknown): [string, number][] {
  if (typeof exported !== 'object' || exported === null) return [];
  return Object.entries(exported).flatMap(([name, share]): [string, number][] => {
    if (name === 'origin_noises') return sharesIn(share);
    return typeof share === 'number' && share > 0 && !NO_SHARES.has(name) ? [[name, share]] : [];
  });
}

function domainOf(name: string): string {
  return name.includes('.') ? name.slice(0, name.indexOf('.')) : '';
}
