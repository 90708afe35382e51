import { openStore } from '../studio/registries/open-store.js';
import { type AspectCoverage, measureCoverage } from '../studio/registries/registry-coverage.js';
import type { CoverageOptions } from './registries-command.js';
import { textTable } from './text-table.js';

const BAR_LETTERS = 24;

/** Carries out `motion registries coverage`. */
export async function runCoverage(options: CoverageOptions): Promise<void> {
  const store = await openStore(options);
  try {
    const coverage = await measureCoverage(store);
    process.stdout.write(options.json ? `${JSON.stringify(coverage, null, 2)}\n` : describe(coverage.aspects));
  } finally {
    await store.close();
  }
}

function describe(aspects: readonly AspectCoverage[]): string {
  return textTable(
    ['aspect', 'found', 'cells', 'of', '%', ''],
    aspects.map(({ registry, aspect, found, reached, reachable, pct }) => [
      `${registry}.${aspect}`,
      String(found),
      reachable === null ? '' : String(reached),
      reachable === null ? 'no end' : String(reachable),
      pct === null ? '' : pct.toFixed(1),
      pct === null ? '' : bar(pct),
    ]),
    [1, 2, 3, 4],
  );
}

function bar(pct: number): string {
  // Something that was found is never shown as nothing.
  const full = pct > 0 ? Math.max(1, Math.floor((BAR_LETTERS * pct) / 100)) : 0;
  return '█'.repeat(full) + '░'.repeat(BAR_LETTERS - full);
}
