import { Random } from '../numerics/random.js';
import { SAMPLE_RATE } from './audio-block.js';
import { kWeightAt } from './k-weighting.js';
import type { SoundKernel } from './sound-kernel.js';

/** The noises, in the order in which their powers are listed everywhere. */
export const NOISES = ['rumble', 'tone', 'hiss'] as const;
export type Noise = (typeof NOISES)[number];

/** Range of each noise in Hz, with a margin to the edges of its band so that short windows tell them apart. */
const RANGES: Record<Noise, readonly [lowHz: number, highHz: number]> = {
  rumble: [30, 185],
  tone: [230, 1800],
  hiss: [2250, 11000],
};
/** Tables of each noise at one frame rate. */
export const VARIANTS = 4;
const MOST_PARTIALS = 160;
/** Any fixed number: the tables are part of the instrument, not of a spec. */
const TABLE_SEED = 1770;

/** One noise at one frame rate. */
export interface NoiseBand {
  /** What the tables of a period are made of. */
  readonly variants: readonly (readonly Partial[])[];
  /** K-weighted power of the noise: what it adds to loudness, per unit of power. */
  readonly loudnessWeight: number;
}

interface Partial {
  /** Whole periods per slot. */
  readonly cycles: number;
  readonly amplitude: number;
  readonly phaseTurns: number;
}

const madeBands = new Map<number, readonly NoiseBand[]>();
/** Tables that were made, by frame slot and number; the same in every kernel. */
const madeTables = new Map<string, Float32Array>();

/**
 * Rumble, tone and hiss for frame slots of `slotSamples`.
 *
 * Each is a sum of partials with random phases, at multiples of the slot's own frequency: every slot holds whole
 * periods of each, so its energy in each band is exact, not merely expected. The limit of the method: a slot of
 * 1/60 s has room for three rumble partials (60, 120, 180 Hz), and a reader that tapers such a slot cannot tell
 * 180 Hz from 240 Hz; read over the plain slot, the bands are exact at every frame rate.
 */
export function noiseBands(slotSamples: number): readonly NoiseBand[] {
  let bands = madeBands.get(slotSamples);
  if (!bands) {
    bands = NOISES.map((noise) => makeBand(noise, slotSamples));
    madeBands.set(slotSamples, bands);
  }
  return bands;
}

/** The noises' tables in one kernel's memory, each made when it is first heard. */
export class NoiseTables {
  private readonly places: number[] = [];

  constructor(
    private readonly kernel: SoundKernel,
    private readonly slotSamples: number,
  ) {}

  /**
   * @param band - index into `NOISES`
   * @param share - in [0, 1): which of the variants
   * @returns where one period lies, with an RMS of 1 over the slot, wherever in the period one starts
   */
  find(band: number, share: number): number {
    const index = band * VARIANTS + Math.floor(share * VARIANTS);
    this.places[index] ??= this.keepTable(index);
    return this.places[index];
  }

  private keepTable(index: number): number {
    const { kernel, slotSamples } = this;
    const name = `${slotSamples} ${index}`;
    const made = madeTables.get(name);
    if (made) return kernel.keepFloats(made);
    const band = noiseBands(slotSamples)[Math.floor(index / VARIANTS)] as NoiseBand;
    const partials = band.variants[index % VARIANTS] as readonly Partial[];
    const table = kernel.allocateFloats(slotSamples);
    const records = kernel.keepDoubles(partials.flatMap((p) => [p.cycles, p.amplitude, p.phaseTurns]));
    kernel.loops.fillPartials(table, kernel.allocate(8 * (slotSamples + 1)), slotSamples, records, partials.length);
    madeTables.set(name, kernel.floats(table, slotSamples).slice());
    return table;
  }
}

function makeBand(noise: Noise, slotSamples: number): NoiseBand {
  const random = Random.fromSeed(TABLE_SEED).fork(noise).fork(slotSamples);
  const chosen = Array.from({ length: VARIANTS }, () => choosePartials(RANGES[noise], slotSamples, random));
  const variants = chosen.map((partials) => partials.map((p) => ({ ...p, phaseTurns: random.next() })));
  return {
    variants,
    loudnessWeight: variants.reduce((sum, partials) => sum + weightOf(partials, slotSamples), 0) / VARIANTS,
  };
}

/** Partials one per stratum of the band, falling by 3 dB an octave; their powers sum to 1. */
function choosePartials(
  range: readonly [number, number],
  slotSamples: number,
  random: Random,
): Omit<Partial, 'phaseTurns'>[] {
  const slotHz = SAMPLE_RATE / slotSamples;
  const first = Math.ceil(range[0] / slotHz);
  const last = Math.max(first, Math.floor(range[1] / slotHz));
  const available = last - first + 1;
  const count = Math.min(MOST_PARTIALS, available);
  const bound = (i: number): number => first + Math.floor((i * available) / count);
  const cycles = Array.from({ length: count }, (_, i) => bound(i) + random.integer(bound(i + 1) - bound(i)));
  const power = cycles.reduce((sum, c) => sum + 1 / c, 0);
  return cycles.map((c) => ({ cycles: c, amplitude: Math.sqrt(2 / (c * power)) }));
}

function weightOf(partials: readonly Partial[], slotSamples: number): number {
  return partials.reduce(
    (sum, p) => sum + ((p.amplitude * p.amplitude) / 2) * kWeightAt((p.cycles * SAMPLE_RATE) / slotSamples),
    0,
  );
}
