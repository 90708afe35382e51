import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { SceneSpec } from '../../creation/scene-spec.js';
import type { Mp4Options } from '../../media/mp4-writer.js';
import type { FlashReport } from '../../picture/flash-meter.js';
import type { StoredDrawing } from '../assets/stored-drawing.js';
import { abortedError, type StudioError } from '../studio-error.js';
import { CrewMember } from './crew-member.js';
import type {
  CrewShare,
  EncodeTasks,
  PictureMaterial,
  RenderTasks,
  RingShare,
  SlotPlan,
  SoundTasks,
} from './crew-tasks.js';
import { FrameRing } from './frame-ring.js';
import { SampleRing } from './sample-ring.js';

/** One clip to make. */
export interface ClipOrder {
  spec: SceneSpec;
  path: string;
  mp4: Mp4Options;
  /** Where every illustration that the spec names lies. */
  illustrations: Record<string, StoredDrawing>;
  signal?: AbortSignal;
  onProgress?(encodedFrames: number): void;
}

/** How long the parts of a clip took, in milliseconds. */
export interface ClipTimings {
  /** Until textures are painted and the file is open. */
  prepare: number;
  /** Rendering, composing and encoding, side by side. */
  encode: number;
}

/** A clip that was made. */
export interface MadeClip {
  timings: ClipTimings;
  flashes: FlashReport;
}

export interface CrewOptions {
  /** Rendering threads, default one per core. */
  renderers?: number;
  /** What renderers need besides the spec. */
  material: Promise<PictureMaterial>;
  /** URLs of the modules that draw and compose; default: the rooms of this package. */
  rendererModule?: string;
  soundtrackModule?: string;
}

/** Shared memory for waiting frames: enough to even out slow frames, little beside the frames' own scene. */
const RING_BYTES = 48 * 1024 * 1024;
const MOST_SLOTS = 16;

/** Two seconds of sound lie ready at most. */
const RING_SAMPLES = 96000;

const PROGRESS_MILLISECONDS = 80;

/**
 * The threads that make videos: some render frames side by side, one composes the sound, one encodes. They
 * start at once, live as long as the process, and make one clip after another; several orders wait in line.
 */
export class Crew {
  private readonly renderers: CrewMember<RenderTasks>[];
  private readonly composer: CrewMember<SoundTasks>;
  private readonly encoder: CrewMember<EncodeTasks>;
  private readonly samples = SampleRing.allocate(RING_SAMPLES);
  private readonly equipped: Promise<unknown>;
  private line: Promise<unknown> = Promise.resolve();

