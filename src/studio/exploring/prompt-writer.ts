import type { ProceduralOptions } from '../../interpretation/prompts/procedural-prompt.js';
import type { Random } from '../../numerics/random.js';

export type { ProceduralOptions };

/** Writes prompts: readable English that interpretation understands whole. The same chance gives the same prompts. */
export interface PromptWriter {
  /**
   * A prompt that leads into cells that nobody reached; null when there is none left that a prompt could lead to.
   * It remembers what it aimed at: cells that were missed come up again only after all others.
   *
   * @param reached - as `MotionService.reachedCells` tells
   */
  aim(reached: Readonly<Record<string, readonly string[]>>, random: Random, limits?: AimLimits): AimedPrompt | null;
  /** Remembers what a prompt of another explorer aims at, as if it were its own. */
  notePrompt(prompt: string): void;
  /** A prompt after the rules of contract §4.3. */
  procedural(random: Random, options: ProceduralOptions): string;
  /**
   * A prompt for an origin of narrative that nobody reached, genres first (contract §4.3); null when all are.
   *
   * @param found - keys that were seen, by aspect: `coverage.narrative.genre.entry_keys`
   */
  narrative(found: Readonly<Record<string, readonly string[]>>, random: Random): AimedPrompt | null;
}

/** A cell: the aspect (`static.color`) and its name in the aspect's grid. */
export interface Aim {
  aspect: string;
  cell: string;
}

/** What a prompt may ask for. */
export interface AimLimits {
  /** Cells that need a longer video to show are left alone; default: none. */
  readonly longestSeconds?: number;
  /** Whether cells of an aspect are aimed at; default: of all. */
  isWanted?(aspect: string): boolean;
}

/** The first of its aims, and all of them. */
export interface AimedPrompt extends Aim {
  prompt: string;
  aims: readonly Aim[];
  /** So long must the video be for all of them to show; null when any length will do. */
  seconds: number | null;
}
