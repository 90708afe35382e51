import { clamp, powerOfTwo, sineTurns } from '../numerics/arithmetic.js';
import { type Channel, SAMPLE_RATE } from './audio-block.js';
import { HALF_BLOCK_SAMPLES, HALF_RATE } from './half-rate.js';
import { halfRateStep, midiToHz, PHASE_FRACTION_BITS, type Timbre, wavetable } from './wavetables.js';

/** How an instrument shapes its notes. */
export interface Patch {
  readonly timbre: Timbre;
  readonly attackSeconds: number;
  /** Time in which the note falls half of the way to `sustain`. */
  readonly decayHalfSeconds: number;
  /** Level held after the decay, 0–1. */
  readonly sustain: number;
  readonly releaseSeconds: number;
  /** 0 = one tone; else a second tone this much higher widens the note. */
  readonly detuneCents: number;
  readonly vibratoCents: number;
  readonly level: number;
  /** Whether the room answers; low notes stay clear without it. */
  readonly inRoom: boolean;
}

/** One note of one instrument. */
export interface Note {
  readonly patch: Patch;
  /** MIDI note number. */
  readonly pitch: number;
  readonly startSample: number;
  readonly lengthSamples: number;
  /** 0–1. */
  readonly velocity: number;
  /** −1 = left, 1 = right. */
  readonly pan: number;
}

const VIBRATO_HZ = 5.2;
const FRACTION_MASK = (1 << PHASE_FRACTION_BITS) - 1;
const FRACTION = 1 / (1 << PHASE_FRACTION_BITS);
/** Below this a dying note is not heard: −60 dB. */
const INAUDIBLE = 0.001;
/** Strength of the widening tone. */
const SIDE = 0.4;

/** A sounding note, at half the sample rate. Envelope and pitch are lines from block to block. */
export class Voice {
  private readonly table: Float64Array;
  private readonly hz: number;
  private readonly detune: number;
  private readonly gainLeft: number;
  private readonly gainRight: number;
  private phase = 0;
  private sidePhase = 0;
  /** In samples of the half rate. */
  private age = 0;
  private envelope = 0;

  /** @param from - sample of its first half-rate block at which the note begins */
  constructor(
    private readonly note: Note,
    private from: number,
  ) {
    const { patch } = note;
    this.hz = midiToHz(note.pitch);
    this.table = wavetable(patch.timbre, this.hz);
    this.detune = powerOfTwo(patch.detuneCents / 1200);
    const turn = (clamp(note.pan, -1, 1) + 1) / 8;
    const level = patch.level * note.velocity * 1.4142135623730951;
    this.gainLeft = level * sineTurns(0.25 - turn);
    this.gainRight = level * sineTurns(turn);
  }

  /** Adds the next half-rate block of the note; false when it has ended. */
  render(left: Channel, right: Channel): boolean {
    const { from } = this;
    const count = HALF_BLOCK_SAMPLES - from;
    const target = this.envelopeAt(this.age + count);
    const slope = (target - this.envelope) / count;
    if (this.note.patch.detuneCents > 0) this.addWide(left, right, { from, slope });
    else this.addPlain(left, right, { from, slope });
    this.age += count;
    this.envelope = target;
    this.from = 0;
    return target > INAUDIBLE || this.age < this.note.patch.attackSeconds * HALF_RATE;
  }

  /** One tone, panned. */
  private addPlain(left: Channel, right: Channel, line: { readonly from: number; readonly slope: number }): void {
    const { table, gainLeft, gainRight } = this;
    const { slope } = line;
    const step = halfRateStep(this.hz * this.vibrato());
    let { envelope } = this;
    let p = this.phase;
    for (let i = line.from; i < HALF_BLOCK_SAMPLES; i++) {
      envelope += slope;
      const at = p >>> PHASE_FRACTION_BITS;
      const a = table[at] as number;
      const x = envelope * (a + ((table[at + 1] as number) - a) * ((p & FRACTION_MASK) * FRACTION));
      left[i] = (left[i] as number) + gainLeft * x;
      right[i] = (right[i] as number) + gainRight * x;
      p = (p + step) | 0;
    }
    this.phase = p;
  }

  /**
   * A second, detuned tone is added on the left and taken away on the right: wide and alive in stereo, and gone
   * from the sum of both channels, where it would only beat.
   */
  private addWide(left: Channel, right: Channel, line: { readonly from: number; readonly slope: number }): void {
    const { table, gainLeft, gainRight } = this;
    const { slope } = line;
    const stepMiddle = halfRateStep(this.hz);
    const stepSide = halfRateStep(this.hz * this.detune);
    let { envelope } = this;
    let p = this.phase;
    let q = this.sidePhase;
    for (let i = line.from; i < HALF_BLOCK_SAMPLES; i++) {
      envelope += slope;
      const at = p >>> PHASE_FRACTION_BITS;
      const a = table[at] as number;
      const middle = envelope * (a + ((table[at + 1] as number) - a) * ((p & FRACTION_MASK) * FRACTION));
      const sideAt = q >>> PHASE_FRACTION_BITS;
      const b = table[sideAt] as number;
      const side = SIDE * envelope * (b + ((table[sideAt + 1] as number) - b) * ((q & FRACTION_MASK) * FRACTION));
      left[i] = (left[i] as number) + gainLeft * (middle + side);
      right[i] = (right[i] as number) + gainRight * (middle - side);
      p = (p + stepMiddle) | 0;
      q = (q + stepSide) | 0;
    }
    this.phase = p;
    this.sidePhase = q;
  }

  private vibrato(): number {
    const { vibratoCents } = this.note.patch;
    if (vibratoCents === 0) return 1;
    const seconds = this.age / HALF_RATE;
    const depth = clamp((seconds - 0.25) / 0.5, 0, 1) * vibratoCents;
    return powerOfTwo((depth * sineTurns(seconds * VIBRATO_HZ)) / 1200);
  }

  /** Level of the envelope at an age in half-rate samples: rise, fall to the sustain, release. */
  private envelopeAt(age: number): number {
    const { attackSeconds, decayHalfSeconds, sustain, releaseSeconds } = this.note.patch;
    const attack = attackSeconds * HALF_RATE;
    const halves = (age - attack) / (decayHalfSeconds * HALF_RATE);
    const held = age < attack ? age / attack : sustain + (1 - sustain) * (halves > 40 ? 0 : powerOfTwo(-halves));
    const after = age - (this.note.lengthSamples * HALF_RATE) / SAMPLE_RATE;
    if (after <= 0) return held;
    const rest = Math.max(0, 1 - after / (releaseSeconds * HALF_RATE));
    return held * rest * rest;
  }
}
