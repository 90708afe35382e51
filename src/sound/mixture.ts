import type { PureSound } from '../creation/knowledge.js';
import type { SceneSpec } from '../creation/scene-spec.js';
import { cosineTurns, sineTurns } from '../numerics/arithmetic.js';
import { hashText, mixUint32 } from '../numerics/random.js';
import { BLOCK_SAMPLES, type Channel, type Layer, SAMPLE_RATE } from './audio-block.js';
import { driveTo } from './drive.js';
import { gatedLoudness, lufsToPower, TARGET_LUFS } from './loudness.js';
import { NOISES, type NoiseBand, NoiseTables, noiseBands, VARIANTS } from './noise-bands.js';
import { hashUnit, slowNoise } from './slow-noise.js';
import type { SoundKernel } from './sound-kernel.js';

/** What one frame slot sounds like, in percent; the four shares sum to 100. */
export interface MixtureShares {
  /** 100 × RMS of the slot, 100 = digital full scale. */
  readonly strength_pct: number;
  /** What is missing to full strength. */
  readonly silence: number;
  readonly rumble: number;
  readonly tone: number;
  readonly hiss: number;
}

/** The pure noises of one spec, slot by slot. */
export interface Mixture {
  /** Factor that brings the mixture, heard alone, to `TARGET_LUFS`; 0 when every pure sound is silent. */
  readonly gain: number;
  /** Sample at which the slot of a frame begins; `frame_count` gives the end of the track. */
  slotStart(frame: number): number;
  /** Powers of rumble, tone and hiss that the slot's own sounds have before `gain`. */
  powers(frame: number): Powers;
  /** Truth for an extractor that reads the slot, crossfades and gain counted in. */
  shares(frame: number): MixtureShares;
}

type Powers = readonly [rumble: number, tone: number, hiss: number];

/** Longest half of a crossfade between slots, in seconds. */
const HALF_FADE_SECONDS = 0.002;
/** Mean power that an equal-power fade leaves of a slot on the far side of the join: ½ − 1/π. */
const FAR_SIDE_POWER = 0.5 - 0.3183098861837907;
/** How fast the sounds of the pool change places, per second. */
const DRIFT_HZ = 0.8;

/**
 * The truth of one frame slot when the mixture is heard alone (see `playsMixtureAlone`); otherwise the make-up
 * of the bed that lies under the other layers. All silence when silence is asked for.
 */
export function mixtureAt(spec: SceneSpec, frameIndex: number): MixtureShares {
  return planMixture(spec).shares(frameIndex);
}

/** The mixture of a spec. To read many frames, plan once and ask often: planning costs a pass over all frames. */
export function planMixture(spec: SceneSpec): Mixture {
  const key = mixUint32(hashText(`mixture ${spec.seed}`));
  const sounds = spec.audio_presence === 'silence' ? [] : spec.pure_sounds.map(placeSound);
  const slotStart = (frame: number): number => Math.round((frame * SAMPLE_RATE) / spec.fps);
  const powers = rememberLast((frame) => slotPowers(sounds, key, { frame, fps: spec.fps }));
  const slotSamples = Math.round(SAMPLE_RATE / spec.fps);
  const leak = (FAR_SIDE_POWER * halfFade(slotSamples)) / slotSamples;

  const heard = (frame: number): Powers => {
    const own = powers(frame);
    const before = frame > 0 ? powers(frame - 1) : null;
    const after = frame + 1 < spec.frame_count ? powers(frame + 1) : null;
    const kept = 1 - (before ? leak : 0) - (after ? leak : 0);
    const at = (band: 0 | 1 | 2): number => own[band] * kept + leak * ((before?.[band] ?? 0) + (after?.[band] ?? 0));
    return [at(0), at(1), at(2)];
  };

  const bands = noiseBands(slotSamples);
  const gain = gainToTarget(spec, (frame) => weigh(heard(frame), bands));
  return { gain, slotStart, powers, shares: (frame) => toShares(heard(frame), gain) };
}

