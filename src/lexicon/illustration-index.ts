/** What an illustration shows. */
export type IllustrationCategory =
  | 'person'
  | 'animal'
  | 'plant'
  | 'food'
  | 'vehicle'
  | 'building'
  | 'furniture'
  | 'nature'
  | 'object';

/** Where a thing is at home: decides where creation puts it. */
export type IllustrationHabitat = 'land' | 'air' | 'water' | 'indoor' | 'space';

/** Which way the drawing looks. */
export type IllustrationFacing = 'left' | 'right' | 'front';

/** One drawing of the pack. */
export interface IllustrationEntry {
  /** Set and name, e.g. `noto:dog`. */
  readonly key: string;
  /** Its place in the index, from 0. */
  readonly number: number;
  readonly category: IllustrationCategory;
  /** Where it is at home when the noun itself does not say. */
  readonly habitat: IllustrationHabitat;
  readonly facing: IllustrationFacing;
  /** First byte of its SVG (UTF-8) in the pack. */
  readonly offset: number;
  /** Length of its SVG in bytes. */
  readonly length: number;
  /** Keys of the same drawing in other skin tones, light to dark; empty where there are none. */
  readonly tones: readonly string[];
}

/** The illustrations of the pack and the nouns that they depict. */
export interface IllustrationIndex {
  readonly entries: ReadonlyMap<string, IllustrationEntry>;
  /** Singular noun, lower case, words separated by one space → key. */
  readonly keyOf: ReadonlyMap<string, string>;
}

/** The index as stored beside the pack: plain JSON, rows instead of objects to stay small. */
export interface StoredIllustrationIndex {
  readonly version: 1;
  readonly entries: readonly (readonly [
    key: string,
    category: IllustrationCategory,
    habitat: IllustrationHabitat,
    facing: IllustrationFacing,
    offset: number,
    length: number,
    tones: readonly string[],
  ])[];
  readonly nouns: Readonly<Record<string, string>>;
}

/**
 * Opens a stored index.
 *
 * @throws {Error} when it was written by another version of the build
 */
export function openIllustrationIndex(stored: StoredIllustrationIndex): IllustrationIndex {
  if (stored.version !== 1) {
    throw new Error(
      `The illustration index has version ${String(stored.version)}, this code reads version 1. Build the package again.`,
    );
  }
  const entries = new Map<string, IllustrationEntry>();
  for (const [key, category, habitat, facing, offset, length, tones] of stored.entries) {
    entries.set(key, { key, number: entries.size, category, habitat, facing, offset, length, tones });
  }
  return { entries, keyOf: new Map(Object.entries(stored.nouns)) };
}
