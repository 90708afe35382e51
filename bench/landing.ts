import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cellsOf } from '../src/growth/cells.js';
import { discover } from '../src/growth/discover.js';
import { Random } from '../src/numerics/random.js';
import { loadLexicon } from '../src/studio/assets/load-lexicon.js';
import { VOCABULARY } from '../src/studio/assets/vocabulary.js';
import { allLeads, Explorer } from '../src/studio/exploring/explorer.js';
import type { Lead } from '../src/studio/exploring/leads.js';
import type { AimedPrompt } from '../src/studio/exploring/prompt-writer.js';
import { extract } from '../src/studio/extract.js';
import { generate } from '../src/studio/generate.js';
import { sharedCrew } from '../src/studio/threads/shared-crew.js';

/**
 * How often aims land: every cell of an aspect that has a lead is aimed at in turn, by the prompts that the loops
 * write, companions included; each video is rendered, encoded, decoded and measured.
 *
 *     node dist/bench/landing.js --aspect dynamic.camera [--count 60] [--cells TEXT] [--size 512] [--fps 24] [--seed 1]
 *
 * Prints what missed with what was measured instead, and the share that landed.
 */
const { values } = parseArgs({
  options: {
    aspect: { type: 'string', default: '' },
    cells: { type: 'string', default: '' },
    count: { type: 'string', default: '60' },
    size: { type: 'string', default: '512' },
    fps: { type: 'string', default: '24' },
    seed: { type: 'string', default: '1' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'motion-landing-'));
const leads = allLeads();
const isMeasured = ({ aspect, cell }: Lead): boolean => aspect.startsWith(values.aspect) && cell.includes(values.cells);
const aimedAt = Random.fromSeed(Number(values.seed)).shuffle(leads.filter(isMeasured));
const tallies = new Map<string, { aimed: number; landed: number }>();
for (let i = 0; i < Number(values.count); i++) {
  const lead = aimedAt[i % aimedAt.length] as Lead;
  const aimed = aimFor(lead, Random.fromSeed(Number(values.seed)).fork(i));
  const shown = await cellsShown(aimed, i);
  for (const aim of aimed.aims) count(aim.aspect, `${aim.aspect} ${aim.cell}`, aimed.prompt, shown);
}
for (const [aspect, { aimed, landed }] of tallies)
  console.log(`${aspect} ${landed}/${aimed} ${((100 * landed) / aimed).toFixed(1)} %`);
rmSync(folder, { recursive: true, force: true });
await sharedCrew().dismiss();
process.exit();

/** A prompt for this cell first: all others were aimed at before, and often. */
function aimFor(lead: Lead, random: Random): AimedPrompt {
  const explorer = new Explorer(leads);
  for (let time = 0; time < 4; time++) explorer.noteAims(leads.filter((other) => other !== lead));
  return explorer.aim({}, random) as AimedPrompt;
}

function count(aspect: string, aim: string, prompt: string, shown: ReadonlySet<string>): void {
  const tally = tallies.get(aspect) ?? { aimed: 0, landed: 0 };
  tally.aimed++;
  if (shown.has(aim)) tally.landed++;
  else
    console.log(`missed ${aim}: ${prompt} | ${[...shown].filter((cell) => cell.startsWith(`${aspect} `)).join('; ')}`);
  tallies.set(aspect, tally);
}

/** Cells that the video of a prompt shows, as `static.color 1 2 3`. */
async function cellsShown({ prompt, seconds }: AimedPrompt, seed: number): Promise<ReadonlySet<string>> {
  const size = Number(values.size);
  const wishes = { seed, width: size, height: size, fps: Number(values.fps), durationSeconds: seconds ?? 1 };
  const made = await generate({ prompt, ...wishes, output: join(folder, 'aimed.mp4') });
  const observation = await extract(made.path);
  const { spec, instruction } = made;
  const context = { spec, instruction, prompt, settings: VOCABULARY.settings, lexicon: loadLexicon() };
  return cellsOf(discover(observation, context));
}
