import { logOfTwo, powerOfTwo } from '../numerics/arithmetic.js';
import { BLOCK_SAMPLES, type Channel, SAMPLE_RATE } from './audio-block.js';
import { KWeighting } from './k-weighting.js';
import type { SoundKernel } from './sound-kernel.js';

/** Loudness in LUFS that every track has unless it is silent. */
export const TARGET_LUFS = -18;

/** A gating block of 400 ms is four steps; blocks overlap by three of them. */
export const STEP_SAMPLES = SAMPLE_RATE / 10;
const STEPS_PER_BLOCK = 4;
const ABSOLUTE_GATE_LUFS = -70;
const RELATIVE_GATE_LU = -10;
const OFFSET_LU = -0.691;
const LOG2_OF_10 = 3.321928094887362;

/** Weighted power, summed over the channels, → LUFS; −Infinity for 0. */
export function powerToLufs(power: number): number {
  return power > 0 ? OFFSET_LU + (10 * logOfTwo(power)) / LOG2_OF_10 : -Infinity;
}

/** LUFS → weighted power, summed over the channels. */
export function lufsToPower(lufs: number): number {
  return powerOfTwo(((lufs - OFFSET_LU) / 10) * LOG2_OF_10);
}

/**
 * Integrated loudness from the mean weighted powers of consecutive 100 ms steps, with the absolute gate at
 * −70 LUFS and the relative gate 10 LU below. Source: Rec. ITU-R BS.1770-4, Annex 1.
 * Fewer than four steps hold no gating block: then the mean, not gated.
 */
export function gatedLoudness(stepPowers: readonly number[]): number {
  if (stepPowers.length < STEPS_PER_BLOCK) return powerToLufs(mean(stepPowers));
  const blocks: number[] = [];
  for (let i = STEPS_PER_BLOCK; i <= stepPowers.length; i++)
    blocks.push(mean(stepPowers.slice(i - STEPS_PER_BLOCK, i)));
  const audible = blocks.filter((power) => powerToLufs(power) > ABSOLUTE_GATE_LUFS);
  const gate = powerToLufs(mean(audible)) + RELATIVE_GATE_LU;
  return powerToLufs(mean(audible.filter((power) => powerToLufs(power) > gate)));
}

/** Integrated loudness of a stereo stream at 48 kHz. Memory: one number per 100 ms. */
export class LoudnessMeter {
  private readonly weighting: KWeighting;
  private readonly steps: number[] = [];
  private energy = 0;
  private filled = 0;

  constructor(kernel: SoundKernel) {
    this.weighting = new KWeighting(kernel);
  }

  /** Adds the first `count` samples of both channels; calls continue one another. */
  push(left: Channel, right: Channel, count: number): void {
    for (let from = 0; from < count; ) {
      const to = Math.min(count, from + STEP_SAMPLES - this.filled);
      this.energy += this.weighting.energy(left + 4 * from, right + 4 * from, to - from);
      this.filled += to - from;
      from = to;
      if (this.filled === STEP_SAMPLES) {
        this.steps.push(this.energy / STEP_SAMPLES);
        this.energy = 0;
        this.filled = 0;
      }
    }
  }

  /** LUFS of all samples so far; −Infinity for silence. Below 400 ms: the mean, not gated. */
  integrated(): number {
    if (this.steps.length >= STEPS_PER_BLOCK) return gatedLoudness(this.steps);
    const energy = this.steps.reduce((sum, power) => sum + power * STEP_SAMPLES, this.energy);
    return powerToLufs(energy / Math.max(1, this.steps.length * STEP_SAMPLES + this.filled));
  }
}

/** Integrated loudness in LUFS of planar stereo samples at 48 kHz. */
export function measureLoudness(kernel: SoundKernel, left: Float32Array, right: Float32Array): number {
  const meter = new LoudnessMeter(kernel);
  const block = kernel.allocateFloats(2 * BLOCK_SAMPLES);
  const blockRight = block + 4 * BLOCK_SAMPLES;
  for (let at = 0; at < left.length; at += BLOCK_SAMPLES) {
    const count = Math.min(BLOCK_SAMPLES, left.length - at);
    kernel.floats(block, count).set(left.subarray(at, at + count));
    kernel.floats(blockRight, count).set(right.subarray(at, at + count));
    meter.push(block, blockRight, count);
  }
  return meter.integrated();
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}
