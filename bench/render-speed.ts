import { availableParallelism } from 'node:os';
import type { SceneSpec } from '../src/creation/scene-spec.js';
import type { CreationMode } from '../src/origins/domains.js';
import { loadPictureMaterial } from '../src/studio/assets/load-picture-material.js';
import { atLeast, type BenchLine, figure, rounded } from './bench-line.js';
import { RenderingThreads } from './rendering-threads.js';
import { clipOf, type SceneName, specOf } from './scenes.js';
import { costOf, millisecondsOf } from './statistics.js';

interface SizeRow {
  width: number;
  height: number;
  /** Frames a second that the first prototypes of the kernels reached on two idle cores: with one thread and with two. */
  prototype: Readonly<Record<CreationMode, readonly [number, number]>>;
}

const SIZES: readonly SizeRow[] = [
  { width: 512, height: 512, prototype: { pure_per_frame: [730, 1230], blended: [260, 508] } },
  { width: 1280, height: 720, prototype: { pure_per_frame: [190, 425], blended: [78, 142] } },
  { width: 1920, height: 1080, prototype: { pure_per_frame: [92, 172], blended: [34, 67] } },
];

/** The finished picture may cost a quarter more than its prototype. */
const SHARE_OF_PROTOTYPE = 0.75;

/** Three windows of this length; the best counts, because other programs can only slow a window down. */
const WINDOWS = 3;
const WINDOW_MILLISECONDS = 350;
const SLOTS = 4;

/** Frames a second of rendering alone: both modes, three sizes, two scenes, one thread and one per core. */
export async function measureRenderSpeed(report: (line: BenchLine) => void): Promise<void> {
  const material = await loadPictureMaterial();
  const cores = availableParallelism();
  for (const [column, count] of [...new Set([1, cores])].entries()) {
    const threads = await RenderingThreads.start(count, material);
    for (const mode of ['pure_per_frame', 'blended'] as const) {
      for (const { width, height, prototype } of SIZES) {
        const target = prototype[mode][column as 0 | 1] * SHARE_OF_PROTOTYPE;
        for (const scene of ['sea', 'figures'] as const) {
          const name = `${mode} ${width}x${height}, ${count} ${count === 1 ? 'thread' : 'threads'}, ${scene}`;
          report(atLeast(target, await speedOf(threads, specFor(scene, mode, { width, height }), name)));
        }
      }
    }
    await threads.dismiss();
  }
}

function specFor(scene: SceneName, mode: CreationMode, size: { width: number; height: number }): SceneSpec {
  return specOf(clipOf(scene, size, { mode }));
}

async function speedOf(threads: RenderingThreads, spec: SceneSpec, name: string): Promise<BenchLine> {
  const preparing = await millisecondsOf(() => threads.prepare(spec, SLOTS));
  await threads.render(4);
  const trial = (await millisecondsOf(() => threads.render(8))) / 8;
  const frames = Math.max(8, Math.min(spec.frame_count, Math.round(WINDOW_MILLISECONDS / trial)));
  let best = Number.POSITIVE_INFINITY;
  let leastCpu = Number.POSITIVE_INFINITY;
  for (let window = 0; window < WINDOWS; window++) {
    const cost = await costOf(() => threads.render(frames));
    best = Math.min(best, cost.milliseconds / frames);
    leastCpu = Math.min(leastCpu, cost.cpuMilliseconds / frames);
  }
  const detail = `${rounded(best)} ms a frame, processor time ${rounded(leastCpu)} ms; scene painted in ${rounded(preparing)} ms`;
  return figure(name, 1000 / best, 'frames/s', detail);
}
