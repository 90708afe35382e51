import type { Knowledge } from '../creation/knowledge.js';
import type { Discovery } from '../growth/discovery.js';
import type { AspectRef } from '../origins/aspects.js';

/**
 * The registries of one system: what was discovered, how often, and what it is called. One implementation for
 * each database engine, the same behaviour in all of them; many processes may write at once.
 *
 * Terms: an *entry* is one stored value with its name; a *sighting* is one frame or window that showed it; a
 * *run* is one video and everything that was found in it.
 */
export interface RegistryStore {
  /**
   * Records what was found in one run, in one transaction, with what it taught and what its prompt was understood as
   * when the batch says so. The same batch sent again changes nothing and gives the first answer again.
   *
   * @throws {RegistryError} `registry/invalid-discovery` naming the path of the fault; nothing is stored then
   */
  record(batch: DiscoveryBatch): Promise<RecordOutcome>;

  /** Records that a run taught something: what was asked for, what was made, what was seen. Idempotent by job. */
  recordLearning(run: LearningRun): Promise<void>;

  /** Records what a prompt was understood as. The same prompt again replaces what was stored. */
  recordInterpretation(interpretation: StoredInterpretation): Promise<void>;

  /** A bounded selection of what is known, origins always among it. Same state and request, same selection. */
  knowledge(request: KnowledgeRequest): Promise<Knowledge>;

  /** Entries that are called so now or were called so before, in any case of letters; keys are the phrases as given. */
  resolveNames(phrases: readonly string[]): Promise<Map<string, Entry[]>>;

  /** The entry of a key; null when there is none. */
  find(place: AspectRef, key: string): Promise<Entry | null>;

  /** One page of an aspect's entries, most sightings first. Hand in the `next` of the page before for the next one. */
  list(place: AspectRef, page: { limit: number; after?: string }): Promise<EntryPage>;

  /**
   * The blends that were seen most, of one domain or of every domain but these.
   *
   * @param domain - `camera`, or the domains that are left out
   */
  blends(domain: string | { except: readonly string[] }, limit: number): Promise<Entry[]>;

  /**
   * Gives entries what they should have: another depth, or a new name of the store's own, the old one then leading
   * there as an alias. One transaction; entries that are not there are passed over. The number of entries changed.
   */
  amend(changes: readonly Amendment[]): Promise<number>;

  /** Number of entries and sightings of each aspect that has any. */
  counts(): Promise<AspectCount[]>;

  /**
   * The cells of each aspect's grid in which a value was seen, and how many entries they hold. Kept with every change,
   * so that asking costs nothing; counted anew from the entries, once, when the grids have changed.
   */
  reachedCells(): Promise<ReachedCell[]>;

  /** Another text after each change of the entries, and the same while there is none: for who keeps what he read. */
  stamp(): Promise<string>;

  /** Every entry, or those of an aspect whose keys begin so, in the order of keys, in bounded memory. */
  entries(place?: AspectRef, keyPrefix?: string): AsyncIterable<Entry>;

  /** How the last runs went. */
  progress(lastRuns: number): Promise<RunProgress>;

  /** Every prompt that was understood, in the order of the alphabet, in bounded memory. */
  interpretations(): AsyncIterable<DatedInterpretation>;

  /** What these spans were taken to mean, those that were met most first. */
  meaningsOf(spans: readonly string[]): Promise<LinguisticMapping[]>;

  /** What spans of words were taken to mean, in the order of the alphabet, in bounded memory. */
  mappings(): AsyncIterable<LinguisticMapping>;

  /**
   * Adds or completes what another system stored: names, counts, times and aliases are kept. One transaction;
   * idempotent. The content must not be read from this store while it is being restored.
   */
  restore(content: RestoreContent): Promise<RestoreOutcome>;

  /**
   * Empties these aspects, or all registries with their interpretations and meanings of words, and plants the origins
   * anew. Jobs, videos and what was learned stay; when everything goes, runs are forgotten too, so that their videos
   * can be learned from again. The number of entries that were there.
   */
  reset(places: readonly AspectRef[] | null): Promise<number>;

  close(): Promise<void>;
}

/** What was found in one run. */
export interface DiscoveryBatch {
  /** UUID of the run; null when it belongs to none. */
  jobId: string | null;
  /** Tells batches apart that are alike in everything else, as those that belong to no run; default: the run. */
  act?: string;
  prompt: string;
  discoveries: readonly Discovery[];
  /** Prompts that they come from, in their order, where that is not the prompt of the batch. */
  sources?: readonly (string | null)[];
  /** Recorded with it; needs a job. */
  learning?: Pick<LearningRun, 'spec' | 'analysis'>;
  /** Recorded with it, unless the prompt is longer than such prompts can be: 2600 bytes. */
  interpretation?: Pick<StoredInterpretation, 'instruction' | 'source'>;
}

export interface RecordOutcome {
  /** False when this batch had been recorded before. */
  isFirst: boolean;
  /** Entries that did not exist before, with the names that they were given. */
  added: readonly NamedKey[];
  /** Entries that existed, seen again. */
  seenAgain: number;
  /** These entries, in the order of the discoveries. */
  seen: readonly NamedKey[];
}

/** An entry by its place, key and name. */
export type NamedKey = AspectRef & { key: string; name: string };

