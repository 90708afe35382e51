import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cellsOf } from '../src/growth/cells.js';
import { discover } from '../src/growth/discover.js';
import { Random } from '../src/numerics/random.js';
import { loadLexicon } from '../src/studio/assets/load-lexicon.js';
import { VOCABULARY } from '../src/studio/assets/vocabulary.js';
import { allLeads, Explorer } from '../src/studio/exploring/explorer.js';
import type { AimedPrompt } from '../src/studio/exploring/prompt-writer.js';
import { extract } from '../src/studio/extract.js';
import { generate } from '../src/studio/generate.js';
import { sharedCrew } from '../src/studio/threads/shared-crew.js';

const folder = mkdtempSync(join(tmpdir(), 'motion-exploring-'));

afterAll(async () => {
  await sharedCrew().dismiss();
  rmSync(folder, { recursive: true, force: true });
});

/** Cells that the video of a prompt shows, as `static.color 1 2 3`. */
async function cellsShown({ prompt, seconds }: AimedPrompt, seed: number): Promise<Set<string>> {
  const made = await generate({
    prompt,
    seed,
    width: 128,
    height: 128,
    fps: 24,
    durationSeconds: seconds ?? 1,
    output: join(folder, 'aimed.mp4'),
  });
  const observation = await extract(made.path);
  const { spec, instruction } = made;
  const context = { spec, instruction, prompt, settings: VOCABULARY.settings, lexicon: loadLexicon() };
  return cellsOf(discover(observation, context));
}

describe('a prompt that aims at a cell', () => {
  it.each([
    ['static.color', 16, 16],
    ['static.sound', 6, 6],
    ['dynamic.gradient', 4, 4],
    ['narrative.', 6, 6],
    // What a camera does is told from the picture alone: one in twenty is taken for a move that looks like it.
    ['dynamic.camera', 5, 4],
  ])('makes a video that shows it: %s', async (aspect, count, least) => {
    const random = Random.fromSeed(31).fork(aspect);
    const leads = random.shuffle(allLeads().filter((lead) => lead.aspect.startsWith(aspect))).slice(0, count);
    const missed: string[] = [];
    for (const [i, lead] of leads.entries()) {
      const aimed = new Explorer([lead]).aim({}, random) as AimedPrompt;
      const shown = await cellsShown(aimed, i);
      if (!shown.has(`${lead.aspect} ${lead.cell}`)) missed.push(`${lead.cell}: ${aimed.prompt}`);
    }
    expect(leads.length - missed.length, missed.join('\n')).toBeGreaterThanOrEqual(least);
  });

  it('lands in all of several at once', async () => {
    const random = Random.fromSeed(32);
    const explorer = new Explorer(allLeads().filter(({ ground, seconds }) => ground.includes('field') && !seconds));
    for (let i = 0; i < 6; i++) {
      const aimed = explorer.aim({}, random) as AimedPrompt;
      expect(aimed.aims.length).toBeGreaterThan(1);
      const shown = await cellsShown(aimed, i);
      for (const { aspect, cell } of aimed.aims) expect(shown, aimed.prompt).toContain(`${aspect} ${cell}`);
    }
  });
});
