import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { SceneSpec } from '../creation/scene-spec.js';
import type { Instruction } from '../interpretation/instruction.js';
import type { FlashReport } from '../picture/flash-meter.js';
import type { RegistryStore } from '../registries/registry-store.js';
import { storedDrawing } from './assets/load-illustrations.js';
import type { StoredDrawing } from './assets/stored-drawing.js';
import { packageVersion } from './package-root.js';
import { drawSeed, planVideo, type VideoPlan } from './plan-video.js';
import { recall } from './registries/recall.js';
import { sharedCrew } from './threads/shared-crew.js';
import { freeVideoPath } from './video-name.js';
import { assertPossible, type VideoWishes } from './video-wishes.js';

interface GenerateTarget {
  /** Where the MP4 goes; default: a free name after the prompt in the working folder. An existing file is replaced once the new one is whole. */
  output?: string;
  /** Calls the run off: nothing is written, the promise rejects with `studio/aborted`. */
  signal?: AbortSignal;
  /** What was learned so far, to draw on: or a promise of it, or null. Only read; default: nothing but origins. */
  registries?: RegistryStore | null | Promise<RegistryStore | null>;
}

/** A video from a prompt, with wishes, or from a stored spec that says everything. */
export type GenerateOptions = GenerateTarget &
  (({ prompt: string; spec?: undefined } & VideoWishes) | { spec: SceneSpec; prompt?: string });

/** How far a video is. */
export interface GenerateProgress {
  encodedFrames: number;
  totalFrames: number;
}

/** A finished video, in the form that `motion generate --json` prints. */
export interface GenerateResult {
  job_id: string;
  /** Absolute. */
  path: string;
  prompt: string;
  seed: number;
  width: number;
  height: number;
  fps: number;
  frames: number;
  duration_seconds: number;
  timings_ms: GenerateTimings;
  /** What the flash meter saw (WCAG 2.3.1). */
  flashes: FlashReport;
  /** `null` when the video was made from a stored spec. */
  instruction: Instruction | null;
  spec: SceneSpec;
}

/** Milliseconds. */
export interface GenerateTimings {
  /** Prompt to instruction, with loading the lexicon the first time. */
  interpret: number;
  /** Instruction to spec. */
  create: number;
  /** Painting what frames are composed of. */
  prepare: number;
  /** Rendering, composing and encoding, side by side. */
  encode: number;
  total: number;
}

/**
 * Makes one video with sound. Rendering runs in threads that this process keeps for the next video; several
 * calls at once are served in order.
 *
 * @throws {StudioError} `studio/usage` for wishes that cannot be met, `studio/aborted` when called off
 * @throws {PromptError} for a prompt that no one could follow
 * @throws {MediaError} when the file cannot be written
 */
export async function generate(
  options: GenerateOptions,
  onProgress?: (progress: GenerateProgress) => void,
): Promise<GenerateResult> {
  const start = performance.now();
  if (!options.spec) assertPossible(options);
  const crew = sharedCrew();
  const plan = options.spec
    ? {
        prompt: options.prompt ?? options.spec.raw_prompt,
        instruction: null,
        spec: options.spec,
        timingsMs: { interpret: 0, create: 0 },
      }
    : await planFrom(options);
  const { spec } = plan;
  const path = resolve(options.output ?? freeVideoPath(plan.prompt, '.'));
  const made = await crew.make({
    spec,
    path,
    mp4: {
      width: spec.width,
      height: spec.height,
      fps: spec.fps,
      frames: spec.frame_count,
      recipe: { software: 'motion-productions', version: packageVersion(), prompt: plan.prompt, seed: spec.seed, spec },
    },
    illustrations: illustrationsOf(spec),
    ...(options.signal ? { signal: options.signal } : {}),
    onProgress: (encodedFrames) => onProgress?.({ encodedFrames, totalFrames: spec.frame_count }),
  });
  return {
    job_id: randomUUID(),
    path,
    prompt: plan.prompt,
    seed: spec.seed,
    width: spec.width,
    height: spec.height,
    fps: spec.fps,
    frames: spec.frame_count,
    duration_seconds: spec.duration_seconds,
    timings_ms: { ...plan.timingsMs, ...made.timings, total: performance.now() - start },
    flashes: made.flashes,
    instruction: plan.instruction,
    spec,
  };
}

/** Plans with what the registries know, when there are any. */
async function planFrom({
  prompt,
  registries,
  ...wishes
}: GenerateTarget & VideoWishes & { prompt: string }): Promise<VideoPlan> {
  const store = await registries;
  if (!store) return planVideo(prompt, wishes);
  const seed = wishes.seed ?? drawSeed();
  return planVideo(prompt, { ...wishes, seed }, await recall(store, prompt, seed));
}

/** The drawings that a spec names, and where they lie. */
export function illustrationsOf(spec: SceneSpec): Record<string, StoredDrawing> {
  return Object.fromEntries(spec.figures.map(({ illustration }) => [illustration, storedDrawing(illustration)]));
}
