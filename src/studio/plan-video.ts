import { randomBytes } from 'node:crypto';
import { createScene } from '../creation/create-scene.js';
import type { Knowledge } from '../creation/knowledge.js';
import type { SceneSpec } from '../creation/scene-spec.js';
import { durationProblem } from '../creation/video-format.js';
import type { Instruction } from '../interpretation/instruction.js';
import { interpret } from '../interpretation/interpret.js';
import type { LearnedMeanings } from '../interpretation/learned-meanings.js';
import type { RegistryNames } from '../interpretation/registry-names.js';
import { findIllustration } from '../lexicon/illustrations.js';
import { nounRelations } from '../lexicon/noun-relations.js';
import { colorCode } from './assets/color-codes.js';
import { loadIllustrationIndex } from './assets/load-illustrations.js';
import { loadLexicon } from './assets/load-lexicon.js';
import { VOCABULARY } from './assets/vocabulary.js';
import { nothingLearned, type Recalled } from './registries/recall.js';
import { StudioError } from './studio-error.js';
import { assertPossible, DEFAULT_WISHES, type VideoWishes } from './video-wishes.js';

/** A video that is thought out but not made. */
export interface VideoPlan {
  prompt: string;
  instruction: Instruction;
  spec: SceneSpec;
  timingsMs: { interpret: number; create: number };
}

/**
 * Understands a prompt and decides everything that it leaves open. The same prompt, wishes, seed and knowledge give
 * the same plan.
 *
 * @param recalled - what was learned and bears on it; default: nothing
 *
 * @throws {StudioError} `studio/usage` for wishes that cannot be met
 * @throws {PromptError} for a prompt that no one could follow
 */
export function planVideo(
  prompt: string,
  wishes: VideoWishes = {},
  { knowledge, names, meanings }: Recalled = nothingLearned(),
): VideoPlan {
  assertPossible(wishes);
  assertLook(wishes.look);
  const start = performance.now();
  const instruction = understand(prompt, names, meanings);
  const understood = performance.now();
  const spec = imagine(instruction, wishes, knowledge);
  return {
    prompt,
    instruction,
    spec,
    timingsMs: { interpret: understood - start, create: performance.now() - understood },
  };
}

/**
 * What a prompt asks for.
 *
 * @param names - stored values that its phrases call by name; default: none
 * @param learned - what was learned of words that nothing else explains; default: nothing
 * @throws {PromptError} for a prompt that no one could follow
 */
export function understand(
  prompt: string,
  names: RegistryNames = new Map(),
  learned: LearnedMeanings = new Map(),
): Instruction {
  return interpret(prompt, { lexicon: loadLexicon(), vocabulary: VOCABULARY, names, colors: colorCode, learned });
}

function assertLook(look: string | undefined): void {
  const names = VOCABULARY.looks.map(({ name }) => name);
  if (look === undefined || names.includes(look)) return;
  throw new StudioError('studio/usage', `There is no look "${look}". Use one of: ${names.join(', ')}.`);
}

/** What creation makes of an instruction, with what is left open drawn from `knowledge`. */
export function imagine(instruction: Instruction, wishes: VideoWishes, knowledge: Knowledge): SceneSpec {
  const lexicon = loadLexicon();
  const index = loadIllustrationIndex();
  const nouns = nounRelations(lexicon);
  return createScene(instruction, knowledge, {
    seed: wishes.seed ?? drawSeed(),
    width: wishes.width ?? DEFAULT_WISHES.width,
    height: wishes.height ?? DEFAULT_WISHES.height,
    fps: wishes.fps ?? DEFAULT_WISHES.fps,
    durationSeconds: durationOf(instruction, wishes),
    mode: wishes.mode ?? DEFAULT_WISHES.mode,
    look: wishes.look ?? null,
    lexicon,
    vocabulary: VOCABULARY,
    illustrate: (noun, options) => findIllustration(index, noun, { ...options, lexicon: nouns }),
  });
}

function durationOf(instruction: Instruction, wishes: VideoWishes): number {
  const seconds = wishes.durationSeconds ?? instruction.duration_seconds ?? DEFAULT_WISHES.durationSeconds;
  const problem = durationProblem(seconds);
  if (problem !== null) throw new StudioError('studio/usage', `The prompt asks for ${seconds} seconds. ${problem}`);
  return seconds;
}

/** 53 bits from the system's secure source. */
export function drawSeed(): number {
  return Number(randomBytes(8).readBigUInt64LE() >> 11n);
}
