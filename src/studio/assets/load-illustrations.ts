import {
  type IllustrationIndex,
  openIllustrationIndex,
  type StoredIllustrationIndex,
} from '../../lexicon/illustration-index.js';
import { type FindIllustrationOptions, findIllustration, type Illustration } from '../../lexicon/illustrations.js';
import { nounRelations } from '../../lexicon/noun-relations.js';
import { readAsset } from './build-assets.js';
import { loadLexicon } from './load-lexicon.js';
import { rasterPlace } from './raster-pack.js';
import { openDrawing, type StoredDrawing } from './stored-drawing.js';

let index: IllustrationIndex | undefined;

/** The index of illustrations; read once per thread, in a few milliseconds. */
export function loadIllustrationIndex(): IllustrationIndex {
  index ??= openIllustrationIndex(
    JSON.parse(readAsset('illustrations.json').toString('utf8')) as StoredIllustrationIndex,
  );
  return index;
}

/**
 * Where one illustration lies in the build.
 *
 * @throws {Error} when the key is not in the index
 */
export function storedDrawing(key: string): StoredDrawing {
  const entry = loadIllustrationIndex().entries.get(key);
  if (!entry)
    throw new Error(
      `There is no illustration "${key}" in this build. Render the prompt again, or use the version that made the spec.`,
    );
  return { svg: { offset: entry.offset, length: entry.length }, raster: rasterPlace(entry.number) };
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
    svg: (key) => openDrawing(storedDrawing(key)).svg(),
  };
  return illustrations;
}
