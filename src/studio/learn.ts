import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { SceneSpec } from '../creation/scene-spec.js';
import type { Observation } from '../extraction/observation.js';
import type { Instruction } from '../interpretation/instruction.js';
import type { NamedKey, RegistryStore } from '../registries/registry-store.js';
import { analysisOf } from './analysis.js';
import { type ExtractOptions, extract } from './extract.js';
import { growAll } from './grow.js';
import { loadRecipe } from './load-spec.js';
import { abortedError, StudioError } from './studio-error.js';

/** A video to learn from; what `generate` returns is one. */
export interface LearnableVideo {
  /** UUID: the same job teaches once. */
  job_id: string;
  path: string;
  /** Empty when nobody knows it. */
  prompt: string;
  /** The recipe that was rendered; null for a video from elsewhere. */
  spec: SceneSpec | null;
  instruction: Instruction | null;
}

/** What one video showed, by aspect (`static.color`): values that were new, and values that were known. */
export type LearnedValues = Record<string, { new: NamedValueKey[]; seen_again: NamedValueKey[] }>;

/** A stored value by its key and name. */
export interface NamedValueKey {
  key: string;
  name: string;
}

/**
 * Learns from a finished video: measures the file, finds what it shows, and records that with what was asked for and
 * made. All of it is recorded or nothing, and the same job sent again changes nothing.
 *
 * @throws {MediaError} when the file cannot be read
 * @throws {StudioError} `studio/aborted` when the signal says so before recording begins
 * @throws {RegistryError} when it cannot be recorded
 */
export async function learn(
  video: LearnableVideo,
  store: RegistryStore,
  options: ExtractOptions = {},
): Promise<LearnedValues> {
  const observation = await extract(video.path, options);
  if (options.signal?.aborted) throw abortedError();
  return learnFrom(observation, video, store);
}

/**
 * Records what a measured video shows, with what was asked for and made, in one transaction.
 *
 * @throws {RegistryError} when it cannot be recorded
 */
export async function learnFrom(
  observation: Observation,
  { job_id, prompt, spec, instruction }: Omit<LearnableVideo, 'path'>,
  store: RegistryStore,
): Promise<LearnedValues> {
  const { added, seen } = await store.record({
    jobId: job_id,
    prompt,
    discoveries: growAll(observation, { spec, instruction, prompt }),
    learning: { spec, analysis: analysisOf(observation) },
    ...(instruction && prompt !== '' ? { interpretation: { instruction, source: 'generate' as const } } : {}),
  });
  return byAspect(added, seen);
}

/**
 * A file as something to learn from: with its recipe when this program made it, and with a job that its bytes alone
 * decide, so that the same file teaches once.
 *
 * @throws {StudioError} `studio/cannot-read` when there is no such file
 */
export async function learnableFile(path: string): Promise<LearnableVideo> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new StudioError('studio/cannot-read', `There is no file "${path}". Name a video or audio file.`);
  const recipe = await loadRecipe(path).catch(() => null);
  return {
    job_id: await jobOfFile(path),
    path,
    prompt: recipe ? (recipe.prompt ?? recipe.spec.raw_prompt) : '',
    spec: recipe?.spec ?? null,
    instruction: null,
  };
}

/** A UUID made of the SHA-256 of a file, in the layout of RFC 9562 version 8. */
async function jobOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const hex = hash.digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function byAspect(added: readonly NamedKey[], seen: readonly NamedKey[]): LearnedValues {
  const values: LearnedValues = {};
  const put = (kind: 'new' | 'seen_again', { registry, aspect, key, name }: NamedKey): void => {
    const place = `${registry}.${aspect}`;
    values[place] ??= { new: [], seen_again: [] };
    values[place][kind].push({ key, name });
  };
  for (const each of added) put('new', each);
  for (const each of seen) put('seen_again', each);
  return values;
}
