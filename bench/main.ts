/** `npm run bench`: measures what the product promises about speed and memory, in one run. How to read it: docs/bench.md. */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureApi } from './api.js';
import { type BenchLine, formatLine } from './bench-line.js';
import { measureExtraction } from './extraction.js';
import { measureLoops, measureLoopsOnMany, measureSoak } from './loops.js';
import { measureManyClips } from './many-clips.js';
import { measurePeakMemory } from './peak-memory.js';
import { measureManyEntries, measureRegistries } from './registries.js';
import { measureRenderSpeed } from './render-speed.js';
import { measureStartUp } from './start-up.js';
import { measureWholeVideos } from './whole-video.js';

interface Part {
  title: string;
  measure(folder: string, report: (line: BenchLine) => void): Promise<void>;
}

const PARTS: Readonly<Record<string, Part>> = {
  startup: { title: 'Start of the command', measure: (_, report) => measureStartUp(report) },
  video: { title: 'Whole videos of 5 s at 24 frames/s, pure_per_frame', measure: measureWholeVideos },
  memory: { title: 'Memory of the command', measure: measurePeakMemory },
  render: { title: 'Rendering alone, best of 3 windows', measure: (_, report) => measureRenderSpeed(report) },
  extraction: { title: 'Measuring clips of 5 s at 24 frames/s', measure: measureExtraction },
  clips: { title: 'Many clips in one process', measure: measureManyClips },
  registries: { title: 'Registries on SQLite', measure: measureRegistries },
  api: { title: `The API on a registry of a hundred thousand entries`, measure: measureApi },
  loops: {
    title: 'Learning runs of 1 s, 512x512 at 24 frames/s, all steps, on the local store',
    measure: measureLoops,
  },
  'loops-million': { title: 'Learning runs beside a million entries', measure: measureLoopsOnMany },
  soak: { title: 'Five thousand learning runs in one process', measure: measureSoak },
  entries: { title: 'Registries of a million entries, on SQLite', measure: measureManyEntries },
};

/** What takes minutes is measured on request. */
const LONG_PARTS = ['clips', 'entries', 'loops-million', 'soak'];

const USAGE = `Usage: npm run bench -- [--json] [--long] [--only PART[,PART]]
  --json   print one JSON document at the end instead of lines
  --long   measure ${LONG_PARTS.join(', ')} too (several minutes more)
  --only   measure these parts: ${Object.keys(PARTS).join(', ')}
`;

/** Reads the command line. @throws {Error} for wrong usage */
function partsWanted(): { names: string[]; json: boolean } {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      long: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  const names =
    values.only?.split(',') ?? Object.keys(PARTS).filter((name) => values.long || !LONG_PARTS.includes(name));
  const unknown = names.filter((name) => !(name in PARTS));
  if (unknown.length > 0) throw new Error(`There is no part "${unknown.join('", "')}".`);
  return { names, json: values.json };
}

async function measure({ names, json }: { names: string[]; json: boolean }): Promise<void> {
  const print = (text: string): void => void (json || process.stdout.write(text));
  const machine = {
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    load_before: load(),
  };
  print(`Node ${machine.node}, ${machine.cores} cores, ${machine.processor}, load ${machine.load_before}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'motion-bench-'));
  const lines: (BenchLine & { part: string })[] = [];
  try {
    for (const part of names) {
      const { title, measure } = PARTS[part] as Part;
      print(`\n${title}\n`);
      await measure(folder, (line) => {
        lines.push({ part, ...line });
        print(`${formatLine(line)}\n`);
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const judged = lines.filter(({ reached }) => reached !== null);
  const reached = judged.filter((line) => line.reached).length;
  print(`\n${reached} of ${judged.length} targets reached; load ${load()} at the end.\n`);
  if (json)
    process.stdout.write(
      `${JSON.stringify({ machine: { ...machine, load_after: load() }, lines, targets: judged.length, reached }, null, 2)}\n`,
    );
}

function load(): number {
  return Number((loadavg()[0] as number).toFixed(2));
}

let wanted: ReturnType<typeof partsWanted> | undefined;
try {
  wanted = partsWanted();
} catch (error) {
  process.stderr.write(`error: ${(error as Error).message}\n${USAGE}`);
  process.exitCode = 2;
}
if (wanted) await measure(wanted);
