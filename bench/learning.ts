import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { RegistryStore } from '../src/registries/registry-store.js';
import { extract } from '../src/studio/extract.js';
import { generate } from '../src/studio/generate.js';
import { learn } from '../src/studio/learn.js';
import { openStore } from '../src/studio/registries/open-store.js';
import { sharedCrew } from '../src/studio/threads/shared-crew.js';
import { LEARNING_PROMPTS, OPEN_PROMPTS } from './learning-prompts.js';
import { meanVariety, type Variety, varietyOf } from './variety.js';

/**
 * How much more varied videos become by learning: `node dist/bench/learning.js [--runs 200] [--data DIR] [--seeds 6]`.
 * Learns from a list of prompts and, before it, after one run and at the end, makes the same open prompts with the same
 * seeds and measures how far the videos of one prompt lie apart. With --keep DIR these videos stay.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seeds: { type: 'string', default: '6' },
    data: { type: 'string' },
    keep: { type: 'string' },
    size: { type: 'string', default: '512' },
  },
});
const size = Number(values.size);
const format = { width: size, height: size, fps: 24, durationSeconds: 1 };
const folder = mkdtempSync(join(tmpdir(), 'motion-learning-bench-'));
const store = await openStore({ data: values.data ?? join(folder, 'data') });

try {
  const before = await variety('empty', null);
  await learnFrom(0, 1);
  const once = await variety('once', store);
  await learnFrom(1, Number(values.runs));
  const grown = await variety('grown', store);
  report({ before, once, grown });
  await reportCounts();
} finally {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  await sharedCrew().dismiss();
}
// Threads that measure live as long as the process.
process.exit();

async function learnFrom(first: number, end: number): Promise<void> {
  for (let run = first; run < end; run++) {
    const prompt = LEARNING_PROMPTS[run % LEARNING_PROMPTS.length] as string;
    const video = await generate({
      prompt,
      ...format,
      seed: 1000 + run,
      registries: store,
      output: join(folder, 'run.mp4'),
    });
    const learned = await learn(video, store);
    const added = Object.values(learned).reduce((sum, each) => sum + each.new.length, 0);
    process.stderr.write(`run ${run + 1}: ${added} new   \r`);
  }
}

/** Means over the open prompts of how far the seeds' videos lie apart. */
async function variety(stage: string, registries: RegistryStore | null): Promise<Variety> {
  const target = values.keep ? join(values.keep, stage) : folder;
  mkdirSync(target, { recursive: true });
  const each: Variety[] = [];
  for (const [p, prompt] of OPEN_PROMPTS.entries()) {
    const observations = [];
    for (let seed = 1; seed <= Number(values.seeds); seed++) {
      const output = join(target, `${p}-${seed}.mp4`);
      await generate({ prompt, ...format, seed, registries, output });
      observations.push(await extract(output));
    }
    each.push(varietyOf(observations));
  }
  return meanVariety(each);
}

function report(stages: Record<'before' | 'once' | 'grown', Variety>): void {
  const row = (cells: readonly string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
  row([
    'how far videos of one prompt lie apart',
    'origins alone',
    'after 1 run',
    `after ${values.runs} runs`,
    'factor',
  ]);
  row(['---', '--:', '--:', '--:', '--:']);
  for (const measure of Object.keys(stages.before) as (keyof Variety)[]) {
    const [before, once, grown] = [stages.before[measure], stages.once[measure], stages.grown[measure]];
    const digits = before >= 10 ? 1 : before >= 1 ? 2 : 4;
    row([
      measure,
      ...[before, once, grown].map((value) => value.toFixed(digits)),
      before > 0 ? `× ${(grown / before).toFixed(2)}` : '',
    ]);
  }
}

async function reportCounts(): Promise<void> {
  for (const { registry, aspect, entries, origins, sightings } of await store.counts())
    process.stdout.write(`${registry}.${aspect}: ${entries - origins} learned, ${sightings} sightings\n`);
}
