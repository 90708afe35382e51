import { readFileSync, statSync } from 'node:fs';
import { readSceneSpec } from '../creation/read-scene-spec.js';
import type { SceneSpec } from '../creation/scene-spec.js';
import { StudioError } from './studio-error.js';

const FIX = 'Give the JSON of a spec, or a video that was made by this program.';

/**
 * A stored spec: from a JSON file (the spec itself, or what `motion generate --json` printed), or from the
 * recipe that a video carries.
 *
 * @throws {StudioError} `studio/cannot-read` when there is no such file or it is no JSON
 * @throws {MediaError} when it is a video without a recipe, or neither JSON nor video
 * @throws {SceneSpecError} when the spec is faulty
 */
export async function loadSpec(path: string): Promise<SceneSpec> {
  return (await loadRecipe(path)).spec;
}

/** A stored spec and, where it was kept, the prompt as it was given; errors as of `loadSpec`. */
export async function loadRecipe(path: string): Promise<{ spec: SceneSpec; prompt: string | null }> {
  const stored = await readStored(path);
  return { spec: readSceneSpec(stored.spec), prompt: typeof stored.prompt === 'string' ? stored.prompt : null };
}

async function readStored(path: string): Promise<{ spec: unknown; prompt?: unknown }> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new StudioError('studio/cannot-read', `There is no file "${path}". ${FIX}`);
  const bytes = readFileSync(path);
  if (!looksLikeJson(bytes)) {
    // The codec library takes longer to load than all the rest: only for videos.
    const { readRecipe } = await import('../media/recipe.js');
    return readRecipe(path);
  }
  const stored = parseJson(bytes, path);
  const isResult = typeof stored === 'object' && stored !== null && 'spec' in stored && !('spec_version' in stored);
  return isResult ? stored : { spec: stored };
}

function looksLikeJson(bytes: Buffer): boolean {
  return /^\uFEFF?\s*[[{"]/.test(bytes.toString('utf8', 0, 64));
}

function parseJson(bytes: Buffer, path: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new StudioError('studio/cannot-read', `"${path}" is no JSON: ${(cause as Error).message}. ${FIX}`, { cause });
  }
}
