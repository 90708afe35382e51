import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nameSource } from '../src/growth/names/name-source.js';
import type { RegistryStore } from '../src/registries/registry-store.js';
import { loadColorNames } from '../src/studio/assets/load-color-names.js';
import { isAcceptable, openStore } from '../src/studio/registries/open-store.js';
import { exportRegistries } from '../src/studio/registries/registry-export.js';
import { importRegistries } from '../src/studio/registries/registry-import.js';
import { atMost, type BenchLine, figure } from './bench-line.js';
import { filledEntries, runDiscoveries } from './registry-fill.js';
import { type Cost, costOf, median } from './statistics.js';

const RUNS = 30;
/** Runs before those that count: the first ones compile. */
const WARM_UP = 20;
const VIDEO_SECONDS = 5;
const MOST_RUN_MS = 10;
const MOST_KNOWLEDGE_MS = 10;
/** A large registry may take as many times as long as an empty one. */
const MOST_GROWTH = 2;
/** Values of each pool that creation asks for. */
const POOL = 200;
const IMPORTED = 100_000;
const MANY = 1_000_000;

type Report = (line: BenchLine) => void;

/** Stores of nothing and of ten thousand entries, and the import of a hundred thousand. */
export async function measureRegistries(folder: string, report: Report): Promise<void> {
  await measureSizes(folder, [0, 10_000], report);
  await measureImport(folder, report);
}

/** A store of a million entries beside one of nothing, in one run: the ratio counts. */
export function measureManyEntries(folder: string, report: Report): Promise<void> {
  return measureSizes(folder, [0, MANY], report);
}

async function measureSizes(folder: string, sizes: readonly number[], report: Report): Promise<void> {
  const stores = new Map<number, RegistryStore>();
  for (const size of sizes) {
    const store = await openStore({ data: join(folder, `registries-${size}`) });
    if (size > 0) await store.restore({ entries: filledEntries(size, 1, nameSource(loadColorNames())) });
    stores.set(size, store);
  }
  const runs = await timeRuns(stores);
  const selections = await timeSelections(stores);
  const empty = median((runs.get(0)?.costs ?? []).map(({ milliseconds }) => milliseconds));
  for (const size of sizes) {
    const { costs = [], added = 0, discoveries = 0 } = runs.get(size) ?? {};
    const name = `${size.toLocaleString('en')} entries`;
    const detail = `a video of ${VIDEO_SECONDS} s, ${discoveries} discoveries, ${added} new, each run; ${described(costs)}`;
    const time = median(costs.map(({ milliseconds }) => milliseconds));
    report(atMost(MOST_RUN_MS, figure(`growth and storing of a run, ${name}`, time, 'ms', detail)));
    if (size > 0) report(atMost(MOST_GROWTH, figure('  … to that at no entries', time / empty, 'times')));
    const selected = selections.get(size) ?? [];
    const line = figure(
      `Knowledge of a run, ${name}`,
      median(selected.map(({ milliseconds }) => milliseconds)),
      'ms',
      `${POOL} values of each of 11 aspects; ${described(selected)}`,
    );
    report(atMost(MOST_KNOWLEDGE_MS, line));
  }
  for (const store of stores.values()) await store.close();
  for (const size of sizes) rmSync(join(folder, `registries-${size}`), { recursive: true });
}

/** What tells a slow store from a busy machine. */
function described(costs: readonly Cost[]): string {
  const best = Math.min(...costs.map(({ milliseconds }) => milliseconds));
  const processor = median(costs.map(({ cpuMilliseconds }) => cpuMilliseconds));
  return `best ${best.toFixed(1)}, processor ${processor.toFixed(1)} ms`;
}

/** The stores take turns, so that whatever else the machine does meets all of them. */
async function timeRuns(
  stores: ReadonlyMap<number, RegistryStore>,
): Promise<Map<number, { costs: Cost[]; added: number; discoveries: number }>> {
  const runs = new Map([...stores.keys()].map((size) => [size, { costs: [] as Cost[], added: 0, discoveries: 0 }]));
  for (let run = 0; run < WARM_UP + RUNS; run++)
    for (const [size, store] of stores) {
      let added = 0;
      let found = 0;
      const cost = await costOf(async () => {
        const discoveries = runDiscoveries(VIDEO_SECONDS, 1000 + run);
        found = discoveries.length;
        added = (await store.record({ jobId: `bench-${run}`, prompt: `prompt ${run}`, discoveries })).added.length;
      });
      const figures = runs.get(size);
      if (!figures || run < WARM_UP) continue;
      figures.costs.push(cost);
      figures.added += added / RUNS;
      figures.discoveries += found / RUNS;
    }
  for (const figures of runs.values()) {
    figures.added = Math.round(figures.added);
    figures.discoveries = Math.round(figures.discoveries);
  }
  return runs;
}

async function timeSelections(stores: ReadonlyMap<number, RegistryStore>): Promise<Map<number, Cost[]>> {
  const costs = new Map([...stores.keys()].map((size) => [size, [] as Cost[]]));
  for (let seed = 0; seed < WARM_UP + RUNS; seed++)
    for (const [size, store] of stores) {
      const cost = await costOf(() => store.knowledge({ limit: POOL, seed }));
      if (seed >= WARM_UP) costs.get(size)?.push(cost);
    }
  return costs;
}

async function measureImport(folder: string, report: Report): Promise<void> {
  const path = join(folder, 'registries.json');
  const source = await openStore({ data: join(folder, 'exporting') });
  await source.restore({ entries: filledEntries(IMPORTED, 2, nameSource(loadColorNames())) });
  const exporting = await costOf(() => exportRegistries(source, { path, exportedAt: '2026-01-01T00:00:00.000Z' }));
  await source.close();
  const target = await openStore({ data: join(folder, 'importing') });
  const importing = await costOf(() =>
    importRegistries(target, path, { isAcceptableName: isAcceptable, now: '2026-01-01T00:00:00.000Z' }),
  );
  await target.close();
  const size = `${(statSync(path).size / 1e6).toFixed(0)} MB`;
  const name = `${IMPORTED.toLocaleString('en')} entries`;
  report(figure(`export of ${name}`, exporting.milliseconds / 1000, 's', `${size}; processor ${seconds(exporting)}`));
  report(
    figure(
      `import of ${name}`,
      importing.milliseconds / 1000,
      's',
      `read, checked, stored at once; processor ${seconds(importing)}`,
    ),
  );
  for (const each of ['exporting', 'importing']) rmSync(join(folder, each), { recursive: true });
}

function seconds({ cpuMilliseconds }: Cost): string {
  return `${(cpuMilliseconds / 1000).toFixed(1)} s`;
}
