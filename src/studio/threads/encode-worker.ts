import { workerData } from 'node:worker_threads';
import { SAMPLE_RATE } from '../../media/audio-encoder.js';
import { type Mp4Options, Mp4Writer } from '../../media/mp4-writer.js';
import { FlashMeter, type FlashReport } from '../../picture/flash-meter.js';
import { abortedError } from '../studio-error.js';
import type { CrewShare, EncodeTasks, SlotPlan } from './crew-tasks.js';
import { FrameRing } from './frame-ring.js';
import { SampleRing } from './sample-ring.js';
import { serveTasks } from './serve-tasks.js';

/** How far sound and picture may lie apart while they are encoded: the container keeps the difference in memory. */
const LEEWAY_SAMPLES = SAMPLE_RATE;

const { memory, samples: sharedSamples } = workerData as CrewShare;

let current: { writer: Mp4Writer; options: Mp4Options } | undefined;

serveTasks<EncodeTasks>({
  ready: () => null,
  open({ path, options }) {
    const writer = new Mp4Writer(path, options);
    current = { writer, options };
    return { temporaryPath: writer.temporaryPath };
  },
  encode({ ring: share, plan }) {
    if (!current) throw new Error('No video is open.');
    const { writer, options } = current;
    current = undefined;
    const ring = new FrameRing(share.shared, share.slotCount, share.frameCount);
    const samples = new SampleRing(sharedSamples, () => ring.isAborted);
    try {
      return new Encoding(writer, options, { ring, samples, plan }).run();
    } catch (error) {
      writer.abort();
      ring.abort();
      throw error;
    }
  },
  discard() {
    current?.writer.abort();
    current = undefined;
    return null;
  },
});

class Encoding {
  private readonly ring: FrameRing;
  private readonly samples: SampleRing;
  private readonly plan: SlotPlan;
  private readonly flashes: FlashMeter;
  private samplesIn = 0;

  constructor(
    private readonly writer: Mp4Writer,
    private readonly options: Mp4Options,
    sources: { ring: FrameRing; samples: SampleRing; plan: SlotPlan },
  ) {
    this.ring = sources.ring;
    this.samples = sources.samples;
    this.plan = sources.plan;
    this.flashes = new FlashMeter(options.width, options.height, options.fps);
    // Other threads grew the memory: growing it by nothing makes this thread see all of it.
    memory.grow(0);
  }

  /** @returns how the clip did on the flash meter, which sees every frame before it is encoded */
  run(): FlashReport {
    for (let frame = 0; frame < this.options.frames; frame++) {
      if (!this.ring.waitForFrame(frame)) throw abortedError();
      const pixels = this.frameAt(this.ring.slotOf(frame));
      this.flashes.add(pixels);
      this.writer.writeFrame(pixels);
      this.ring.markEncoded(frame);
      const shown = this.samplesUntil(frame + 1);
      this.encodeSamples({ atLeast: shown - LEEWAY_SAMPLES, atMost: shown + LEEWAY_SAMPLES });
    }
    const total = this.samplesUntil(this.options.frames);
    this.encodeSamples({ atLeast: total, atMost: total });
    this.writer.finish();
    return this.flashes.report();
  }

  private frameAt(slot: number): Uint8Array {
    return new Uint8Array(memory.buffer, this.plan.slotOffsets[slot] as number, this.plan.frameBytes);
  }

  private samplesUntil(frame: number): number {
    return Math.round((frame * SAMPLE_RATE) / this.options.fps);
  }

  private encodeSamples(bounds: { atLeast: number; atMost: number }): void {
    for (;;) {
      const count = this.samples.read(bounds.atMost - this.samplesIn, (left, right) =>
        this.writer.writeSamples(left, right),
      );
      this.samplesIn += count;
      if (count > 0) continue;
      if (this.samplesIn >= bounds.atLeast) return;
      if (!this.samples.waitForSamples()) throw abortedError();
    }
  }
}
