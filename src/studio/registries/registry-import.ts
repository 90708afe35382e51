import { titled } from '../../growth/names/name-source.js';
import type {
  DatedInterpretation,
  LinguisticMapping,
  RegistryStore,
  RestoredEntry,
  RestoreOutcome,
} from '../../registries/registry-store.js';
import { DYNAMIC_LISTS, type ExportList, NARRATIVE_LISTS, STATIC_LISTS } from './export-lists.js';
import { importEntry, timeOf } from './import-entry.js';
import { type Lists, type ReadExport, readExport } from './read-export.js';

/** What an import did. */
export interface ImportOutcome extends RestoreOutcome {
  /** Items of the file, in all lists of values. */
  items: number;
  /** Items that only repeat the vocabulary: they are no entries. */
  canonical: number;
  /** Items that were further rows of one key: their counts were added. */
  joined: number;
  /** Names that were no true names: replaced, and kept as aliases. */
  replacedNames: number;
  /** Entries of which only a part is known. */
  flawed: number;
  /** Lists that this version does not know, as `section.list`. */
  unknownLists: string[];
}

export interface ImportOptions {
  /** Whether a person would accept the name. */
  isAcceptableName(name: string): boolean;
  /** The present time, ISO-8601 with `Z`: stands for times that the file does not tell. */
  now: string;
  onProgress?: (entries: number, total: number) => void;
}

/** The lists of other names that older exports have. */
const FURTHER_LISTS: Readonly<Record<string, readonly ExportList[]>> = {
  static: [{ name: 'sounds', place: { registry: 'static', aspect: 'sound' }, domain: null }],
  dynamic: [
    { name: 'audio_semantic', place: { registry: 'dynamic', aspect: 'audio_semantic' }, domain: 'audio' },
    { name: 'audio', place: { registry: 'dynamic', aspect: 'audio_semantic' }, domain: 'audio' },
    { name: 'transitions', place: { registry: 'dynamic', aspect: 'transition' }, domain: 'transitions' },
    { name: 'blends', place: null, domain: null },
  ],
  narrative: [],
};

const KNOWN_LISTS = { static: STATIC_LISTS, dynamic: DYNAMIC_LISTS, narrative: NARRATIVE_LISTS };

/**
 * Takes an export into the registries, whole or not at all. No item is lost: rows of one key are joined, names
 * that no one would accept are replaced and lead there as aliases, values of which only a part is known are
 * flagged. Importing the same file again changes nothing.
 *
 * @throws {RegistryError} `registry/invalid-export`
 */
export async function importRegistries(
  store: RegistryStore,
  path: string,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const file = await readExport(path);
  const time = timeOf(file.exportedAt) ?? options.now;
  const { entries, trusted, ...counts } = entriesOf(file, time);
  const { named, replaced } = withTrueNames(
    entries,
    (entry, name) => trusted.has(name) || isTrueName(entry, name, options),
  );
  const restored = await store.restore({
    entries: observed(named, options.onProgress),
    interpretations: file.interpretations.map((row) => interpretationOf(row, time)),
    mappings: file.mappings.map((row) => mappingOf(row, time)),
  });
  return {
    ...restored,
    ...counts,
    replacedNames: replaced,
    flawed: entries.filter(({ flaw }) => flaw !== null).length,
  };
}

function entriesOf(
  file: ReadExport,
  time: string,
): Pick<ImportOutcome, 'items' | 'canonical' | 'joined' | 'unknownLists'> & {
  entries: RestoredEntry[];
  /** Names that a store of ours gave. */
  trusted: ReadonlySet<string>;
} {
  const byKey = new Map<string, RestoredEntry>();
  const trusted = new Set<string>();
  const counts = { items: 0, canonical: 0, joined: 0, unknownLists: [] as string[] };
  for (const registry of ['static', 'dynamic', 'narrative'] as const) {
    for (const [name, items] of Object.entries(file[registry] satisfies Lists)) {
      const list = [...KNOWN_LISTS[registry], ...(FURTHER_LISTS[registry] ?? [])].find((each) => each.name === name);
      if (!list) {
        counts.unknownLists.push(`${registry}.${name}`);
        continue;
      }
      for (const item of items) {
        counts.items++;
        const imported = importEntry(item, list, time);
        if (imported === 'canonical') {
          counts.canonical++;
          continue;
        }
        const { entry, isOurs } = imported;
        if (isOurs && entry.name !== null) trusted.add(entry.name);
        const at = `${entry.registry}.${entry.aspect} ${entry.key}`;
        const other = byKey.get(at);
        if (other) counts.joined++;
        byKey.set(at, other ? joined(other, entry) : entry);
      }
    }
  }
  return { entries: [...byKey.values()], trusted, ...counts };
}

