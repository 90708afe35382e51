import type { SceneSpec } from '../creation/scene-spec.js';
import { clamp, mix } from '../numerics/arithmetic.js';
import { Random } from '../numerics/random.js';
import { SAMPLE_RATE } from './audio-block.js';
import { dynamicsAt } from './dynamics.js';
import { degreeToPitch, leadVoices, toRegister } from './harmony.js';
import { type Instruments, makeInstruments } from './instruments.js';
import { Melody } from './melody.js';
import { MOODS, type MoodStyle } from './moods.js';
import type { Note } from './voice.js';

export type Drum = 'kick' | 'snare' | 'hat';

/** One stroke of a drum. */
export interface DrumStroke {
  readonly drum: Drum;
  readonly startSample: number;
  /** 0–1. */
  readonly velocity: number;
}

/** One bar of music. */
export interface Bar {
  readonly notes: readonly Note[];
  readonly strokes: readonly DrumStroke[];
}

const STEPS_PER_BAR = 16;
/** Which progression each phrase of sixteen bars takes: home, home, away, home. */
const FORM = [0, 0, 1, 0] as const;

/** MIDI pitch of the tonic of a spec's music, A2 to E♭3. */
export function tonicOf(spec: SceneSpec): number {
  return drawTonic(Random.fromSeed(spec.seed).fork('music'));
}

function drawTonic(random: Random): number {
  return 48 + random.integer(7) - 3;
}

/**
 * Writes a piece bar by bar: four beats to the bar, a chord to the bar (to the half bar in short clips), four bars
 * to the phrase, phrases in the form A A B A, home at the end. Memory does not grow with the piece.
 */
export class Composer {
  private readonly style: MoodStyle;
  private readonly instruments: Instruments;
  private readonly random: Random;
  private readonly tonic: number;
  private readonly progressions: readonly (readonly number[])[];
  private readonly melody: Melody;
  private readonly stepSamples: number;
  private readonly chordsPerBar: 1 | 2;
  private readonly lastBar: number;
  private voicing: number[] | null = null;
  private nextIndex = 0;

  constructor(
    private readonly spec: SceneSpec,
    private readonly totalSamples: number,
  ) {
    this.random = Random.fromSeed(spec.seed).fork('music');
    this.tonic = drawTonic(this.random);
    this.style = MOODS[spec.audio_mood];
    this.instruments = makeInstruments(this.style, spec.intensity);
    this.progressions = this.random.shuffle(this.style.progressions);
    this.melody = new Melody(this.style, this.tonic, this.random.fork('melody'));
    this.stepSamples = (SAMPLE_RATE * 60) / clamp(spec.audio_bpm, 20, 400) / 4;
    const bars = totalSamples / (STEPS_PER_BAR * this.stepSamples);
    this.chordsPerBar = bars < 3.5 ? 2 : 1;
    this.lastBar = Math.max(0, Math.ceil(bars - 0.25) - 1);
  }

  /** Sample at which the bar that `nextBar` will give begins. */
  get nextBarSample(): number {
    return Math.round(this.nextIndex * STEPS_PER_BAR * this.stepSamples);
  }

  nextBar(): Bar {
    const index = this.nextIndex;
    const energy = this.energyAt(this.nextBarSample);
    const random = this.random.fork(`bar ${index}`);
    const notes = [
      ...this.padNotes(index, energy),
      ...this.bassNotes(index, energy),
      ...this.figureNotes(index, energy, random),
      ...this.melodyNotes(index, energy),
    ];
    const strokes = this.drumStrokes(index, energy, random);
    this.nextIndex++;
    return { notes, strokes };
  }

  /** 0–1: the clip's tension at a sample, scaled by the intensity asked for. */
  private energyAt(sample: number): number {
    return mix(0.45, 1, this.spec.intensity) * dynamicsAt(this.spec.tension_curve, sample / this.totalSamples);
  }

