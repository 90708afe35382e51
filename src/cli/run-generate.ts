import { statSync } from 'node:fs';
import { extname, relative } from 'node:path';
import type { SceneSpec } from '../creation/scene-spec.js';
import type { RegistryStore } from '../registries/registry-store.js';
import type { GenerateOptions, GenerateResult } from '../studio/generate.js';
import type { LearnedValues } from '../studio/learn.js';
import { sharedCrew } from '../studio/threads/shared-crew.js';
import { assertPossible, type VideoWishes } from '../studio/video-wishes.js';
import { describeLearned } from './describe-learned.js';
import type { GenerateCommandOptions } from './generate-command.js';
import { interruptible } from './interruption.js';
import { NotLearnedError } from './not-learned-error.js';
import type { ProgressLine } from './progress-bar.js';
import { UsageError } from './usage-error.js';

/** Carries out `motion generate`. */
export async function runGenerate(prompt: string | undefined, options: GenerateCommandOptions): Promise<void> {
  assertUsage(prompt, options);
  assertPossible(wishesOf(options));
  await interruptible(async (signal) => {
    // Threads start while the rest of the program loads, the registries open and the prompt is understood.
    sharedCrew();
    const registries = openRegistriesFor(options);
    // Reported where it is awaited.
    registries.catch(() => undefined);
    try {
      const result = await make(prompt, options, registries, signal);
      const store = await registries;
      if (!options.learn || !store) report(result, options);
      else await learnAndReport(result, options, store, signal);
    } finally {
      await registries.then((store) => store?.close()).catch(() => undefined);
    }
  });
}

/** The registries to draw on, and to write to with --learn; a stored spec needs none to be made. */
async function openRegistriesFor(options: GenerateCommandOptions): Promise<RegistryStore | null> {
  if (options.spec !== undefined && !options.learn) return null;
  const { openExistingStore, openStore } = await import('../studio/registries/open-store.js');
  return options.learn ? openStore(options) : openExistingStore(options);
}

async function make(
  prompt: string | undefined,
  options: GenerateCommandOptions,
  registries: Promise<RegistryStore | null>,
  signal: AbortSignal,
): Promise<GenerateResult> {
  const bar = await barFor(options, ['Rendering', 'frames']);
  try {
    const { generate } = await import('../studio/generate.js');
    const request = { ...(await requestFor(prompt, options)), registries, signal };
    return await generate(request, ({ encodedFrames, totalFrames }) => bar?.show(encodedFrames, totalFrames));
  } finally {
    bar?.clear();
  }
}

/** The video stands whatever becomes of the learning; failing to learn is a failure of the command all the same. */
async function learnAndReport(
  result: GenerateResult,
  options: GenerateCommandOptions,
  store: RegistryStore,
  signal: AbortSignal,
): Promise<void> {
  const bar = await barFor(options, ['Learning', 's']);
  try {
    const { learn } = await import('../studio/learn.js');
    const discoveries = await learn(result, store, {
      signal,
      onProgress: (done) => bar?.show(Math.min(done, result.duration_seconds), result.duration_seconds),
    });
    bar?.clear();
    report({ ...result, discoveries }, options);
  } catch (cause) {
    bar?.clear();
    report({ ...result, discoveries: null }, options);
    throw new NotLearnedError(relative('.', result.path), cause);
  }
}

function assertUsage(prompt: string | undefined, options: GenerateCommandOptions): void {
  if (options.spec === undefined) {
    if (prompt === undefined)
      throw new UsageError(
        'There is no prompt. Say what the video should show, e.g. motion generate "a red boat on a lake".',
      );
  } else {
    const settled = (
      [
        ['a prompt', prompt],
        ['--duration', options.duration],
        ['--seed', options.seed],
        ['--size', options.size],
        ['--fps', options.fps],
        ['--mode', options.mode],
        ['--look', options.look],
      ] as const
    )
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name);
    if (settled.length > 0)
      throw new UsageError(`A stored spec settles everything: leave out ${settled.join(', ')}, or leave out --spec.`);
  }
  const extension = extname(options.output ?? '').toLowerCase();
  if (!['', '.mp4', '.m4v'].includes(extension))
    throw new UsageError(`"${options.output}" cannot be made: videos are MP4 files. Use a name that ends in .mp4.`);
}

async function barFor(
  { quiet }: GenerateCommandOptions,
  [work, unit]: readonly [work: string, unit: string],
): Promise<ProgressLine | undefined> {
  if (quiet || !process.stderr.isTTY) return undefined;
  const { progressBar } = await import('./progress-bar.js');
  return progressBar(work, unit);
}

async function requestFor(prompt: string | undefined, options: GenerateCommandOptions): Promise<GenerateOptions> {
  const stored = options.spec === undefined ? undefined : await recipeFrom(options.spec);
  const words = stored ? (stored.prompt ?? stored.spec.raw_prompt) : (prompt ?? '');
  const output = await outputPath(options.output, words);
  const target = output === undefined ? {} : { output };
  return { ...target, prompt: words, ...(stored ? { spec: stored.spec } : wishesOf(options)) };
}

function wishesOf(options: GenerateCommandOptions): VideoWishes {
  return {
    ...(options.duration === undefined ? {} : { durationSeconds: options.duration }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.size ?? {}),
    ...(options.fps === undefined ? {} : { fps: options.fps }),
    ...(options.mode === undefined ? {} : { mode: options.mode }),
    ...(options.look === undefined ? {} : { look: options.look }),
  };
}

async function recipeFrom(path: string): Promise<{ spec: SceneSpec; prompt: string | null }> {
  const { loadRecipe } = await import('../studio/load-spec.js');
  return loadRecipe(path);
}

/** A folder as output means: a free name in there. */
async function outputPath(output: string | undefined, prompt: string): Promise<string | undefined> {
  if (output === undefined || !statSync(output, { throwIfNoEntry: false })?.isDirectory()) return output;
  const { freeVideoPath } = await import('../studio/video-name.js');
  return freeVideoPath(prompt, output);
}

/** @param result - `discoveries` when the video was to be learned from, null when that failed */
function report(
  result: GenerateResult & { discoveries?: LearnedValues | null },
  { json, quiet }: GenerateCommandOptions,
): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    return;
  }
  const path = relative('.', result.path);
  if (quiet) {
    process.stdout.write(`${path}\n`);
    return;
  }
  const { width, height, fps, duration_seconds, seed, timings_ms } = result;
  const size = formatBytes(statSync(result.path).size);
  const seconds = Number(duration_seconds.toFixed(2));
  process.stdout.write(
    `${path}  ${width}x${height}, ${seconds} s at ${fps} fps, ${size}, seed ${seed}, made in ${(timings_ms.total / 1000).toFixed(2)} s\n`,
  );
  if (result.discoveries) process.stdout.write(describeLearned(result.discoveries));
}

function formatBytes(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
