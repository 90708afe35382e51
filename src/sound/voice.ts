import { clamp, powerOfTwo, sineTurns } from '../numerics/arithmetic.js';
import { type Channel, SAMPLE_RATE } from './audio-block.js';
import { HALF_BLOCK_SAMPLES, HALF_RATE } from './half-rate.js';
import type { SoundKernel } from './sound-kernel.js';
import { midiToHz, type Timbre, Wavetables } from './wavetables.js';

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

/** Bytes of a note's record, whose fields `kernel/voices` describes. */
const RECORD_BYTES = 120;
const PLACES_AT_FIRST = 64;

/** The notes that sound, at half the sample rate. */
export class Voices {
  private readonly tables: Wavetables;
  private places = PLACES_AT_FIRST;
  private list: number;
  private count = 0;

  constructor(private readonly kernel: SoundKernel) {
    this.tables = new Wavetables(kernel);
    this.list = kernel.allocate(this.places * RECORD_BYTES);
  }

  /** @param from - sample of the next half-rate block at which the note begins */
  start(note: Note, from: number): void {
    const { kernel } = this;
    const { patch } = note;
    const hz = midiToHz(note.pitch);
    const table = this.tables.find(patch.timbre, hz);
    const turn = (clamp(note.pan, -1, 1) + 1) / 8;
    const level = patch.level * note.velocity * 1.4142135623730951;
    const record = this.takePlace();
    kernel
      .doubles(record, 12)
      .set([
        hz,
        patch.detuneCents > 0 ? hz * powerOfTwo(patch.detuneCents / 1200) : 0,
        level * sineTurns(0.25 - turn),
        level * sineTurns(turn),
        patch.attackSeconds * HALF_RATE,
        patch.decayHalfSeconds * HALF_RATE,
        patch.sustain,
        (note.lengthSamples * HALF_RATE) / SAMPLE_RATE,
        patch.releaseSeconds * HALF_RATE,
        patch.vibratoCents,
        0,
        0,
      ]);
    kernel.words(record + 96, 5).set([table, 0, 0, from, patch.inRoom ? 1 : 0]);
  }

  /** Adds the next half-rate block of all notes to `room` or `dry`, each left before right. */
  render(room: Channel, dry: Channel): void {
    this.count = this.kernel.loops.renderVoices(this.list, this.count, HALF_BLOCK_SAMPLES, room, dry);
  }

  private takePlace(): number {
    if (this.count === this.places) {
      const larger = this.kernel.allocate(2 * this.places * RECORD_BYTES);
      this.kernel.copyFloats(this.list, larger, (this.places * RECORD_BYTES) / 4);
      this.list = larger;
      this.places *= 2;
    }
    return this.list + RECORD_BYTES * this.count++;
  }
}
