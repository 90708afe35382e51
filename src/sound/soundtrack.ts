import type { SceneSpec } from '../creation/scene-spec.js';
import { BLOCK_SAMPLES, type Channel, SAMPLE_RATE } from './audio-block.js';
import { CEILING } from './limiter.js';
import { LoudnessMeter, lufsToPower, TARGET_LUFS } from './loudness.js';
import { Mix, playsMixtureAlone } from './mix.js';
import { copyPart, KeptBlocks, LimitedPlayback, type Playback, ScaledPlayback } from './playback.js';

/** The sound of one video, to be read once from start to end. */
export interface Soundtrack {
  readonly sampleRate: 48000;
  readonly channels: 2;
  /** Samples per channel: round(frame_count ÷ fps × 48000). */
  readonly totalSamples: number;
  /**
   * The next samples, planar [left, right], each in (−0.89, 0.89): as many as asked for, fewer at the end, none
   * after it. The signal does not depend on how it is cut into reads.
   */
  read(samples: number): Float32Array[];
}

/** Up to this length the mix made for measuring is kept and played, not made twice: 20 s, 7.7 MB. */
const KEPT_SAMPLES = 20 * SAMPLE_RATE;

/**
 * The soundtrack of a spec: silence when that is asked for, else at −18 LUFS ± 1 (integrated; clips under 0.4 s by
 * their mean) with no sample beyond −1 dBFS. Same spec, same samples, on every machine. Memory does not grow with
 * duration beyond one number per 100 ms. Music is made here, before the first read: once up to 20 s of it; what is
 * longer is made a second time while it is read.
 */
export function createSoundtrack(spec: SceneSpec): Soundtrack {
  const totalSamples = Math.round((spec.frame_count / spec.fps) * SAMPLE_RATE);
  const playback = spec.audio_presence === 'silence' ? null : preparePlayback(spec, totalSamples);
  let position = 0;
  return {
    sampleRate: SAMPLE_RATE,
    channels: 2,
    totalSamples,
    read(samples) {
      const count = Math.max(0, Math.min(Math.floor(samples), totalSamples - position));
      const left = new Float32Array(count);
      const right = new Float32Array(count);
      playback?.fill(left, right);
      position += count;
      return [left, right];
    },
  };
}

function preparePlayback(spec: SceneSpec, totalSamples: number): Playback {
  // The mixture alone is levelled by its own arithmetic: its truth is known before it is heard.
  if (playsMixtureAlone(spec)) return new LimitedPlayback(new Mix(spec, totalSamples), 1);
  const kept =
    totalSamples <= KEPT_SAMPLES ? ([new Float32Array(totalSamples), new Float32Array(totalSamples)] as const) : null;
  const { gain, peak } = measureMix(new Mix(spec, totalSamples), totalSamples, kept);
  if (kept && gain * peak <= CEILING) return new ScaledPlayback(kept, gain);
  return new LimitedPlayback(kept ? new KeptBlocks(kept) : new Mix(spec, totalSamples), gain);
}

/** Hears the whole mix: the gain that it needs, its peak, and, where there is room, its samples. */
function measureMix(
  mix: Mix,
  totalSamples: number,
  kept: readonly [Float32Array, Float32Array] | null,
): { readonly gain: number; readonly peak: number } {
  const meter = new LoudnessMeter();
  const left: Channel = new Float64Array(BLOCK_SAMPLES);
  const right: Channel = new Float64Array(BLOCK_SAMPLES);
  let peak = 0;
  for (let at = 0; at < totalSamples; at += BLOCK_SAMPLES) {
    mix.next(left, right);
    const count = Math.min(BLOCK_SAMPLES, totalSamples - at);
    meter.push(left, right, count);
    peak = Math.max(peak, blockPeak(left), blockPeak(right));
    if (kept) {
      copyPart(left, 0, { to: kept[0], at, count });
      copyPart(right, 0, { to: kept[1], at, count });
    }
  }
  const power = lufsToPower(meter.integrated());
  return { gain: power > 0 ? Math.sqrt(lufsToPower(TARGET_LUFS) / power) : 0, peak };
}

function blockPeak(samples: Channel): number {
  let peak = 0;
  for (let i = 0; i < BLOCK_SAMPLES; i++) {
    const x = Math.abs(samples[i] as number);
    if (x > peak) peak = x;
  }
  return peak;
}
