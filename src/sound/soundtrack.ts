import type { SceneSpec } from '../creation/scene-spec.js';
import { AmbienceLayer, hasAmbience } from './ambience.js';
import { BLOCK_SAMPLES, SAMPLE_RATE, type Channel, type Layer } from './audio-block.js';
import { CutAccentsLayer } from './cut-accents.js';
import { FigureSoundsLayer } from './figure-sounds.js';
import { Limiter } from './limiter.js';
import { LoudnessMeter, lufsToPower, TARGET_LUFS } from './loudness.js';
import { MixtureLayer, planMixture } from './mixture.js';
import { MusicLayer } from './music.js';

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
const EDGE_SECONDS = 0.005;
const CLOSING_SECONDS = 0.4;

/**
 * The soundtrack of a spec: silence when that is asked for, else at −18 LUFS ± 1 (integrated; clips under 0.4 s by
 * their mean) with no sample beyond −1 dBFS. Same spec, same samples, on every machine. Memory does not grow with
 * duration beyond one number per 100 ms; time is about 5 ms per second of sound up to 20 s, twice that beyond.
 */
export function createSoundtrack(spec: SceneSpec): Soundtrack {
  const totalSamples = Math.round((spec.frame_count / spec.fps) * SAMPLE_RATE);
  const mix = spec.audio_presence === 'silence' ? null : levelledMix(spec, totalSamples);
  const blocks = new LimitedBlocks(mix);
  let position = 0;
  return {
    sampleRate: SAMPLE_RATE,
    channels: 2,
    totalSamples,
    read(samples) {
      const count = Math.max(0, Math.min(Math.floor(samples), totalSamples - position));
      const left = new Float32Array(count);
      const right = new Float32Array(count);
      blocks.fill(left, right);
      position += count;
      return [left, right];
    },
  };
}

/** Whether nothing but the mixture of pure noises is heard, so that every frame slot is as `mixtureAt` says. */
export function playsMixtureAlone(spec: SceneSpec): boolean {
  return spec.audio_presence === 'ambient' && !hasAmbience(spec);
}

/** Gives the mix block by block; each call overwrites both channels. */
interface BlockSource {
  next(left: Channel, right: Channel): void;
}

interface LevelledMix {
  readonly source: BlockSource;
  readonly gain: number;
}

function levelledMix(spec: SceneSpec, totalSamples: number): LevelledMix {
  // The mixture alone is levelled by its own arithmetic: its truth is known before it is heard.
  if (playsMixtureAlone(spec)) return { source: new Mix(spec, totalSamples), gain: 1 };
  const kept = totalSamples <= KEPT_SAMPLES ? [new Float32Array(totalSamples), new Float32Array(totalSamples)] as const : null;
  const meter = new LoudnessMeter();
  const mix = new Mix(spec, totalSamples);
  const left: Channel = new Float64Array(BLOCK_SAMPLES);
  const right: Channel = new Float64Array(BLOCK_SAMPLES);
  for (let at = 0; at < totalSamples; at += BLOCK_SAMPLES) {
    mix.next(left, right);
    const count = Math.min(BLOCK_SAMPLES, totalSamples - at);
    meter.push(left, right, count);
    if (kept) {
      copyPart(left, 0, { to: kept[0], at, count });
      copyPart(right, 0, { to: kept[1], at, count });
    }
  }
  const power = lufsToPower(meter.integrated());
  const gain = power > 0 ? Math.sqrt(lufsToPower(TARGET_LUFS) / power) : 0;
  return { source: kept ? new KeptBlocks(kept) : new Mix(spec, totalSamples), gain };
}

/** All layers that a spec's presence calls for, with the ends of the clip faded. */
class Mix implements BlockSource {
  private readonly layers: readonly Layer[];
  private readonly closing: number;
  private position = 0;

  constructor(
    spec: SceneSpec,
    private readonly totalSamples: number,
  ) {
    this.layers = makeLayers(spec, totalSamples);
    const longest = playsMixtureAlone(spec) ? EDGE_SECONDS : CLOSING_SECONDS;
    this.closing = Math.min(longest * SAMPLE_RATE, 0.1 * totalSamples);
  }

