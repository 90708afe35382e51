/**
 * The compiled lexicon: WordNet as flat tables that are used where they lie, so that opening a lexicon
 * costs no parsing at all. One file, little-endian, every section padded to four bytes.
 */

/** Sections in file order. `start` tables hold one more row than they index: row i spans start[i] to start[i + 1]. */
export const SECTIONS = [
  /** u32: where each lemma's bytes start in `lemmaBytes`. Lemmas stand in byte order. */
  'lemmaStart',
  /** u8: the lemmas, ASCII, lower case, words joined by `_`. */
  'lemmaBytes',
  /** u32: where each lemma's senses start. */
  'senseStart',
  /** u32: synset of each sense; by part of speech, then most frequent first. */
  'senseSynset',
  /** u16: how often the sense was met in WordNet's tagged texts. */
  'senseUses',
  /** u8: lexicographer file of each synset, 0–44. */
  'synsetFile',
  /** u8: bits of `SYNSET_FLAGS`. */
  'synsetFlags',
  /** u32: where each synset's upward links start. */
  'upStart',
  /** u32: hypernyms of nouns and verbs; the head that a satellite adjective is similar to. */
  'up',
  /** u32: where each synset's sideways links start. */
  'relatedStart',
  /** u32: derived forms, pertained nouns, attributes, participles. */
  'related',
  /** u32: where each synset's words start. */
  'wordStart',
  /** u32: lemma numbers. */
  'word',
  /** u8: irregular forms, ASCII lines `a|n|v form lemma`, each ended, in the order of what stands before the lemma. */
  'irregular',
] as const;

export type SectionName = (typeof SECTIONS)[number];

/** Width of a section's values in bytes. */
export const SECTION_WIDTHS: Readonly<Record<SectionName, 1 | 2 | 4>> = {
  lemmaStart: 4,
  lemmaBytes: 1,
  senseStart: 4,
  senseSynset: 4,
  senseUses: 2,
  synsetFile: 1,
  synsetFlags: 1,
  upStart: 4,
  up: 4,
  relatedStart: 4,
  related: 4,
  wordStart: 4,
  word: 4,
  irregular: 1,
};

export const SYNSET_FLAGS = {
  /** The thing comes in pairs, and its plural names one pair: skis, chopsticks. */
  pair: 1,
  /** A single individual, such as a town or a painter. */
  instance: 2,
} as const;

/** "MPL" and the version of this layout. */
const MAGIC = 0x4d504c02;

export type SectionArray = Uint8Array | Uint16Array | Uint32Array;

/** Lays the sections out as one file. */
export function packSections(sections: Readonly<Record<SectionName, ArrayLike<number>>>): Uint8Array {
  const headerWords = 1 + SECTIONS.length;
  const total = SECTIONS.reduce(
    (sum, name) => sum + padded(sections[name].length * SECTION_WIDTHS[name]),
    headerWords * 4,
  );
  const bytes = new Uint8Array(total);
  const header = new Uint32Array(bytes.buffer, 0, headerWords);
  header[0] = MAGIC;
  let at = headerWords * 4;
  SECTIONS.forEach((name, i) => {
    header[i + 1] = sections[name].length;
    sectionView(bytes, name, at, sections[name].length).set(sections[name]);
    at += padded(sections[name].length * SECTION_WIDTHS[name]);
  });
  return bytes;
}

/**
 * Views of a packed file's sections; nothing is copied unless `bytes` starts off a four-byte boundary.
 *
 * @throws {Error} when the bytes are not a lexicon of this version, or are cut short
 */
export function unpackSections(bytes: Uint8Array): Record<SectionName, SectionArray> {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const headerWords = 1 + SECTIONS.length;
  const header =
    aligned.length >= headerWords * 4 ? new Uint32Array(aligned.buffer, aligned.byteOffset, headerWords) : undefined;
  if (header?.[0] !== MAGIC) {
    throw new Error(
      `The lexicon file (${bytes.length} bytes) is not of this version. Build it again: node dist/scripts/build-lexicon.js`,
    );
  }
  const views: Partial<Record<SectionName, SectionArray>> = {};
  let at = headerWords * 4;
  SECTIONS.forEach((name, i) => {
    const length = header[i + 1] ?? 0;
    if (at + length * SECTION_WIDTHS[name] > aligned.length) {
      throw new Error(
        `The lexicon file is cut short in its section ${name}. Build it again: node dist/scripts/build-lexicon.js`,
      );
    }
    views[name] = sectionView(aligned, name, at, length);
    at += padded(length * SECTION_WIDTHS[name]);
  });
  return views as Record<SectionName, SectionArray>;
}

function sectionView(bytes: Uint8Array, name: SectionName, at: number, length: number): SectionArray {
  const width = SECTION_WIDTHS[name];
  if (width === 4) return new Uint32Array(bytes.buffer, bytes.byteOffset + at, length);
  if (width === 2) return new Uint16Array(bytes.buffer, bytes.byteOffset + at, length);
  return new Uint8Array(bytes.buffer, bytes.byteOffset + at, length);
}

function padded(bytes: number): number {
  return (bytes + 3) & ~3;
}
