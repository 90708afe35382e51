import type { Random } from '../../numerics/random.js';

/** Writes prompts: readable English that interpretation understands whole. The same chance gives the same prompts. */
export interface PromptWriter {
  /**
   * A prompt that leads into a cell that nobody reached; null when there is none left that a prompt could lead to.
   *
   * @param reached - as `MotionService.reachedCells` tells
   */
  aim(reached: Readonly<Record<string, readonly string[]>>, random: Random): AimedPrompt | null;
  /** A prompt after the rules of contract §4.3. */
  procedural(random: Random, options: ProceduralOptions): string;
}

export interface AimedPrompt {
  prompt: string;
  /** Where it leads: the aspect (`static.color`) and its cell. */
  aspect: string;
  cell: string;
}

export interface ProceduralOptions {
  /** Prompts from which it must differ. */
  avoid: readonly string[];
  /** Share of instructive forms, 0–1. */
  instructiveRatio: number;
  /** Percent of static colours reached; null when nobody knows. Below 25, lighting words and warm or green subjects come first. */
  staticColorsPct: number | null;
  /** Share of prompts with a word of slang, and of dialect; default 0. */
  slangShare?: number;
  dialectShare?: number;
}