/** Rows of one key are sightings of one value. */
function joined(first: RestoredEntry, second: RestoredEntry): RestoredEntry {
  const whole = first.flaw === null || second.flaw !== null ? first : second;
  return {
    ...whole,
    name: first.name ?? second.name,
    nearKeys: [...(first.nearKeys ?? []), ...(second.nearKeys ?? [])],
    exactKeys: [...(first.exactKeys ?? []), ...(second.exactKeys ?? [])],
    aliases: [...first.aliases, ...second.aliases, ...(second.name === null ? [] : [second.name])],
    count: first.count + second.count,
    isOrigin: first.isOrigin || second.isOrigin,
    sources: [...new Set([...first.sources, ...second.sources])].slice(0, 5),
    createdAt: first.createdAt < second.createdAt ? first.createdAt : second.createdAt,
    lastSeenAt: first.lastSeenAt > second.lastSeenAt ? first.lastSeenAt : second.lastSeenAt,
  };
}

/** Good names first, so that they stay; what has no good name asks the store for one. */
function withTrueNames(
  entries: readonly RestoredEntry[],
  isTrue: (entry: RestoredEntry, name: string) => boolean,
): { named: RestoredEntry[]; replaced: number } {
  const good: RestoredEntry[] = [];
  const bad: RestoredEntry[] = [];
  let replaced = 0;
  for (const entry of entries) {
    if (entry.name !== null && isTrue(entry, entry.name)) good.push(entry);
    else {
      bad.push({ ...entry, name: null, aliases: [...entry.aliases, ...(entry.name === null ? [] : [entry.name])] });
      if (entry.name !== null) replaced++;
    }
  }
  return { named: [...good, ...bad], replaced };
}

/** A narrative value is called what it is; everything else may have any name that a person would accept. */
function isTrueName({ registry, value, key }: RestoredEntry, name: string, options: ImportOptions): boolean {
  if (registry === 'narrative') return name === titled(String(value.value ?? key));
  return options.isAcceptableName(name);
}

function* observed(
  entries: readonly RestoredEntry[],
  onProgress: ImportOptions['onProgress'],
): Generator<RestoredEntry> {
  for (const [i, entry] of entries.entries()) {
    if (i % 1000 === 0) onProgress?.(i, entries.length);
    yield entry;
  }
  onProgress?.(entries.length, entries.length);
}

const SOURCES: readonly string[] = ['web', 'worker', 'loop', 'backfill', 'generate'];

function interpretationOf(row: ReadExport['interpretations'][number], time: string): DatedInterpretation {
  const updatedAt = timeOf(row.updated_at) ?? time;
  return {
    id: row.id ?? '',
    prompt: row.prompt,
    instruction: row.instruction ?? null,
    source: (SOURCES.includes(row.source ?? '') ? row.source : 'worker') as DatedInterpretation['source'],
    createdAt: timeOf(row.created_at) ?? updatedAt,
    updatedAt,
  };
}

const VARIANTS: readonly string[] = ['synonym', 'slang', 'dialect', 'paraphrase'];

function mappingOf(row: ReadExport['mappings'][number], time: string): LinguisticMapping {
  const updatedAt = timeOf(row.updated_at) ?? time;
  return {
    span: row.span.trim().toLowerCase(),
    domain: row.domain,
    canonical: row.canonical,
    variantType: (VARIANTS.includes(row.variant_type ?? '') ? row.variant_type : 'synonym') as 'synonym',
    count: row.count ?? 1,
    createdAt: timeOf(row.created_at) ?? updatedAt,
    updatedAt,
  };
}
