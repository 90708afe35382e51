import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cellsOf } from '../src/growth/cells.js';
import { discover } from '../src/growth/discover.js';
import { proceduralPrompt } from '../src/interpretation/prompts/procedural-prompt.js';
import { Random } from '../src/numerics/random.js';
import type { RegistryStore } from '../src/registries/registry-store.js';
import { loadLexicon } from '../src/studio/assets/load-lexicon.js';
import { VOCABULARY } from '../src/studio/assets/vocabulary.js';
import { allLeads, Explorer } from '../src/studio/exploring/explorer.js';
import type { Aim } from '../src/studio/exploring/prompt-writer.js';
import { extract } from '../src/studio/extract.js';
import { generate } from '../src/studio/generate.js';
import { understand } from '../src/studio/plan-video.js';
import { openStore } from '../src/studio/registries/open-store.js';
import { sharedCrew } from '../src/studio/threads/shared-crew.js';
import { curveOf, GOALS, type LoggedRun, parted } from './exploring-goals.js';
import { curvesReport } from './exploring-report.js';

/**
 * How fast cells are reached. Several processes explore one store side by side, each
 *
 *     node dist/bench/exploring.js --strategy random|reference|ours --data DIR --log FILE --seed N [--runs 2000]
 *
 * until the log that they share has so many lines, one for each video that was made, measured and learned from. Then
 * `--report LOG… [--plot FILE.svg]` compares what was reached after how many videos.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    strategy: { type: 'string', default: 'ours' },
    runs: { type: 'string', default: '2000' },
    size: { type: 'string', default: '96' },
    fps: { type: 'string', default: '24' },
    seed: { type: 'string', default: '1' },
    data: { type: 'string', default: '.motion-exploring' },
    log: { type: 'string', default: 'exploring.jsonl' },
    report: { type: 'boolean', default: false },
    plot: { type: 'string' },
  },
});

const LEADS = allLeads();
const explorer = new Explorer(LEADS);

if (values.report) {
  const { table, svg } = curvesReport(positionals.map((path) => curveOf(readLog(path))));
  process.stdout.write(table);
  if (values.plot) writeFileSync(values.plot, svg);
} else {
  await explore(Number(values.runs), Number(values.seed));
}
// Threads that measure live as long as the process.
process.exit();

function readLog(path: string): LoggedRun[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as LoggedRun);
}

interface Choice {
  prompt: string;
  aims: readonly Aim[];
}

/**
 * Seconds of the video of a prompt, whoever wrote it: one, or as many as what it says needs to show, as a tempo does or
 * a join.
 */
function secondsFor(prompt: string): number {
  const instruction = understand(prompt);
  const heard = LEADS.filter(({ seconds, isHeard }) => seconds !== undefined && isHeard(instruction));
  return Math.max(1, ...heard.map(({ seconds = 1 }) => seconds));
}

type Strategy = (random: Random, state: State) => Choice;

/** What is known when a prompt is chosen. */
interface State {
  readonly reached: Readonly<Record<string, readonly string[]>>;
  readonly recent: readonly string[];
  readonly good: readonly string[];
  readonly colorsPct: number;
}

function strategyOf(name: string): Strategy {
  const plain = (prompt: string): Choice => ({ prompt, aims: [] });
  const procedural = (random: Random, { recent, colorsPct }: State, biased: boolean): Choice =>
    plain(
      proceduralPrompt(random, {
        avoid: recent,
        instructiveRatio: biased ? 0.65 : 0.5,
        staticColorsPct: biased ? colorsPct : null,
      }),
    );
  switch (name) {
    case 'random':
      return (random, state) => procedural(random, { ...state, recent: [] }, false);
    case 'reference':
      return (random, state) => {
        const ratio = state.colorsPct < 10 ? 0.3 : 0.7;
        const fresh = state.good.filter((prompt) => !state.recent.slice(-150).includes(prompt));
        if (random.chance(ratio) && state.good.length > 0)
          return plain(random.pick(fresh.length > 0 ? fresh : state.good));
        if (random.chance(0.2)) {
          const found = Object.fromEntries(
            Object.entries(state.reached).map(([aspect, cells]) => [aspect.split('.')[1] ?? '', cells]),
          );
          const gap = explorer.narrative(found, random);
          if (gap) return plain(gap.prompt);
        }
        const known = state.recent.length > 150 ? state.recent.slice(0, -150) : [];
        if (random.chance(0.45) && known.length > 0) return plain(random.pick(known));
        return procedural(random, state, true);
      };
    default:
      return (random, state) => {
        const aimed = explorer.aim(state.reached, random);
        return aimed ? { prompt: aimed.prompt, aims: aimed.aims } : procedural(random, state, true);
      };
  }
}

async function explore(runs: number, seed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'motion-exploring-'));
  const store = await openStore({ data: values.data });
  const choose = strategyOf(values.strategy);
  const size = Number(values.size);
  let noted = 0;
  try {
    for (let run = 0; ; run++) {
      const log = readLog(values.log);
      if (log.length >= runs) break;
      noteOthers(log.slice(noted));
      noted = log.length;
      const random = Random.fromSeed(seed).fork(run);
      const reached = await reachedIn(store);
      const { prompt, aims } = choose(random, {
        reached,
        recent: log.map((each) => each.prompt),
        good: log.filter(({ good }) => good).map((each) => each.prompt),
        colorsPct: (100 * (reached['static.color']?.length ?? 0)) / GOALS.colors,
      });
      const made = await generate({
        prompt,
        width: size,
        height: size,
        fps: Number(values.fps),
        durationSeconds: secondsFor(prompt),
        seed: random.nextUint32(),
        registries: store,
        output: join(folder, 'run.mp4'),
      });
      const observation = await extract(made.path);
      const { spec, instruction } = made;
      const context = { spec, instruction, prompt, settings: VOCABULARY.settings, lexicon: loadLexicon() };
      const discoveries = discover(observation, context);
      await store.record({ jobId: made.job_id, prompt, discoveries });
      const level = observation.video.motion?.level ?? 0;
      const entry: LoggedRun = {
        strategy: values.strategy,
        worker: values.seed,
        prompt,
        aims: aims.map(({ aspect, cell }) => `${aspect} ${cell}`),
        cells: [...cellsOf(discoveries)],
        good: level >= 1 && level <= 25,
      };
      appendFileSync(values.log, `${JSON.stringify(entry)}\n`);
    }
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
    await sharedCrew().dismiss();
  }
}

/** One explorer with several hands: what the others aimed at is not aimed at again at once. */
function noteOthers(log: readonly LoggedRun[]): void {
  for (const { worker, aims } of log)
    if (worker !== values.seed)
      explorer.noteAims(aims.map((aim) => ({ aspect: parted(aim)[0], cell: parted(aim)[1] })));
}

async function reachedIn(store: RegistryStore): Promise<Record<string, string[]>> {
  const reached: Record<string, string[]> = {};
  for (const { registry, aspect, cell } of await store.reachedCells()) {
    if (cell === null) continue;
    const place = `${registry}.${aspect}`;
    reached[place] = [...(reached[place] ?? []), cell];
  }
  return reached;
}
