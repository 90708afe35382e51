import type { RegistryStore } from '../../registries/registry-store.js';
import type { LoopProgressReport } from '../service/loop.js';

/** Runs that progress is judged by where nobody says how many. */
export const LAST_RUNS = 20;
/** Share of runs that must have recorded what they learned, percent. */
const TARGET_PCT = 95;

/** How the last runs went. */
export async function loopProgress(
  store: RegistryStore,
  last = LAST_RUNS,
): Promise<Omit<LoopProgressReport, 'coverage_snapshot'>> {
  const { runs, withLearning, withDiscovery, repetition } = await store.progress(last);
  const percent = (count: number): number => (runs === 0 ? 0 : Math.round((100 * count) / runs));
  return {
    last_n: last,
    total_runs: runs,
    runs_with_learning: withLearning,
    precision_pct: percent(withLearning),
    target_pct: TARGET_PCT,
    runs_with_discovery: withDiscovery,
    discovery_rate_pct: percent(withDiscovery),
    repetition_score: repetition === null ? null : Math.round(100 * repetition) / 100,
  };
}
