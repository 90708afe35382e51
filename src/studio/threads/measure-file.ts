import { basename } from 'node:path';
import { createMeters } from '../../extraction/create-meters.js';
import { ExtractionKernel } from '../../extraction/extraction-kernel.js';
import { Extractor, type ObservationSink, type SourceFormat } from '../../extraction/extractor.js';
import type { DecodedFrame, DecodeHandlers, MediaFormat } from '../../media/decode-handlers.js';
import { decodeLongMedia } from '../../media/media-decoder.js';
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
  const free = takeKernel(kernel);
  try {
    return await measure(path, new Measuring(free, sink));
  } finally {
    if (free.size <= MOST_KEPT_BYTES) kept.set(kernel, free);
  }
}

/** A larger memory than this, as of a huge picture, is not kept. */
const MOST_KEPT_BYTES = 32 * 1024 * 1024;
/** A kernel that measures nothing now, of each module: to clear it costs far less than to collect it and make another. */
const kept = new WeakMap<WebAssembly.Module, ExtractionKernel>();

function takeKernel(module: WebAssembly.Module): ExtractionKernel {
  const kernel = kept.get(module);
  if (!kernel) return new ExtractionKernel(module);
  kept.delete(module);
  kernel.clear();
  return kernel;
}

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
