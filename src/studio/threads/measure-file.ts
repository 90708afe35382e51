import { basename } from 'node:path';
import { createMeters } from '../../extraction/create-meters.js';
import { ExtractionKernel } from '../../extraction/extraction-kernel.js';
import { Extractor, type ObservationSink, type SourceFormat } from '../../extraction/extractor.js';
import type { DecodedFrame, DecodeHandlers, MediaFormat } from '../../media/decode-handlers.js';
import { decodeLongMedia } from '../../media/media-decoder.js';
import { KeptKernels } from '../../numerics/kept-kernels.js';
import type { ObservationSummary } from './extraction-tasks.js';

/** Takes what is measured, in order, and is told how far the measuring is. What it throws ends the measuring. */
export interface MeasuringSink extends ObservationSink {
  progress(doneSeconds: number, totalSeconds: number | null): void;
}

/**
 * Decodes and measures a file in this thread, which it blocks but for short rests.
 *
 * @param kernel - `extraction-kernel.wasm`
 * @returns what is known at the end
 * @throws {MediaError} `media/cannot-read`
 */
export async function measureFile(
  path: string,
  kernel: WebAssembly.Module,
  sink: MeasuringSink,
): Promise<ObservationSummary> {
  const free = kernels.take(kernel);
  try {
    return await measure(path, new Measuring(free, sink));
  } finally {
    kernels.giveBack(kernel, free);
  }
}

/** Kernels of huge pictures are larger than these bytes, and are not kept. */
const kernels = new KeptKernels((module) => new ExtractionKernel(module), 32 * 1024 * 1024);

async function measure(path: string, measuring: Measuring): Promise<ObservationSummary> {
  const media = await decodeLongMedia(path, measuring);
  const { durationSeconds, video } = measuring.extractor.finish(media.video?.endSeconds ?? 0);
  return {
    file: basename(path),
    width: media.video?.width ?? null,
    height: media.video?.height ?? null,
    fps: media.video?.fps ?? null,
    duration_seconds: durationSeconds,
    sample_rate: media.audio?.sampleRate ?? null,
    damage: media.damage,
    video,
  };
}

/** Leads what is decoded into the kernel's memory and to the extractor. */
class Measuring implements DecodeHandlers {
  private opened: Extractor | undefined;
  private durationSeconds: number | null = null;
  /** Where the picture lies in the kernel's memory. */
  private pictureAt = 0;

  constructor(
    private readonly kernel: ExtractionKernel,
    private readonly sink: MeasuringSink,
  ) {}

  get extractor(): Extractor {
    if (!this.opened) throw new Error('The format comes before everything else.');
    return this.opened;
  }

  onFormat({ video, audio, durationSeconds }: MediaFormat): void {
    const picture = video && { ...video, isConstant: video.isConstantRate };
    const format: SourceFormat = { picture, sound: audio };
    this.durationSeconds = durationSeconds;
    this.opened = new Extractor(format, createMeters(this.kernel, format), this.sink);
  }

  target(bytes: number): Uint8Array {
    this.pictureAt ||= this.kernel.allocate(bytes);
    return this.kernel.bytes(this.pictureAt, bytes);
  }

  onFrame({ width, height, index, timeSeconds }: DecodedFrame): void {
    this.extractor.pushFrame({ at: this.pictureAt, width, height, index, timeSeconds });
    this.sink.progress(timeSeconds, this.durationSeconds);
  }

  onAudio({ channels, timeSeconds }: { channels: readonly Float32Array[]; timeSeconds: number }): void {
    this.extractor.pushSamples(channels, timeSeconds);
    this.sink.progress(timeSeconds, this.durationSeconds);
  }
}
