import type { ExtractionKernel } from '../extraction-kernel.js';
import { Decimator } from './decimator.js';
import { Flatness } from './flatness.js';
import { NumberTrack } from './number-track.js';
import { ONSET_COLUMNS, Onsets } from './onsets.js';
import { PITCH_COLUMNS, Pitches } from './pitches.js';
import { SpectrumStream } from './spectrum-stream.js';

/** Lengths of the two kinds of spectra, about: the nearest power of two is taken. */
const SHORT_SECONDS = 0.043;
const LONG_SECONDS = 0.34;
const SHORT_HOPS = 4;
const LONG_HOPS = 2;
/** Pitches are told up to 5 kHz. */
const PITCH_RATE_HZ = 11_000;

/** What is read from the spectra of a stream: onsets and flatness from short ones, pitches and noise from long ones. */
export class SoundFeatures {
  readonly flatness = new NumberTrack(2);
  readonly onsets = new NumberTrack(ONSET_COLUMNS);
  readonly pitches = new NumberTrack(PITCH_COLUMNS);
  /** Seconds from one row to the next: of flatness and onsets, and of pitches. */
  readonly onsetSeconds: number;
  readonly pitchSeconds: number;
  private readonly short: SpectrumStream;
  private readonly long: SpectrumStream;
  private readonly decimator: Decimator;

  /** @param mostSamples - that one `push` brings */
  constructor(kernel: ExtractionKernel, sampleRate: number, mostSamples: number) {
    const size = nearestPower(SHORT_SECONDS * sampleRate);
    const hop = size / SHORT_HOPS;
    const flatness = new Flatness(kernel, size / 2, sampleRate);
    const onsets = new Onsets(kernel, size / 2, sampleRate);
    this.short = new SpectrumStream(kernel, { size, hop, mostSamples }, (powers) => {
      this.flatness.append(flatness.measure(powers));
      this.onsets.append(onsets.measure(powers));
    });
    this.onsetSeconds = hop / sampleRate;

    this.decimator = new Decimator(kernel, Math.max(1, Math.floor(sampleRate / PITCH_RATE_HZ)), mostSamples);
    const rate = sampleRate / this.decimator.factor;
    const longSize = nearestPower(LONG_SECONDS * rate);
    const longHop = longSize / LONG_HOPS;
    const pitches = new Pitches(kernel, longSize / 2, rate / longSize);
    this.long = new SpectrumStream(kernel, { size: longSize, hop: longHop, mostSamples }, (powers) =>
      this.pitches.append(pitches.measure(powers)),
    );
    this.pitchSeconds = longHop / rate;
  }

  /** Continues with `count` samples of one channel that lie in the kernel's memory. */
  push(at: number, count: number): void {
    this.short.push(at, count);
    const slow = this.decimator.push(at, count);
    this.long.push(slow.at, slow.count);
  }

  /** Forgets what lies before. */
  forget(seconds: number): void {
    this.flatness.forget(Math.floor(seconds / this.onsetSeconds));
    this.onsets.forget(Math.floor(seconds / this.onsetSeconds));
    this.pitches.forget(Math.floor(seconds / this.pitchSeconds));
  }

  /** No more samples come. */
  end(): void {
    this.short.end();
    this.long.end();
  }
}

function nearestPower(count: number): number {
  let size = 64;
  while (size * 1.41 < count) size *= 2;
  return size;
}