export interface Entry extends AspectRef {
  key: string;
  name: string;
  /** Former names: they still lead here. */
  aliases: readonly string[];
  /** Keys of values that were counted here because noise could as well have given this one: they lead here as well. */
  nearKeys: readonly string[];
  /** As `nearKeys`, a little farther off: found only when a value has just this key. */
  exactKeys: readonly string[];
  value: Readonly<Record<string, unknown>>;
  depth: Readonly<Record<string, number>>;
  /** Sightings; 0 for an origin that was never seen. */
  count: number;
  isOrigin: boolean;
  /** Why `value` is not whole, e.g. that another system had cut its key; null for all that is measured here. */
  flaw: string | null;
  firstJobId: string | null;
  /** Prompts that showed it, at most five, the first one first. */
  sources: readonly string[];
  /** ISO-8601 with `Z`. */
  createdAt: string;
  lastSeenAt: string;
}

export interface EntryPage {
  entries: Entry[];
  /** Hand in as `after` for the next page; null at the end. */
  next: string | null;
}

export interface AspectCount extends AspectRef {
  entries: number;
  /** Of these, origins. */
  origins: number;
  sightings: number;
}

/** One cell of an aspect's grid. */
export interface ReachedCell extends AspectRef {
  /** Null for what lies in no cell: values that the grid does not foresee, and aspects without one. */
  cell: string | null;
  /** Entries in it that were seen; none where all that was seen counts at entries near by, in other cells. */
  entries: number;
}

/** What is to be changed of one entry. */
export interface Amendment extends AspectRef {
  key: string;
  depth?: Readonly<Record<string, number>>;
  /** Its name is no name: another one is chosen. */
  needsName?: boolean;
}

/** What the last runs left. */
export interface RunProgress {
  /** Runs that were looked at: the last jobs that were completed, and what was recorded without a job. */
  runs: number;
  /** Of these, runs that recorded what they learned. */
  withLearning: number;
  /** Of these, runs that found at least one new value. */
  withDiscovery: number;
  /** Share of the motions' sightings that fell on the twenty most seen, 0–1; null while there are no more than twenty. */
  repetition: number | null;
}

export interface KnowledgeRequest {
  /** Most values of each pool, beside origins. */
  limit: number;
  /** Decides which ones are drawn when there are more: whole number in [0, 2^53). */
  seed: number;
}

/** An entry of another store; without a name it is given a true one. */
export type RestoredEntry = Omit<Entry, 'name' | 'nearKeys' | 'exactKeys'> & {
  name: string | null;
  nearKeys?: Entry['nearKeys'];
  exactKeys?: Entry['exactKeys'];
};

/** What another store holds. Entries that come first keep their names when others want the same. */
export interface RestoreContent {
  entries: AsyncIterable<RestoredEntry> | Iterable<RestoredEntry>;
  interpretations?: AsyncIterable<DatedInterpretation> | Iterable<DatedInterpretation>;
  mappings?: AsyncIterable<LinguisticMapping> | Iterable<LinguisticMapping>;
}

export interface RestoreOutcome {
  added: number;
  /** Entries that existed already: counts are raised to the larger one, aliases joined. */
  merged: number;
  /** Names that could not stay, because another entry had them: they stay as aliases. */
  renamed: number;
  interpretations: number;
  mappings: number;
}

export interface LearningRun {
  jobId: string;
  prompt: string;
  /** The spec as rendered. */
  spec: unknown;
  /** Summary of what was measured. */
  analysis: unknown;
}

export interface StoredInterpretation {
  prompt: string;
  instruction: unknown;
  source: 'web' | 'worker' | 'loop' | 'backfill' | 'generate';
}

export interface DatedInterpretation extends StoredInterpretation {
  id: string;
  /** ISO-8601 with `Z`. */
  createdAt: string;
  updatedAt: string;
}

/** One meaning of a span of words in one domain; the same span may mean other things elsewhere. */
export interface LinguisticMapping {
  /** Lower case. */
  span: string;
  domain: string;
  canonical: string;
  variantType: 'synonym' | 'slang' | 'dialect' | 'paraphrase';
  count: number;
  createdAt: string;
  updatedAt: string;
}

/**
 * Names for values, best first; the store takes the first that is free in the aspect. Never ends before a
 * million entries of an aspect are named. Growth implements it.
 */
export interface NameSource {
  candidates(discovery: Pick<Discovery, 'registry' | 'aspect' | 'key' | 'value' | 'depth'>): Iterable<string>;
}

/** The grids that tell how much of each aspect was reached. Growth implements them. */
export interface CellSource {
  /** Another text whenever a value may lie in another cell than before. */
  readonly version: string;
  /** The cell of a value; null where there is none. */
  cellOf(place: AspectRef, value: Readonly<Record<string, unknown>>): string | null;
}

/** What a store needs beside its database. */
export interface StoreOptions {
  names: NameSource;
  cells: CellSource;
  /** The entries that every store begins with: every origin of every aspect. */
  origins: readonly Omit<Discovery, 'near' | 'sightings'>[];
  /** The present time, ISO-8601 with `Z`. */
  now(): string;
  /** Origins are left as they are stored: for who only draws on what is there, in less time. Default false. */
  leavesOrigins?: boolean;
}
