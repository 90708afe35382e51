import type { LexicographerFile, PartOfSpeech } from './lexicographer-files.js';
import { LEXICOGRAPHER_FILES, partOfFile } from './lexicographer-files.js';
import { SYNSET_FLAGS, unpackSections } from './lexicon-file.js';
import { detach } from './morphology.js';

/** Number of a synset, one meaning shared by several words; valid within one lexicon. */
export type SynsetNumber = number;

/** One meaning of a word. */
export interface Sense {
  readonly synset: SynsetNumber;
  /** 1 = the most frequent meaning. */
  readonly rank: number;
  /** How often it was met in WordNet's tagged texts. */
  readonly uses: number;
}

/** A synset above another one. */
export interface Ancestor {
  readonly synset: SynsetNumber;
  /** Links climbed; 0 = itself. */
  readonly distance: number;
}

/**
 * Words and their meanings, read-only. Lemmas are lower case; several words are joined by a space or `_`.
 * An anchor names one meaning: `lemma` (every sense) or `lemma#sense` (sense 1 first).
 */
export interface Lexicon {
  /** Whether the lemma exists (in that part of speech, when one is given). */
  has(lemma: string, part?: PartOfSpeech): boolean;
  senses(lemma: string, part: PartOfSpeech): readonly Sense[];
  /** Lemmas of an inflected form (mice → mouse, ran → run), the irregular ones first. */
  lemmasOf(form: string, part: PartOfSpeech): readonly string[];
  /** Whether some lemma of several words begins with these words. */
  continues(words: string): boolean;
  /** Words of one meaning, `_` between the words of a compound. */
  wordsOf(synset: SynsetNumber): readonly string[];
  fileOf(synset: SynsetNumber): LexicographerFile;
  /** Whether the meaning is one individual: a town, a river, a painter. */
  isInstance(synset: SynsetNumber): boolean;
  /** Whether the thing comes in pairs that the plural names: skis. */
  isPair(synset: SynsetNumber): boolean;
  /** The meaning itself and all above it, nearest first. For satellite adjectives: their head. */
  ancestors(synset: SynsetNumber): readonly Ancestor[];
  /** Derived forms, attributes and the like; any part of speech. */
  related(synset: SynsetNumber): readonly SynsetNumber[];
  /** Meanings that an anchor names; empty when the lexicon lacks it. */
  anchor(anchor: string, part?: PartOfSpeech): readonly SynsetNumber[];
  /** Whether any of the word's first `senses` meanings (default: all) lies at or below the anchor. */
  isA(word: string, anchor: string, options?: { part?: PartOfSpeech; senses?: number }): boolean;
}

/**
 * Opens a compiled lexicon. Nothing is parsed or copied: costs well under a millisecond.
 *
 * @param bytes - what `compileWordNet` returned
 * @throws {Error} when the bytes are no lexicon of this version
 */
export function openLexicon(bytes: Uint8Array): Lexicon {
  return new PackedLexicon(bytes);
}

class PackedLexicon implements Lexicon {
  readonly #tables: ReturnType<typeof unpackSections>;
  readonly #lemmaCount: number;
  /** Lines `part form lemma`, each ended, in the order of part and form. */
  #irregular: string | undefined;
  readonly #anchors = new Map<string, readonly SynsetNumber[]>();

  constructor(bytes: Uint8Array) {
    this.#tables = unpackSections(bytes);
    this.#lemmaCount = this.#tables.lemmaStart.length - 1;
  }

