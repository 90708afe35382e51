import { FormatContext } from 'node-av/lib';
import { MediaError } from './media-error.js';
import { check } from './native-call.js';

/** How a video came to be: enough to make it again. Carried by every video as metadata. */
export interface Recipe {
  software: 'motion-productions';
  /** Version of the software that made it. */
  version: string;
  prompt: string;
  seed: number;
  /** The whole SceneSpec, as plain JSON; its reader validates it. */
  spec: unknown;
}

/** The container's standard comment field: it survives remuxing, and players show it. */
const RECIPE_KEY = 'comment';

/** The recipe as the container's metadata: the prompt as the title that players show, the rest as JSON. */
export function recipeMetadata(recipe: Recipe): Record<string, string> {
  // NUL would end the native string; other control characters make no title.
  const title = recipe.prompt
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 1000);
  return { ...(title === '' ? {} : { title }), [RECIPE_KEY]: JSON.stringify(recipe) };
}

/**
 * The recipe that a video of ours carries.
 *
 * @throws {MediaError} `media/cannot-read` when the file is no readable media file, `media/no-recipe` when
 *   it was made by something else or has lost its metadata
 */
export function readRecipe(path: string): Recipe {
  const recipe = parseRecipe(readMetadata(path)[RECIPE_KEY]);
  if (recipe) return recipe;
  throw new MediaError(
    'media/no-recipe',
    `"${path}" carries no recipe: it was not made by this program, or its metadata was removed. Give a spec as JSON, or a video that still has its comment field.`,
    { path },
  );
}

function parseRecipe(text: string | undefined): Recipe | undefined {
  if (!text?.startsWith('{')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecipe(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isRecipe(value: unknown): value is Recipe {
  return (
    typeof value === 'object' &&
    value !== null &&
    'software' in value &&
    value.software === 'motion-productions' &&
    'spec' in value
  );
}

function readMetadata(path: string): Record<string, string> {
  const container = new FormatContext();
  const code = container.openInputSync(path, null, null);
  if (code < 0) container.freeContext();
  check(code, {
    code: 'media/cannot-read',
    what: `Cannot read "${path}" as a video`,
    path,
    fix: 'Check the path, or that the file is complete.',
  });
  try {
    return container.metadata?.getAll() ?? {};
  } finally {
    container.closeInputSync();
  }
}
