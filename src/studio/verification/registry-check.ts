import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { SceneSpec } from '../../creation/scene-spec.js';
import { discover } from '../../growth/discover.js';
import type { Discovery } from '../../growth/discovery.js';
import type { RecordOutcome, RegistryStore } from '../../registries/registry-store.js';
import { loadLexicon } from '../assets/load-lexicon.js';
import { VOCABULARY } from '../assets/vocabulary.js';
import { openStore } from '../registries/open-store.js';
import type { Check, Tools } from './check.js';
import { nameFault } from './name-rules.js';
import { randomSpecs } from './random-specs.js';
import { claim, type Sample } from './sample.js';
import type { Breadth } from './truth-clip.js';

const RUNS = 24;
const QUICK_RUNS = 3;
/** Other qualities than the product's own: coarser, and by a slower search. */
const QUALITIES = [{ crf: 24 }, { crf: 20, preset: 'veryfast' }] as const;

/** Whole runs through a real store: prompt, clip, file, measurement, discoveries, registry. */
export function registryCheck({ isQuick }: Breadth): Check {
  const specs = randomSpecs(isQuick ? QUICK_RUNS : RUNS, { seed: 41, seconds: 1.5 });
  return {
    rows: ['registries.recorded', 'registries.counts', 'registries.again', 'registries.reencoded', 'registries.names'],
    steps: specs.length,
    async run(tools) {
      const store = await openStore({ data: tools.folder });
      try {
        const runs = new Runs(store, tools);
        for (const spec of specs) {
          await runs.learn(spec);
          tools.step();
        }
        return [...runs.samples, ...(await runs.countSamples()), ...(await nameSamples(store))];
      } finally {
        await store.close();
      }
    },
  };
}

/** What was recorded, counted a second time beside the store. */
class Runs {
  readonly samples: Sample[] = [];
  private readonly sightings = new Map<string, number>();
  private readonly added = new Map<string, number>();
  private number = 0;

  constructor(
    private readonly store: RegistryStore,
    private readonly tools: Tools,
  ) {}

  /** One run, the same again, and the same at other qualities. */
  async learn(spec: SceneSpec): Promise<void> {
    const where = `"${spec.raw_prompt}", seed ${spec.seed}, ${spec.creation_mode}`;
    const before = await this.total();
    const first = await this.record(spec, {});
    const grown = (await this.total()) - before;
    this.samples.push(claim('registries.recorded', first.isFirst && grown > 0, where, `${grown} sightings`));
    this.samples.push(nothingNew('registries.again', await this.record(spec, {}), where));
    for (const quality of QUALITIES)
      this.samples.push(
        nothingNew('registries.reencoded', await this.record(spec, quality), `${where}, ${JSON.stringify(quality)}`),
      );
  }

  async countSamples(): Promise<Sample[]> {
    const counts = await this.store.counts();
    return counts.map(({ registry, aspect, entries, origins, sightings }) => {
      const place = `${registry}.${aspect}`;
      const expected = `${origins + (this.added.get(place) ?? 0)} entries, ${this.sightings.get(place) ?? 0} sightings`;
      const seen = `${entries} entries, ${sightings} sightings`;
      return { row: 'registries.counts', truth: expected, seen, hit: expected === seen, where: place };
    });
  }

  private async record(spec: SceneSpec, quality: { crf?: number; preset?: string }): Promise<RecordOutcome> {
    const path = join(this.tools.folder, `run-${this.number++}.mp4`);
    await this.tools.film(spec, path, quality);
    const observation = await this.tools.extract(path);
    const discoveries = discover(observation, {
      spec,
      instruction: null,
      prompt: spec.raw_prompt,
      settings: VOCABULARY.settings,
    });
    const batch = { jobId: randomUUID(), prompt: spec.raw_prompt, discoveries };
    const outcome = await this.store.record(batch);
    // The same batch again must change nothing: what follows is counted once.
    const again = await this.store.record(batch);
    this.samples.push(claim('registries.recorded', !again.isFirst, `${spec.raw_prompt}, sent twice`));
    this.count(discoveries, outcome);
    return outcome;
  }

  private count(discoveries: readonly Discovery[], { added }: RecordOutcome): void {
    for (const { registry, aspect, sightings } of discoveries) add(this.sightings, `${registry}.${aspect}`, sightings);
    for (const { registry, aspect } of added) add(this.added, `${registry}.${aspect}`, 1);
  }

  private async total(): Promise<number> {
    return (await this.store.counts()).reduce((sum, { sightings }) => sum + sightings, 0);
  }
}

function add(counts: Map<string, number>, key: string, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

function nothingNew(row: 'registries.again' | 'registries.reencoded', { added }: RecordOutcome, where: string): Sample {
  const seen = added.map(({ registry, aspect, key }) => `${registry}.${aspect} ${key}`).join('; ');
  return { row, truth: 'nothing new', seen: seen || 'nothing new', hit: added.length === 0, where };
}

async function nameSamples(store: RegistryStore): Promise<Sample[]> {
  const lexicon = loadLexicon();
  const taken = new Set<string>();
  const samples: Sample[] = [];
  for await (const { registry, aspect, key, name, isOrigin } of store.entries()) {
    const place = `${registry}.${aspect}`;
    const id = `${place} ${name.toLowerCase()}`;
    const fault = taken.has(id) ? 'taken twice' : isOrigin ? null : nameFault(name, lexicon);
    taken.add(id);
    samples.push({
      row: 'registries.names',
      truth: 'a name of its own',
      seen: fault ? `${name}: ${fault}` : name,
      hit: fault === null,
      where: `${place} ${key}`,
    });
  }
  return samples;
}
