import { randomBytes } from 'node:crypto';
import { createScene } from '../creation/create-scene.js';
import { originKnowledge } from '../creation/origin-knowledge.js';
import type { SceneSpec } from '../creation/scene-spec.js';
import { durationProblem, frameRateProblem, sizeProblem } from '../creation/video-format.js';
import type { Instruction } from '../interpretation/instruction.js';
import { interpret } from '../interpretation/interpret.js';
import { findIllustration } from '../lexicon/illustrations.js';
import { nounRelations } from '../lexicon/noun-relations.js';
import type { CreationMode } from '../origins/domains.js';
import { loadIllustrationIndex } from './load-illustrations.js';
import { loadLexicon } from './load-lexicon.js';
import { StudioError } from './studio-error.js';
import { VOCABULARY } from './vocabulary.js';

/** What may be said about a video beside its prompt. */
export interface VideoWishes {
  /** Seconds, 0.25–600; default: what the prompt says, else 6. */
  durationSeconds?: number;
  /** Whole number in [0, 2^53); default: drawn from the system's secure source. */
  seed?: number;
  /** Pixels, even, 64–3840; default 512. */
  width?: number;
  /** Pixels, even, 64–3840; default 512. */
  height?: number;
  /** 12, 24, 25, 30 or 60; default 24. */
  fps?: number;
  /** Default `pure_per_frame`. */
  mode?: CreationMode;
  /** Name of a look; default: what the prompt says, else creation's choice. */
  look?: string;
}

/** A video that is thought out but not made. */
export interface VideoPlan {
  prompt: string;
  instruction: Instruction;
  spec: SceneSpec;
  timingsMs: { interpret: number; create: number };
}

const DEFAULT_SECONDS = 6;
const DEFAULT_SIDE = 512;
const DEFAULT_FPS = 24;

/**
 * Understands a prompt and decides everything that it leaves open. The same prompt, wishes and seed give the
 * same plan.
 *
 * @throws {StudioError} `studio/usage` for wishes that cannot be met
 * @throws {PromptError} for a prompt that no one could follow
 */
export function planVideo(prompt: string, wishes: VideoWishes): VideoPlan {
  assertPossible(wishes);
  const start = performance.now();
  const instruction = understand(prompt);
  const understood = performance.now();
  const spec = imagine(instruction, wishes);
  return { prompt, instruction, spec, timingsMs: { interpret: understood - start, create: performance.now() - understood } };
}

/**
 * What a prompt asks for.
 *
 * @throws {PromptError} for a prompt that no one could follow
 */
export function understand(prompt: string): Instruction {
  return interpret(prompt, { lexicon: loadLexicon(), vocabulary: VOCABULARY });
}

/**
 * Checks wishes before any work is done.
 *
 * @throws {StudioError} `studio/usage`, with what to say instead
 */
export function assertPossible(wishes: VideoWishes): void {
  const { width = DEFAULT_SIDE, height = DEFAULT_SIDE, fps = DEFAULT_FPS, durationSeconds, seed, look } = wishes;
  const problem =
    sizeProblem(width, height) ??
    frameRateProblem(fps) ??
    (durationSeconds === undefined ? null : durationProblem(durationSeconds)) ??
    (seed === undefined || (Number.isSafeInteger(seed) && seed >= 0) ? null : `A seed of ${seed} cannot be used. Use a whole number from 0 to ${Number.MAX_SAFE_INTEGER}.`) ??
    (look === undefined ? null : lookProblem(look));
  if (problem !== null) throw new StudioError('studio/usage', problem);
}

function lookProblem(look: string): string | null {
  const names = VOCABULARY.looks.map(({ name }) => name);
  return names.includes(look) ? null : `There is no look "${look}". Use one of: ${names.join(', ')}.`;
}

function imagine(instruction: Instruction, wishes: VideoWishes): SceneSpec {
  const lexicon = loadLexicon();
  const index = loadIllustrationIndex();
  const nouns = nounRelations(lexicon);
  return createScene(instruction, originKnowledge(), {
    seed: wishes.seed ?? drawSeed(),
    width: wishes.width ?? DEFAULT_SIDE,
    height: wishes.height ?? DEFAULT_SIDE,
    fps: wishes.fps ?? DEFAULT_FPS,
    durationSeconds: durationOf(instruction, wishes),
    mode: wishes.mode ?? 'pure_per_frame',
    look: wishes.look ?? null,
    lexicon,
    vocabulary: VOCABULARY,
    illustrate: (noun, { action, random }) => findIllustration(index, noun, { action, random, lexicon: nouns }),
  });
}

function durationOf(instruction: Instruction, wishes: VideoWishes): number {
  const seconds = wishes.durationSeconds ?? instruction.duration_seconds ?? DEFAULT_SECONDS;
  const problem = durationProblem(seconds);
  if (problem !== null) throw new StudioError('studio/usage', `The prompt asks for ${seconds} seconds. ${problem}`);
  return seconds;
}

/** 53 bits from the system's secure source. */
function drawSeed(): number {
  return Number(randomBytes(8).readBigUInt64LE() >> 11n);
}
