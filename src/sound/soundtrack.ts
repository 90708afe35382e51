import type { SceneSpec } from '../creation/scene-spec.js';
import { KeptKernels } from '../numerics/kept-kernels.js';
import { BLOCK_SAMPLES, SAMPLE_RATE } from './audio-block.js';
import { CEILING } from './limiter.js';
import { LoudnessMeter, lufsToPower, TARGET_LUFS } from './loudness.js';
import { Mix, playsMixtureAlone } from './mix.js';
import { KeptBlocks, type KeptTrack, LimitedPlayback, type Playback, ScaledPlayback } from './playback.js';
import { SoundKernel } from './sound-kernel.js';

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
 *
 * @param kernel - `dist/assets/sound-kernel.wasm`, compiled
 */
export function createSoundtrack(spec: SceneSpec, kernel: WebAssembly.Module): Soundtrack {
  const totalSamples = Math.round((spec.frame_count / spec.fps) * SAMPLE_RATE);
  const own = spec.audio_presence === 'silence' ? null : kernels.take(kernel);
  let playback = own && preparePlayback(own, spec, totalSamples);
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
      if (own && playback && position === totalSamples) {
        playback = null;
        kernels.giveBack(kernel, own);
      }
      return [left, right];
    },
  };
}

/** Kernels of longer clips are larger than these bytes, and are not kept. */
const kernels = new KeptKernels((module) => new SoundKernel(module), 16 * 1024 * 1024);

function preparePlayback(kernel: SoundKernel, spec: SceneSpec, totalSamples: number): Playback {
  const mix = new Mix(kernel, spec, totalSamples);
  // The mixture alone is levelled by its own arithmetic: its truth is known before it is heard.
  if (playsMixtureAlone(spec)) return new LimitedPlayback(kernel, mix, 1);
  const kept = totalSamples <= KEPT_SAMPLES ? allocateTrack(kernel, totalSamples) : null;
  const { gain, peak } = measureMix(kernel, mix, { totalSamples, kept });
  if (kept && gain * peak <= CEILING) return new ScaledPlayback(kernel, kept, gain);
  return new LimitedPlayback(kernel, kept ? new KeptBlocks(kernel, kept) : new Mix(kernel, spec, totalSamples), gain);
}

function allocateTrack(kernel: SoundKernel, samples: number): KeptTrack {
  const whole = Math.ceil(samples / BLOCK_SAMPLES) * BLOCK_SAMPLES;
  return { left: kernel.allocateFloats(whole), right: kernel.allocateFloats(whole), samples };
}

/** Hears the whole mix: the gain that it needs and its peak. Where there is room, its samples are kept. */
function measureMix(
  kernel: SoundKernel,
  mix: Mix,
  { totalSamples, kept }: { readonly totalSamples: number; readonly kept: KeptTrack | null },
): { readonly gain: number; readonly peak: number } {
  const meter = new LoudnessMeter(kernel);
  const track = kept ?? allocateTrack(kernel, BLOCK_SAMPLES);
  let peak = 0;
  for (let at = 0; at < totalSamples; at += BLOCK_SAMPLES) {
    const left = track.left + (kept ? 4 * at : 0);
    const right = track.right + (kept ? 4 * at : 0);
    mix.next(left, right);
    meter.push(left, right, Math.min(BLOCK_SAMPLES, totalSamples - at));
    peak = Math.max(peak, kernel.loops.peak(left, BLOCK_SAMPLES), kernel.loops.peak(right, BLOCK_SAMPLES));
  }
  const power = lufsToPower(meter.integrated());
  return { gain: power > 0 ? Math.sqrt(lufsToPower(TARGET_LUFS) / power) : 0, peak };
}