/** Keeps the last few answers: neighbouring frames are asked for again and again. */
function rememberLast(answer: (frame: number) => Powers): (frame: number) => Powers {
  const frames = [-1, -1, -1, -1];
  const answers: Powers[] = [];
  return (frame) => {
    const place = frame & 3;
    if (frames[place] !== frame) {
      frames[place] = frame;
      answers[place] = answer(frame);
    }
    return answers[place] as Powers;
  };
}

/** The mixture as sound, `level` times its loudness alone. The same signal in both channels. */
export class MixtureLayer implements Layer {
  private readonly tables: NoiseTables;
  private readonly fadeIn: number;
  private readonly fadeOut: number;
  private readonly half: number;
  private readonly period: number;
  private readonly key: number;
  private readonly slot: number;
  private slotSamples = 0;
  private slotUsed = 0;
  private frame = 0;

  constructor(
    private readonly kernel: SoundKernel,
    private readonly spec: SceneSpec,
    private readonly level: number,
    private readonly mixture: Mixture = planMixture(spec),
  ) {
    this.period = Math.round(SAMPLE_RATE / spec.fps);
    this.tables = new NoiseTables(kernel, this.period);
    this.half = halfFade(this.period);
    this.key = mixUint32(hashText(`noise ${spec.seed}`));
    this.fadeIn = kernel.keepFloats(quarterWave(2 * this.half, 0));
    this.fadeOut = kernel.keepFloats(quarterWave(2 * this.half, 0.25));
    // A slot and its rounding, with the half of a fade on the side where there is no slot to share it.
    this.slot = kernel.allocateFloats(this.period + this.half + 2);
  }

  render(left: Channel, right: Channel): void {
    const { loops } = this.kernel;
    for (let at = 0; at < BLOCK_SAMPLES; ) {
      if (this.slotUsed === this.slotSamples && !this.nextSlot()) return;
      const count = Math.min(BLOCK_SAMPLES - at, this.slotSamples - this.slotUsed);
      loops.addSamples(left + 4 * at, this.slot + 4 * this.slotUsed, count);
      loops.addSamples(right + 4 * at, this.slot + 4 * this.slotUsed, count);
      this.slotUsed += count;
      at += count;
    }
  }

  /** Renders from where this slot fades in to where the next one does. */
  private nextSlot(): boolean {
    const { frame, half, spec, mixture } = this;
    if (frame >= spec.frame_count) return false;
    const from = frame === 0 ? 0 : mixture.slotStart(frame) - half;
    const to = mixture.slotStart(frame + 1) - (frame + 1 === spec.frame_count ? 0 : half);
    this.slotSamples = to - from;
    this.slotUsed = 0;
    this.kernel.loops.clear(this.slot, this.slotSamples);
    const faded = frame > 0 ? 2 * half : 0;
    if (frame > 0) {
      this.addPart(frame - 1, from, { start: 0, end: faded, fade: this.fadeOut });
      this.addPart(frame, from, { start: 0, end: faded, fade: this.fadeIn });
    }
    this.addPart(frame, from, { start: faded, end: this.slotSamples, fade: 0 });
    if (spec.sound_strength !== null) driveTo(this.kernel.floats(this.slot, this.slotSamples), spec.sound_strength);
    this.frame++;
    return true;
  }

  /** Adds one frame's noises to a part of the buffer, which begins at the sample `from` of the track. */
  private addPart(frame: number, from: number, part: { start: number; end: number; fade: number }): void {
    const { period, mixture, slot } = this;
    const { start, end, fade } = part;
    const powers = mixture.powers(frame);
    for (let band = 0; band < NOISES.length; band++) {
      const amplitude = this.level * mixture.gain * Math.sqrt(powers[band] as number);
      if (amplitude === 0) continue;
      const draw = hashUnit(this.key + band, frame);
      const table = this.tables.find(band, draw);
      const shift = Math.floor(((draw * VARIANTS) % 1) * period);
      const position = (from + start + shift) % period;
      this.kernel.loops.addPeriodic(slot + 4 * start, table, period, position, end - start, amplitude, fade);
    }
  }
}

