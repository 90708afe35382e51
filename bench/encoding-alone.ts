import { availableParallelism } from 'node:os';
import type { SceneSpec } from '../src/creation/scene-spec.js';
import type { Mp4Options } from '../src/media/mp4-writer.js';
import { createSoundtrack } from '../src/sound/soundtrack.js';
import { CrewMember } from '../src/studio/crew-member.js';
import type { EncodeTasks, SlotPlan } from '../src/studio/crew-tasks.js';
import { FrameRing } from '../src/studio/frame-ring.js';
import { loadPictureMaterial } from '../src/studio/load-picture-material.js';
import { packageVersion } from '../src/studio/package-root.js';
import { SampleRing } from '../src/studio/sample-ring.js';
import { RenderingThreads } from './rendering-threads.js';
import { type Cost, costOf } from './statistics.js';

/** Processor time of what a clip costs besides encoding, in milliseconds. */
export interface PartTimes {
  rendering: number;
  composing: number;
}

/**
 * Encodes one clip over and over from frames and samples that lie ready in memory: the same thread program, the
 * same settings and the same frames as in `generate`, without anything to wait for.
 */
export class EncodingAlone {
  private constructor(
    private readonly encoder: CrewMember<EncodeTasks>,
    private readonly options: Mp4Options,
    private readonly plan: SlotPlan,
    private readonly sound: { shared: SharedArrayBuffer; left: Float32Array; right: Float32Array },
    readonly parts: PartTimes,
  ) {}

  /** Renders and composes the clip of `spec` once. */
  static async of(spec: SceneSpec): Promise<EncodingAlone> {
    const threads = await RenderingThreads.start(availableParallelism(), await loadPictureMaterial());
    const plan = await threads.prepare(spec, spec.frame_count);
    const rendering = await costOf(() => threads.render(spec.frame_count));
    await threads.dismiss();
    const before = process.cpuUsage();
    const soundtrack = createSoundtrack(spec);
    const [left, right] = soundtrack.read(soundtrack.totalSamples) as [Float32Array, Float32Array];
    const { user } = process.cpuUsage(before);
    const shared = SampleRing.allocate(soundtrack.totalSamples);
    const encoder = new CrewMember<EncodeTasks>('encode-worker.js', 'video file', {
      memory: threads.memory,
      samples: shared,
      index: 0,
      count: 1,
      rendererModule: null,
      soundtrackModule: null,
    });
    await encoder.request('ready', null);
    return new EncodingAlone(
      encoder,
      mp4Options(spec),
      plan,
      { shared, left, right: right ?? left },
      { rendering: rendering.cpuMilliseconds, composing: user / 1000 },
    );
  }

  /** @returns what it costs from opening the file to its final name */
  async run(path: string): Promise<Cost> {
    const ring = this.filledRing();
    return costOf(async () => {
      await this.encoder.request('open', { path, options: this.options });
      await this.encoder.request('encode', { ring, plan: this.plan });
    });
  }

  async dismiss(): Promise<void> {
    await this.encoder.dismiss();
  }

  /** All frames rendered, all samples written. */
  private filledRing(): { shared: SharedArrayBuffer; slotCount: number; frameCount: number } {
    const { frames } = this.options;
    const ring = FrameRing.create(frames, frames);
    for (let frame = 0; frame < frames; frame++) ring.markRendered(frame);
    const { shared, left, right } = this.sound;
    SampleRing.clear(shared);
    new SampleRing(shared, () => false).write(left, right);
    return { shared: ring.shared, slotCount: frames, frameCount: frames };
  }
}

function mp4Options(spec: SceneSpec): Mp4Options {
  const { width, height, fps, frame_count, raw_prompt, seed } = spec;
  const recipe = { software: 'motion-productions', version: packageVersion(), prompt: raw_prompt, seed, spec } as const;
  return { width, height, fps, frames: frame_count, recipe };
}
