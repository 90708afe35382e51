import { clamp } from '../numerics/arithmetic.js';
import type { Random } from '../numerics/random.js';
import { degreeToPitch, nearestChordDegree } from './harmony.js';
import type { MoodStyle, RhythmNote } from './moods.js';

/** A note of the melody within its bar. */
export interface MelodyNote {
  readonly step: number;
  readonly length: number;
  readonly pitch: number;
}

interface Motif {
  readonly rhythm: readonly RhythmNote[];
  /** Steps of the scale from the first note. */
  readonly contour: readonly number[];
}

/** How far a phrase's bars reach above its first: rise, rise, fall home. */
const PHRASE_ARCH = [0, 1, 2, 0] as const;

/**
 * A tune of four-bar phrases: a motif, the motif moved to the next chord, its answer, and a cadence on a long
 * chord tone. Every second phrase begins higher. What is strong falls on chord tones, what is weak moves by step.
 */
export class Melody {
  private readonly motif: Motif;
  private readonly answer: Motif;
  private degree: number;

  constructor(
    private readonly style: MoodStyle,
    private readonly tonic: number,
    random: Random,
  ) {
    const [first, second] = random.shuffle(style.motifs);
    this.motif = { rhythm: first as readonly RhythmNote[], contour: drawContour(first?.length ?? 1, random) };
    this.answer = { rhythm: second as readonly RhythmNote[], contour: drawContour(second?.length ?? 1, random) };
    this.degree = this.homeDegree();
  }

  /**
   * The notes of one bar over the chord root at each step.
   *
   * @param bar - its number in the piece
   * @param isLast - the piece ends here: cadence, whatever the phrase says
   */
  bar(bar: number, rootAt: (step: number) => number, isLast: boolean): MelodyNote[] {
    const place = bar % 4;
    if (isLast || place === 3) return [this.cadence(rootAt(0))];
    const motif = place === 2 ? this.answer : this.motif;
    const lift = (PHRASE_ARCH[place] as number) + (Math.floor(bar / 4) % 2);
    const target = Math.round((this.degree + this.homeDegree() + lift) / 2);
    const anchor = nearestChordDegree(this.style, rootAt(motif.rhythm[0]?.[0] ?? 0), target);
    return motif.rhythm.map(([step, length], i) => {
      const wanted = anchor + (motif.contour[i] as number);
      const isStrong = i === 0 || (step % 4 === 0 && length >= 3);
      this.degree = isStrong ? nearestChordDegree(this.style, rootAt(step), wanted) : wanted;
      return { step, length, pitch: degreeToPitch(this.tonic, this.style.scale, this.degree) };
    });
  }

  private cadence(root: number): MelodyNote {
    this.degree = nearestChordDegree(this.style, root, Math.round((this.degree + this.homeDegree()) / 2));
    return { step: 0, length: 10, pitch: degreeToPitch(this.tonic, this.style.scale, this.degree) };
  }

  /** Degree in the middle of the melody's register. */
  private homeDegree(): number {
    const octaves = (this.style.register.melody - this.tonic) / 12;
    return Math.round(octaves * this.style.scale.length);
  }
}

/** Mostly steps in one direction, now and then a turn: a line that a voice could sing. */
function drawContour(length: number, random: Random): number[] {
  let direction = random.chance(0.6) ? 1 : -1;
  let degree = 0;
  return Array.from({ length }, (_, i) => {
    if (i === 0) return 0;
    if (random.chance(0.35)) direction = -direction;
    degree = clamp(degree + direction * (random.chance(0.25) ? 2 : 1), -3, 4);
    return degree;
  });
}