interface PlacedSound {
  /** Index into `NOISES`; −1 for silence. */
  readonly band: number;
  readonly power: number;
}

function placeSound(sound: PureSound): PlacedSound {
  const band = sound.amplitude > 0 ? ['low', 'mid', 'high'].indexOf(sound.tone) : -1;
  return { band, power: sound.amplitude * sound.amplitude };
}

/** All sounds of the pool at weights that drift; the mean power does not depend on how many they are. */
function slotPowers(
  sounds: readonly PlacedSound[],
  key: number,
  at: { readonly frame: number; readonly fps: number },
): Powers {
  const powers: [number, number, number] = [0, 0, 0];
  let total = 0;
  for (let i = 0; i < sounds.length; i++) {
    const sound = sounds[i] as PlacedSound;
    const drift = slowNoise(key + i, (at.frame / at.fps) * DRIFT_HZ + i * 0.37);
    const grain = hashUnit(key - 1 - i, at.frame);
    const amplitude = (0.15 + 0.85 * drift) * (0.85 + 0.3 * grain);
    const weight = amplitude * amplitude;
    total += weight;
    if (sound.band >= 0) powers[sound.band as 0 | 1 | 2] += weight * sound.power;
  }
  return total > 0 ? [powers[0] / total, powers[1] / total, powers[2] / total] : powers;
}

function weigh(powers: Powers, bands: readonly NoiseBand[]): number {
  return powers.reduce((sum, power, band) => sum + power * (bands[band] as NoiseBand).loudnessWeight, 0);
}

/** Loudness follows from the known powers: no need to hear the noise in order to level it. */
function gainToTarget(spec: SceneSpec, weightedPower: (frame: number) => number): number {
  const steps: number[] = [];
  let energy = 0;
  let filled = 0;
  const stepFrames = spec.fps / 10;
  for (let frame = 0; frame < spec.frame_count; frame++) {
    const power = 2 * weightedPower(frame);
    for (let rest = 1; rest > 1e-9; ) {
      const part = Math.min(rest, stepFrames - filled);
      energy += power * part;
      filled += part;
      rest -= part;
      if (stepFrames - filled < 1e-9) {
        steps.push(energy / stepFrames);
        energy = 0;
        filled = 0;
      }
    }
  }
  if (steps.length < 4 && filled > 0) steps.push(energy / filled);
  const loudness = gatedLoudness(steps);
  return loudness === -Infinity ? 0 : Math.sqrt(lufsToPower(TARGET_LUFS) / lufsToPower(loudness));
}

function toShares(powers: Powers, gain: number): MixtureShares {
  const sum = powers[0] + powers[1] + powers[2];
  const strength = Math.min(100, 100 * gain * Math.sqrt(sum));
  const share = (power: number): number => (sum > 0 ? (strength * power) / sum : 0);
  return {
    strength_pct: strength,
    silence: 100 - strength,
    rumble: share(powers[0]),
    tone: share(powers[1]),
    hiss: share(powers[2]),
  };
}

function halfFade(slotSamples: number): number {
  return Math.floor(Math.min(HALF_FADE_SECONDS * SAMPLE_RATE, slotSamples / 8));
}

/** A quarter of a sine from 0 to 1 (`turns` 0) or from 1 to 0 (`turns` ¼). */
function quarterWave(length: number, turns: 0 | 0.25): Float32Array {
  const wave = turns === 0 ? sineTurns : cosineTurns;
  return Float32Array.from({ length }, (_, i) => wave((0.25 * (i + 0.5)) / length));
}
