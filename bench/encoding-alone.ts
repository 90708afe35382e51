import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SceneSpec } from '../src/creation/scene-spec.js';
import type { Mp4Options } from '../src/media/mp4-writer.js';
import { createSoundtrack } from '../src/sound/soundtrack.js';
import { loadPictureMaterial } from '../src/studio/assets/load-picture-material.js';
import { loadSoundKernel } from '../src/studio/assets/load-sound-kernel.js';
import { packageVersion } from '../src/studio/package-root.js';
import type { ReadyClip } from './encode-worker.js';
import { RenderingThreads } from './rendering-threads.js';
import { type Cost, costOf } from './statistics.js';

/** Processor time of what a clip costs besides encoding, in milliseconds. */
export interface PartTimes {
  rendering: number;
  composing: number;
}

/**
 * Encodes one clip over and over, in a thread, from frames and samples that lie ready in memory: the same frames and
 * settings as in `generate`, and nothing else.
 */
export class EncodingAlone {
  private constructor(
    private readonly thread: Worker,
    readonly parts: PartTimes,
  ) {}

  /** Renders and composes the clip of `spec` once. */
  static async of(spec: SceneSpec): Promise<EncodingAlone> {
    const threads = await RenderingThreads.start(availableParallelism(), await loadPictureMaterial());
    const plan = await threads.prepare(spec, spec.frame_count);
    const rendering = await costOf(() => threads.render(spec.frame_count));
    await threads.dismiss();
    const soundKernel = await loadSoundKernel();
    const before = process.cpuUsage();
    const soundtrack = createSoundtrack(spec, soundKernel);
    const [left, right] = soundtrack.read(soundtrack.totalSamples) as [Float32Array, Float32Array];
    const { user } = process.cpuUsage(before);
    const clip: ReadyClip = { options: mp4Options(spec), memory: threads.memory, plan, left, right };
    const thread = new Worker(new URL('./encode-worker.js', import.meta.url), { workerData: clip });
    await once(thread, 'message');
    return new EncodingAlone(thread, { rendering: rendering.cpuMilliseconds, composing: user / 1000 });
  }

  /** @returns what it costs from opening the file to its final name */
  run(path: string): Promise<Cost> {
    return costOf(async () => {
      this.thread.postMessage(path);
      await once(this.thread, 'message');
    });
  }

  async dismiss(): Promise<void> {
    await this.thread.terminate();
  }
}

function mp4Options(spec: SceneSpec): Mp4Options {
  const { width, height, fps, frame_count, raw_prompt, seed } = spec;
  const recipe = { software: 'motion-productions', version: packageVersion(), prompt: raw_prompt, seed, spec } as const;
  return { width, height, fps, frames: frame_count, recipe };
}
