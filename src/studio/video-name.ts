import { existsSync } from 'node:fs';
import { join } from 'node:path';

const LONGEST_NAME = 60;

/** A file name that says what the prompt asks for: `a-calm-ocean-at-dusk`. */
export function slugOf(prompt: string): string {
  const words = prompt
    .slice(0, 1000)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  let slug = '';
  for (const word of words ?? []) {
    if (slug.length + word.length + 1 > LONGEST_NAME) break;
    slug += slug === '' ? word : `-${word}`;
  }
  return slug || words?.[0]?.slice(0, LONGEST_NAME) || 'video';
}

/** A path in `folder` for the prompt's video that no file has yet: with `-2`, `-3` … where the plain name is taken. */
export function freeVideoPath(prompt: string, folder: string): string {
  const slug = slugOf(prompt);
  for (let number = 1; ; number++) {
    const path = join(folder, `${slug}${number === 1 ? '' : `-${number}`}.mp4`);
    if (!existsSync(path)) return path;
  }
}