  private rootAt(bar: number, step: number): number {
    if (bar === this.lastBar && bar > 0) return 0;
    const chord = bar * this.chordsPerBar + (this.chordsPerBar === 2 && step >= STEPS_PER_BAR / 2 ? 1 : 0);
    const form = FORM[Math.floor(chord / 4) % FORM.length] as number;
    const progression = this.progressions[form] ?? this.progressions[0];
    return progression?.[chord % 4] ?? 0;
  }

  private padNotes(bar: number, energy: number): Note[] {
    const { style, instruments } = this;
    const length = STEPS_PER_BAR / this.chordsPerBar;
    const notes: Note[] = [];
    for (let step = 0; step < STEPS_PER_BAR; step += length) {
      const chord = { tonic: this.tonic, root: this.rootAt(bar, step), centre: style.register.pad };
      this.voicing = leadVoices(style, chord, this.voicing);
      this.voicing.forEach((pitch, i) => {
        const pan = this.voicing ? ((i + 0.5) / this.voicing.length - 0.5) * 1.1 : 0;
        notes.push({
          patch: instruments.pad,
          pitch,
          pan,
          velocity: mix(0.6, 1, energy),
          ...this.span(bar, step, length),
        });
      });
    }
    return notes;
  }

  private bassNotes(bar: number, energy: number): Note[] {
    const { style } = this;
    return style.bass.map(([step, length, above]) => {
      const root = degreeToPitch(this.tonic, style.scale, this.rootAt(bar, step));
      const pitch = toRegister(root, style.register.bass) + above;
      const velocity = mix(0.6, 1, energy) * (step % 8 === 0 ? 1 : 0.8);
      return { patch: this.instruments.bass, pitch, pan: 0, velocity, ...this.span(bar, step, length * 0.95) };
    });
  }

  private figureNotes(bar: number, energy: number, random: Random): Note[] {
    const { style } = this;
    const chord = { tonic: this.tonic, centre: style.register.figure };
    return style.figure.map(([step, tone], i) => {
      const pitches = leadVoices(style, { ...chord, root: this.rootAt(bar, step) }, null);
      const accent = step % 4 === 0 ? 1 : 0.6;
      return {
        patch: this.instruments.figure,
        pitch: pitches[tone % pitches.length] as number,
        pan: i % 2 === 0 ? -0.35 : 0.35,
        velocity: accent * mix(0.45, 1, energy) * random.between(0.9, 1),
        ...this.span(bar, step, 1.8),
      };
    });
  }

  private melodyNotes(bar: number, energy: number): Note[] {
    const tune = this.melody.bar(bar, (step) => this.rootAt(bar, step), bar === this.lastBar);
    // Calm tunes breathe: their second phrase leaves a bar to the chords alone.
    if (this.spec.audio_mood === 'calm' && bar % 8 === 5) return [];
    return tune.map(({ step, length, pitch }) => ({
      patch: this.instruments.melody,
      pitch,
      pan: 0.12,
      velocity: mix(0.6, 1, energy) * (step % 4 === 0 ? 1 : 0.85),
      ...this.span(bar, step, length * 0.92),
    }));
  }

  private drumStrokes(bar: number, energy: number, random: Random): DrumStroke[] {
    const strokes: DrumStroke[] = [];
    const level = this.style.levels.drums * clamp(energy * 1.25, 0.25, 1);
    for (const drum of ['kick', 'snare', 'hat'] as const) {
      const pattern = this.style.drums[drum];
      for (let step = 0; step < STEPS_PER_BAR; step++) {
        const mark = pattern[step];
        // Soft strokes between the beats are ornament: they come in as the music grows.
        const isOrnament = mark === 'o' && step % 4 !== 0;
        if (mark === '.' || (isOrnament && energy < 0.5)) continue;
        const velocity = level * (mark === 'x' ? 1 : 0.5) * random.between(0.88, 1);
        strokes.push({ drum, startSample: this.span(bar, step, 1).startSample, velocity });
      }
    }
    return strokes;
  }

  private span(bar: number, step: number, length: number): { startSample: number; lengthSamples: number } {
    const start = (bar * STEPS_PER_BAR + step) * this.stepSamples;
    return { startSample: Math.round(start), lengthSamples: Math.round(length * this.stepSamples) };
  }
}
