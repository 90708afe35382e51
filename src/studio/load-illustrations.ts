import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  type IllustrationIndex,
  openIllustrationIndex,
  type StoredIllustrationIndex,
} from '../lexicon/illustration-index.js';
import { type FindIllustrationOptions, findIllustration, type Illustration } from '../lexicon/illustrations.js';
import { nounRelations } from '../lexicon/noun-relations.js';
import { loadLexicon } from './load-lexicon.js';
import { packageRoot } from './package-root.js';

const asset = (file: string): string => join(packageRoot(), 'dist', 'assets', file);

/** Reads an asset of the build, with advice when it is missing. */
function readAsset(file: string): Buffer {
  try {
    return readFileSync(asset(file));
  } catch (cause) {
    throw new Error(`${asset(file)} cannot be read: the package is not built. Run "npm run build".`, { cause });
  }
}

let index: IllustrationIndex | undefined;

/** The index of illustrations; read once per thread, in a few milliseconds. */
export function loadIllustrationIndex(): IllustrationIndex {
  index ??= openIllustrationIndex(
    JSON.parse(readAsset('illustrations.json').toString('utf8')) as StoredIllustrationIndex,
  );
  return index;
}

/**
 * The SVG text of one illustration, read from its place in the pack.
 *
 * @throws {Error} when the key is not in the index
 */
export function readIllustrationSvg(key: string): string {
  const entry = loadIllustrationIndex().entries.get(key);
  if (!entry)
    throw new Error(
      `There is no illustration "${key}" in this build. Render the prompt again, or use the version that made the spec.`,
    );
  const bytes = Buffer.allocUnsafe(entry.length);
  const file = openSync(asset('illustrations.pack'), 'r');
  try {
    readSync(file, bytes, 0, entry.length, entry.offset);
  } finally {
    closeSync(file);
  }
  return bytes.toString('utf8');
}

/** The catalogue as creation and rendering use it. */
export interface Illustrations {
  /** The drawing of a noun, by name or through the lexicon; null when nothing depicts it. */
  find(noun: string, options?: Omit<FindIllustrationOptions, 'lexicon'>): Illustration | null;
  /** SVG text of a drawing. */
  svg(key: string): string;
}

let illustrations: Illustrations | undefined;

/** Opens the catalogue with the built lexicon behind it; once per thread. */
export function loadIllustrations(): Illustrations {
  if (illustrations) return illustrations;
  const opened = loadIllustrationIndex();
  const lexicon = nounRelations(loadLexicon());
  illustrations = {
    find: (noun, options = {}) => findIllustration(opened, noun, { ...options, lexicon }),
    svg: readIllustrationSvg,
  };
  return illustrations;
}

/** Bytes of the SVG rasteriser's WASM module. */
export function readRasteriserWasm(): Uint8Array {
  return readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'));
}

/** Bytes of the font for titles (Noto Sans SemiBold, OFL-1.1). */
export function readTitleFont(): Uint8Array {
  return readAsset('title-font.ttf');
}