  has(lemma: string, part?: PartOfSpeech): boolean {
    const at = this.#find(lemma);
    return at >= 0 && (part === undefined || this.#sensesAt(at, part).length > 0);
  }

  senses(lemma: string, part: PartOfSpeech): readonly Sense[] {
    const at = this.#find(lemma);
    return at < 0 ? [] : this.#sensesAt(at, part);
  }

  lemmasOf(form: string, part: PartOfSpeech): readonly string[] {
    const irregular = this.#irregularLemmas(`${part[0]} ${form}`);
    const regular = detach(form, part, (lemma) => this.has(lemma, part));
    const known = irregular.filter((lemma) => this.has(lemma, part));
    return known.length === 0 ? regular : [...new Set([...known, ...regular])];
  }

  continues(words: string): boolean {
    const prefix = `${joined(words)}_`;
    return this.#startsWith(this.#lowerBound(prefix), prefix);
  }

  wordsOf(synset: SynsetNumber): readonly string[] {
    return this.#row('wordStart', 'word', synset).map((lemma) => this.#lemma(lemma));
  }

  fileOf(synset: SynsetNumber): LexicographerFile {
    return LEXICOGRAPHER_FILES[this.#tables.synsetFile[synset] ?? 3] ?? 'noun.Tops';
  }

  isInstance(synset: SynsetNumber): boolean {
    return ((this.#tables.synsetFlags[synset] ?? 0) & SYNSET_FLAGS.instance) !== 0;
  }

  isPair(synset: SynsetNumber): boolean {
    return ((this.#tables.synsetFlags[synset] ?? 0) & SYNSET_FLAGS.pair) !== 0;
  }

  ancestors(synset: SynsetNumber): readonly Ancestor[] {
    const found: Ancestor[] = [{ synset, distance: 0 }];
    const seen = new Set([synset]);
    for (let i = 0; i < found.length; i++) {
      const from = found[i];
      if (!from) break;
      for (const up of this.#row('upStart', 'up', from.synset)) {
        if (seen.has(up)) continue;
        seen.add(up);
        found.push({ synset: up, distance: from.distance + 1 });
      }
    }
    return found;
  }

  related(synset: SynsetNumber): readonly SynsetNumber[] {
    return this.#row('relatedStart', 'related', synset);
  }

  anchor(anchor: string, part: PartOfSpeech = 'noun'): readonly SynsetNumber[] {
    const key = `${part} ${anchor}`;
    const known = this.#anchors.get(key);
    if (known) return known;
    const [lemma = '', rank] = anchor.split('#');
    const senses = this.senses(lemma, part).filter((sense) => rank === undefined || sense.rank === Number(rank));
    const found = senses.map((sense) => sense.synset);
    // Anchors come from the vocabularies, never from prompts: the table stays small.
    this.#anchors.set(key, found);
    return found;
  }

  isA(
    word: string,
    anchor: string,
    { part = 'noun', senses = Number.POSITIVE_INFINITY }: { part?: PartOfSpeech; senses?: number } = {},
  ): boolean {
    const targets = this.anchor(anchor, part);
    return this.senses(word, part).some(
      (sense) => sense.rank <= senses && this.ancestors(sense.synset).some((up) => targets.includes(up.synset)),
    );
  }

  #sensesAt(lemma: number, part: PartOfSpeech): Sense[] {
    const { senseStart, senseSynset, senseUses, synsetFile } = this.#tables;
    const senses: Sense[] = [];
    for (let i = senseStart[lemma] ?? 0; i < (senseStart[lemma + 1] ?? 0); i++) {
      const synset = senseSynset[i] ?? 0;
      if (partOfFile(synsetFile[synset] ?? 3) === part)
        senses.push({ synset, rank: senses.length + 1, uses: senseUses[i] ?? 0 });
    }
    return senses;
  }

  #row(
    startName: 'upStart' | 'relatedStart' | 'wordStart',
    valueName: 'up' | 'related' | 'word',
    synset: number,
  ): number[] {
    const start = this.#tables[startName];
    return Array.from(this.#tables[valueName].subarray(start[synset] ?? 0, start[synset + 1] ?? 0));
  }

  #find(lemma: string): number {
    const name = joined(lemma);
    const at = this.#lowerBound(name);
    return at < this.#lemmaCount && this.#lemmaLength(at) === name.length && this.#startsWith(at, name) ? at : -1;
  }

  /** First lemma that does not stand before `name`. */
  #lowerBound(name: string): number {
    let low = 0;
    let high = this.#lemmaCount;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(middle, name) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #compare(lemma: number, name: string): number {
    const { lemmaStart, lemmaBytes } = this.#tables;
    const from = lemmaStart[lemma] ?? 0;
    const length = this.#lemmaLength(lemma);
    for (let i = 0; i < length && i < name.length; i++) {
      const difference = (lemmaBytes[from + i] ?? 0) - name.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return length - name.length;
  }

  #startsWith(lemma: number, prefix: string): boolean {
    if (lemma >= this.#lemmaCount || this.#lemmaLength(lemma) < prefix.length) return false;
    const from = this.#tables.lemmaStart[lemma] ?? 0;
    for (let i = 0; i < prefix.length; i++) {
      if (this.#tables.lemmaBytes[from + i] !== prefix.charCodeAt(i)) return false;
    }
    return true;
  }

  #lemmaLength(lemma: number): number {
    return (this.#tables.lemmaStart[lemma + 1] ?? 0) - (this.#tables.lemmaStart[lemma] ?? 0);
  }

  #lemma(lemma: number): string {
    const from = this.#tables.lemmaStart[lemma] ?? 0;
    return String.fromCharCode(...this.#tables.lemmaBytes.subarray(from, from + this.#lemmaLength(lemma)));
  }

  /** By halving: a table of all forms would take longer to make than a prompt to read. */
  #irregularLemmas(wanted: string): string[] {
    this.#irregular ??= new TextDecoder().decode(this.#tables.irregular as Uint8Array);
    const lines = this.#irregular;
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const start = lines.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
      if (keyOfLine(lines, start) < wanted) low = lines.indexOf('\n', start) + 1;
      else high = start;
    }
    const lemmas: string[] = [];
    while (low < lines.length && keyOfLine(lines, low) === wanted) {
      const end = lines.indexOf('\n', low);
      lemmas.push(lines.slice(low + wanted.length + 1, end));
      low = end + 1;
    }
    return lemmas;
  }
}

/** Part and form of the line that begins at `start`. */
function keyOfLine(lines: string, start: number): string {
  return lines.slice(start, lines.indexOf(' ', start + 2));
}

function joined(words: string): string {
  return words.includes(' ') ? words.replaceAll(' ', '_') : words;
}
