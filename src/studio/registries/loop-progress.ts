import type { RegistryStore } from '../../registries/registry-store.js';

/** Runs that progress is judged by. */
const LAST_RUNS = 20;
/** Share of runs that must have recorded what they learned, percent. */
const TARGET_PCT = 95;

/** How the last runs went, in the fields of contract §1.3. */
export interface LoopProgress {
  last_n: number;
  total_runs: number;
  runs_with_learning: number;
  precision_pct: number;
  target_pct: number;
  /** Runs that found at least one value that was new. */
  runs_with_discovery: number;
  discovery_rate_pct: number;
  repetition_score: number | null;
}

/** Null when no run was recorded yet. */
export async function loopProgress(store: RegistryStore): Promise<LoopProgress | null> {
  const { runs, withLearning, withDiscovery, repetition } = await store.progress(LAST_RUNS);
  if (runs === 0) return null;
  return {
    last_n: LAST_RUNS,
    total_runs: runs,
    runs_with_learning: withLearning,
    precision_pct: Math.round((100 * withLearning) / runs),
    target_pct: TARGET_PCT,
    runs_with_discovery: withDiscovery,
    discovery_rate_pct: Math.round((100 * withDiscovery) / runs),
    repetition_score: repetition === null ? null : Math.round(100 * repetition) / 100,
  };
}
