import type { ExtractionKernel } from '../extraction-kernel.js';
import type { AudioObservation, FrameSound } from '../observation.js';
import { BandSplit, CELL_NUMBERS, cellSamplesAt } from './band-split.js';
import { forgetFrames, frameSound, NOISE_FLOOR_PCT, type SoundTracks } from './frame-sound.js';
import { Hearing } from './hearing.js';
import { MonoMix } from './mono-mix.js';
import { NumberTrack } from './number-track.js';
import { SoundFeatures } from './sound-features.js';
import { TrackVerdict } from './track-verdict.js';

/** Cells of one step. */
const BLOCK_CELLS = 64;

/** How far to either side of its middle a window is heard. */
const CONTEXT_SECONDS = 6;
/** Parts in which a long track is judged, and what is still judged as one. */
const PART_SECONDS = 12;
const LONGEST_PART_SECONDS = 36;

const SILENCE: AudioObservation = { role: 'silence', mood: 'neutral', tempo: 'slow', bpm: null, presence: 'silence' };

/** What a sound track is like. */
export interface SoundFormat {
  /** Hz, 4000 to 384 000. */
  readonly sampleRate: number;
  readonly channels: number;
}

/**
 * Measures a sound track: push all samples in order, ask for frames and windows in order. What lies behind both is
 * forgotten, so that memory does not grow with the track as long as they are asked for while it is pushed.
 */
export class SoundMeter {
  private readonly bandSplit: BandSplit;
  private readonly tracks: SoundTracks;
  private readonly mono: MonoMix;
  readonly features: SoundFeatures;
  private readonly planes: number[];
  private readonly blockSamples: number;
  readonly hearing: Hearing;
  private filled = 0;
  private heard = 0;
  private isOver = false;
  /** Starts of what was asked last: what lies behind both is forgotten. */
  private askedFrame = 0;
  private askedWindow = 0;
  private readonly verdict = new TrackVerdict();
  /** Up to where the verdict has heard. */
  private judged = 0;

  /** @throws {RangeError} for a format that no sound has */
  constructor(
    private readonly kernel: ExtractionKernel,
    private readonly format: SoundFormat,
  ) {
    const { sampleRate, channels } = format;
    if (!(sampleRate >= 4000 && sampleRate <= 384_000 && channels >= 1))
      throw new RangeError(`Sound of ${channels} channels at ${sampleRate} Hz cannot be measured: 4 to 384 kHz can.`);
    const cellSamples = cellSamplesAt(sampleRate);
    this.blockSamples = BLOCK_CELLS * cellSamples;
    // The split reads channels two by two: an odd number gets a silent one.
    const planes = 2 * Math.ceil(channels / 2);
    this.planes = Array.from({ length: planes }, () => kernel.allocate(4 * this.blockSamples));
    this.bandSplit = new BandSplit(kernel, format, BLOCK_CELLS);
    this.mono = new MonoMix(kernel, this.planes.slice(0, channels), this.blockSamples);
    this.features = new SoundFeatures(kernel, sampleRate, this.blockSamples);
    this.hearing = new Hearing(kernel, this.features);
    this.tracks = {
      cells: new NumberTrack(CELL_NUMBERS),
      cellSeconds: cellSamples / sampleRate,
      cellSamples: cellSamples * channels,
      flatness: this.features.flatness,
      spectrumSeconds: this.features.onsetSeconds,
    };
  }

  /** Seconds of sound pushed so far. */
  get heardSeconds(): number {
    return this.heard / this.format.sampleRate;
  }

  /** Windows that end by this time may be asked for: they are heard with what follows them. */
  get settledWindowSeconds(): number {
    return this.settledSeconds - CONTEXT_SECONDS;
  }

  /** Frames that end by this time may be asked for; all of them after `finish`. */
  get settledSeconds(): number {
    return this.isOver ? Number.POSITIVE_INFINITY : this.heardSeconds - SETTLING_SECONDS;
  }

  /** Continues with samples, one array of equal length per channel, nominally in [−1, 1]. */
  push(channels: readonly Float32Array[]): void {
    if (this.isOver) throw new Error('This sound track is finished: a meter measures one track.');
    const count = channels[0]?.length ?? 0;
    for (let from = 0; from < count; ) {
      const part = Math.min(count - from, this.blockSamples - this.filled);
      channels.slice(0, this.format.channels).forEach((samples, i) => {
        const plane = this.kernel.floats(this.planes[i] as number, this.blockSamples);
        plane.set(samples.subarray(from, from + part), this.filled);
      });
      this.filled += part;
      from += part;
      this.heard += part;
      if (this.filled === this.blockSamples) this.processBlock();
    }
  }

  /** The sound of [start, end); what lies before the track and after it is silent. */
  frame(startSeconds: number, endSeconds: number): FrameSound {
    this.askedFrame = startSeconds;
    const sound = frameSound(this.tracks, startSeconds, endSeconds);
    this.forget();
    return sound;
  }

  /** What [start, end) is, heard with up to 6 s before and after its middle: a beat takes time to show. */
  window(startSeconds: number, endSeconds: number): AudioObservation {
    this.askedWindow = startSeconds;
    if (this.isSilent(startSeconds, endSeconds)) return SILENCE;
    const middle = (startSeconds + endSeconds) / 2;
    const from = Math.max(0, Math.min(middle - CONTEXT_SECONDS, this.heardSeconds - 2 * CONTEXT_SECONDS));
    const to = Math.min(this.heardSeconds, Math.max(middle + CONTEXT_SECONDS, 2 * CONTEXT_SECONDS));
    const heard = this.hearing.observe(from, to);
    this.forget();
    return heard;
  }

  /** What the whole track is. Frames and windows may still be asked for, no more samples pushed. */
  finish(): AudioObservation {
    if (!this.isOver) this.endStream();
    return this.verdict.decide() ?? SILENCE;
  }

  private observe(startSeconds: number, endSeconds: number): AudioObservation {
    return this.isSilent(startSeconds, endSeconds) ? SILENCE : this.hearing.observe(startSeconds, endSeconds);
  }

  private isSilent(startSeconds: number, endSeconds: number): boolean {
    return frameSound(this.tracks, startSeconds, endSeconds).strength_pct < NOISE_FLOOR_PCT;
  }

  /** Judges parts of a long track as it goes; what is left at the end is one part, so a short track is heard as a whole. */
  private judge(): void {
    while (this.settledSeconds - this.judged >= LONGEST_PART_SECONDS) this.addPart(this.judged + PART_SECONDS);
  }

  private addPart(endSeconds: number): void {
    this.verdict.add(this.observe(this.judged, endSeconds), endSeconds - this.judged);
    this.judged = endSeconds;
  }

  private forget(): void {
    const needed = Math.min(this.askedFrame, this.askedWindow, this.judged);
    forgetFrames(this.tracks, needed);
    this.features.forget(needed - 2 * CONTEXT_SECONDS);
  }

  private endStream(): void {
    for (const plane of this.planes) this.kernel.floats(plane, this.blockSamples).fill(0, this.filled);
    this.processBlock();
    this.features.end();
    this.isOver = true;
    if (this.heardSeconds > this.judged) this.addPart(this.heardSeconds);
  }

  private processBlock(): void {
    this.tracks.cells.append(this.bandSplit.process(this.planes, BLOCK_CELLS));
    this.features.push(this.mono.mix(), this.blockSamples);
    this.filled = 0;
    this.judge();
  }
}

/** What lies between a sample's arrival and the last spectrum about it: a block, half a spectrum and a pair of hops. */
const SETTLING_SECONDS = 0.1;