  next(left: Channel, right: Channel): void {
    left.fill(0);
    right.fill(0);
    for (const layer of this.layers) layer.render(left, right);
    this.fadeEnds(left, right);
    this.position += BLOCK_SAMPLES;
  }

  private fadeEnds(left: Channel, right: Channel): void {
    const opening = Math.min(EDGE_SECONDS * SAMPLE_RATE, this.closing);
    const rest = this.totalSamples - this.position;
    if (this.position > opening && rest - BLOCK_SAMPLES > this.closing) return;
    for (let i = 0; i < BLOCK_SAMPLES; i++) {
      const toEnd = Math.max(0, rest - 1 - i) / this.closing;
      const gain = Math.min(1, (this.position + i) / opening, toEnd * (2 - Math.min(1, toEnd)));
      left[i] = (left[i] as number) * gain;
      right[i] = (right[i] as number) * gain;
    }
  }
}

/** How strong each layer is under the others; the whole is levelled afterwards. */
function makeLayers(spec: SceneSpec, totalSamples: number): Layer[] {
  const bed = (level: number): Layer => new MixtureLayer(planMixture(spec), spec, level);
  const ambience = (level: number): Layer[] => (hasAmbience(spec) ? [new AmbienceLayer(spec, level)] : []);
  const accents = (level: number): Layer => new CutAccentsLayer(spec, level);
  switch (spec.audio_presence) {
    case 'silence':
      return [];
    case 'ambient':
      return [bed(hasAmbience(spec) ? 0.12 : 1), ...ambience(1)];
    case 'music':
      return [bed(0.03), ...ambience(0.12), new MusicLayer(spec, totalSamples), accents(0.35)];
    case 'sfx':
      return [bed(0.12), ...ambience(0.6), new FigureSoundsLayer(spec, 1), accents(0.8)];
    case 'full':
      return [bed(0.03), ...ambience(0.3), new MusicLayer(spec, totalSamples), new FigureSoundsLayer(spec, 0.5), accents(0.5)];
  }
}

class KeptBlocks implements BlockSource {
  private position = 0;

  constructor(private readonly kept: readonly [Float32Array, Float32Array]) {}

  next(left: Channel, right: Channel): void {
    const count = Math.max(0, Math.min(BLOCK_SAMPLES, this.kept[0].length - this.position));
    if (count < BLOCK_SAMPLES) {
      left.fill(0);
      right.fill(0);
    }
    copyPart(this.kept[0], this.position, { to: left, at: 0, count });
    copyPart(this.kept[1], this.position, { to: right, at: 0, count });
    this.position += BLOCK_SAMPLES;
  }
}

/** The mix through its gain and the limiter, whose delay of one block is taken back; zeros when there is no mix. */
class LimitedBlocks {
  private readonly limiter = new Limiter();
  private readonly left: Channel = new Float64Array(BLOCK_SAMPLES);
  private readonly right: Channel = new Float64Array(BLOCK_SAMPLES);
  /** Samples of the present block that were already given. */
  private used = BLOCK_SAMPLES;

  constructor(private readonly mix: LevelledMix | null) {
    if (mix) this.advance(mix);
    this.used = BLOCK_SAMPLES;
  }

  /** Fills both channels with the samples that follow those of the last call. */
  fill(left: Float32Array, right: Float32Array): void {
    if (!this.mix) return;
    for (let done = 0; done < left.length; ) {
      if (this.used === BLOCK_SAMPLES) this.advance(this.mix);
      const count = Math.min(BLOCK_SAMPLES - this.used, left.length - done);
      copyPart(this.left, this.used, { to: left, at: done, count });
      copyPart(this.right, this.used, { to: right, at: done, count });
      this.used += count;
      done += count;
    }
  }

  private advance(mix: LevelledMix): void {
    mix.source.next(this.left, this.right);
    this.limiter.process(this.left, this.right, mix.gain);
    this.used = 0;
  }
}

/** By hand: for a few hundred samples, views and `set` cost more than the copy. */
function copyPart<From extends Float32Array | Float64Array, To extends Float32Array | Float64Array>(
  from: From,
  start: number,
  target: { readonly to: To; readonly at: number; readonly count: number },
): void {
  const { to, at, count } = target;
  for (let i = 0; i < count; i++) to[at + i] = from[start + i] as number;
}
