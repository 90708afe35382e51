import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { abortedError } from '../studio-error.js';
import type { Tools } from './check.js';
import { ROWS, type RowName, type RowRule } from './row-rules.js';
import type { Sample } from './sample.js';
import type { TruthClip } from './truth-clip.js';

/** Clips that may wait to be measured while the next is filmed. */
const MOST_WAITING = 2;

/**
 * Films every clip, measures its file and judges what was measured. The next clip is filmed while the last one is
 * measured. A clip that cannot be filmed or measured counts against every row that it should have told about.
 *
 * @throws {StudioError} `studio/aborted` when called off
 */
export async function judgeClips(clips: readonly TruthClip[], tools: Tools): Promise<Sample[]> {
  const samples: Sample[][] = [];
  const measuring: Promise<void>[] = [];
  for (const [i, clip] of clips.entries()) {
    if (tools.signal?.aborted) throw abortedError();
    const path = join(tools.folder, `clip-${i}.mp4`);
    const filmed = await tools.film(clip.spec, path).then(
      () => null,
      (error: Error) => error,
    );
    const judged = filmed
      ? Promise.resolve(failed(clip, filmed))
      : tools.extract(path).then((observation) => clip.judge(observation, clip.name));
    measuring.push(
      // What cannot be judged, such as a colour that is no number, has failed as well.
      judged
        .catch((error: Error) => failed(clip, error))
        .then((found) => {
          rmSync(path, { force: true });
          samples[i] = found;
          tools.step();
        }),
    );
    if (measuring.length >= MOST_WAITING) await measuring.at(-MOST_WAITING);
  }
  await Promise.all(measuring);
  return samples.flat();
}

function failed(clip: TruthClip, error: Error): Sample[] {
  return clip.rows.map((row: RowName) => {
    const kind = (ROWS[row] as readonly RowRule[])[0]?.kind;
    const isCounted = kind === 'accuracy' || kind === 'told';
    const base = { row, truth: 'a measurement', seen: error.message, where: clip.name };
    return isCounted ? { ...base, hit: false } : { ...base, error: Number.POSITIVE_INFINITY };
  });
}
