import type { Random } from '../numerics/random.js';

/** What creation must know of a drawing to place it. */
export interface IllustrationFact {
  /** Key of the drawing, e.g. `noto:dog`. */
  readonly key: string;
  /** The noun that it depicts. */
  readonly depicts: string;
  readonly facing: 'left' | 'right' | 'front';
  /** Height of the real thing in metres. */
  readonly heightMetres: number;
  readonly habitat: 'land' | 'air' | 'water' | 'indoor' | 'space';
  readonly category:
    | 'person'
    | 'animal'
    | 'plant'
    | 'food'
    | 'vehicle'
    | 'building'
    | 'furniture'
    | 'nature'
    | 'object';
}

/**
 * Finds the drawing of a noun, doing something when `action` is given; null when there is none. `byName` asks for a drawing
 * of that very thing, not of its kind.
 */
export type Illustrate = (
  noun: string,
  options: { action: string | null; random: Random; byName?: boolean },
) => IllustrationFact | null;