  constructor(options: CrewOptions) {
    const count = options.renderers ?? availableParallelism();
    // Every clip keeps its scene here; it starts small and grows on demand, up to 4 GiB.
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true });
    const share = (index: number): CrewShare => ({
      memory,
      samples: this.samples,
      index,
      count,
      rendererModule: options.rendererModule ?? null,
      soundtrackModule: options.soundtrackModule ?? null,
    });
    this.encoder = new CrewMember('encode-worker.js', 'video file', share(0));
    // A process that ends while the codec library is being loaded would crash: this keeps it until then.
    this.encoder.request('ready', null).catch(() => undefined);
    this.renderers = Array.from(
      { length: count },
      (_, index) => new CrewMember('render-worker.js', 'picture', share(index)),
    );
    this.composer = new CrewMember('sound-worker.js', 'sound', share(0));
    this.equipped = options.material.then((material) =>
      Promise.all(this.renderers.map((renderer) => renderer.request('equip', material))),
    );
    // Reported by the first clip; until then it is no unhandled failure.
    this.equipped.catch(() => undefined);
  }

  /** False when a thread died: this crew makes no more clips, another must take over. */
  get isAlive(): boolean {
    return [...this.renderers, this.composer, this.encoder].every((member) => member.isAlive);
  }

  /**
   * Makes one clip. Nothing remains on disk unless it succeeds.
   *
   * @throws {StudioError} `studio/aborted` when the signal says so, `studio/worker-died`, `studio/worker-failed`
   * @throws {MediaError} when the file cannot be written
   */
  make(order: ClipOrder): Promise<MadeClip> {
    const made = this.line.then(() => this.makeNow(order));
    this.line = made.catch(() => undefined);
    return made;
  }

  /** Ends all threads. */
  async dismiss(): Promise<void> {
    await Promise.all([...this.renderers, this.composer, this.encoder].map((member) => member.dismiss()));
  }

  private async makeNow(order: ClipOrder): Promise<MadeClip> {
    if (order.signal?.aborted) throw abortedError();
    const start = performance.now();
    const ring = FrameRing.create(slotsFor(order.mp4), order.mp4.frames);
    const abort = (): void => ring.abort();
    order.signal?.addEventListener('abort', abort);
    const progress = setInterval(() => order.onProgress?.(ring.encodedFrames), PROGRESS_MILLISECONDS);
    const opening = this.encoder.request('open', { path: order.path, options: order.mp4 });
    const composing = this.compose(order, ring);
    try {
      const plan = await this.prepare(order, ring, opening);
      const prepared = performance.now();
      const flashes = await this.run(ring, plan, composing);
      order.onProgress?.(order.mp4.frames);
      return { timings: { prepare: prepared - start, encode: performance.now() - prepared }, flashes };
    } catch (error) {
      ring.abort();
      await this.clearAway(opening, composing);
      throw order.signal?.aborted ? abortedError() : error;
    } finally {
      clearInterval(progress);
      order.signal?.removeEventListener('abort', abort);
    }
  }

  /** Starts with the scene's preparation, not after it: loud and quiet are measured before the first sample. */
  private compose(order: ClipOrder, ring: FrameRing): Promise<unknown> {
    SampleRing.clear(this.samples);
    return abortingOnFailure(ring, this.composer.request('compose', { spec: order.spec, ring: shareOf(ring) }));
  }

  /** Every renderer must have finished its share of the scene before any of them draws a frame. */
  private async prepare(order: ClipOrder, ring: FrameRing, opening: Promise<unknown>): Promise<SlotPlan> {
    const task = { spec: order.spec, slotCount: ring.slotCount, illustrations: order.illustrations };
    const preparing = this.equipped.then(() =>
      settleAll(this.renderers.map((renderer) => renderer.request('prepare', task))),
    );
    const [plans] = await settleAll<unknown>([preparing, opening]);
    return (plans as SlotPlan[])[0] as SlotPlan;
  }

  private async run(ring: FrameRing, plan: SlotPlan, composing: Promise<unknown>): Promise<FlashReport> {
    const share = shareOf(ring);
    const encoding = this.encoder.request('encode', { ring: share, plan });
    const rendering = this.renderers.map((renderer) => renderer.request('render', { ring: share }));
    await settleAll<unknown>([composing, ...[encoding, ...rendering].map((task) => abortingOnFailure(ring, task))]);
    return encoding;
  }

  private async clearAway(opening: Promise<{ temporaryPath: string }>, composing: Promise<unknown>): Promise<void> {
    const [opened] = await Promise.allSettled([opening, composing]);
    if (this.encoder.isAlive) await this.encoder.request('discard', null).catch(() => undefined);
    // A thread that died left its file; one that lives has removed it already.
    if (opened.status === 'fulfilled') rmSync(opened.value.temporaryPath, { force: true });
    if (!this.isAlive) await this.dismiss();
  }
}

function shareOf({ shared, slotCount, frameCount }: FrameRing): RingShare {
  return { shared, slotCount, frameCount };
}

/** A thread that dies cannot call the run off itself. */
function abortingOnFailure<T>(ring: FrameRing, task: Promise<T>): Promise<T> {
  task.catch(() => ring.abort());
  return task;
}

function slotsFor({ width, height }: { width: number; height: number }): number {
  const frameBytes = (width * height * 3) / 2;
  return Math.max(4, Math.min(MOST_SLOTS, Math.floor(RING_BYTES / frameBytes)));
}

/** Waits for all, then gives all answers or throws the error that caused the others. */
async function settleAll<T>(tasks: Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(tasks);
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []));
  const cause = errors.find((error) => (error as StudioError).code !== 'studio/aborted') ?? errors[0];
  if (cause) throw cause;
  return results.map((result) => (result as PromiseFulfilledResult<T>).value);
}
