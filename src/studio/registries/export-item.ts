import type { Entry } from '../../registries/registry-store.js';

/** One object of the export's lists. */
export type ExportItem = Record<string, unknown>;

/** The fields that every reader of the format knows, as contract §2.2 lists them for each list. */
const KNOWN_FIELDS: Readonly<Record<string, (entry: Entry) => ExportItem>> = {
  'static.color': (entry) => ({
    ...ofColor(entry),
    opacity_pct: numberOf(entry, 'opacity', 1) * 100,
    ...ofDepth(entry),
  }),
  'static.sound': (entry) => ({
    key: entry.key,
    name: entry.name,
    count: entry.count,
    strength_pct: numberOf(entry, 'strength_pct', numberOf(entry, 'amplitude', 0)),
    ...ofDepth(entry),
  }),
  'dynamic.color': (entry) => ({ ...ofColor(entry), ...ofDepth(entry) }),
  'dynamic.motion': (entry) => ({
    key: entry.key,
    name: entry.name,
    trend: textOf(entry, 'motion_trend') ?? '—',
    count: entry.count,
    ...ofDepth(entry),
  }),
  'dynamic.audio_semantic': (entry) => ({
    name: entry.name,
    key: entry.key,
    ...defined({ tempo: textOf(entry, 'tempo'), mood: textOf(entry, 'mood'), presence: textOf(entry, 'presence') }),
    ...ofDepth(entry),
  }),
  'dynamic.blend': (entry) => {
    const domain = textOf(entry, 'domain') ?? entry.key.slice(0, entry.key.indexOf(':'));
    return { name: entry.name, domain, key: entry.key.slice(entry.key.indexOf(':') + 1), ...ofDepth(entry) };
  },
};

/**
 * An entry as the export prints it: first what the format has always had, then what is needed to have the entry
 * back whole, which older readers pass over. Fields that would say nothing are left out.
 */
export function exportItem(entry: Entry): ExportItem {
  const { aliases, nearKeys, exactKeys, flaw, firstJobId, sources } = entry;
  return {
    ...knownItem(entry),
    entry_key: entry.key,
    count: entry.count,
    fields: entry.value,
    ...(aliases.length > 0 && { aliases }),
    ...(nearKeys.length > 0 && { near_keys: nearKeys }),
    ...(exactKeys.length > 0 && { exact_keys: exactKeys }),
    ...(entry.isOrigin && { origin: true }),
    ...(flaw !== null && { flaw }),
    ...(firstJobId !== null && { job_id: firstJobId }),
    ...(sources.length > 0 && { sources }),
    created_at: entry.createdAt,
    last_seen_at: entry.lastSeenAt,
  };
}

/** An entry in the fields of contract §2.2 alone. */
export function knownItem(entry: Entry): ExportItem {
  const { registry, aspect } = entry;
  return registry === 'narrative' ? ofNarrative(entry) : (KNOWN_FIELDS[`${registry}.${aspect}`] ?? ofOther)(entry);
}

function ofColor(entry: Entry): ExportItem {
  const { key, name, count } = entry;
  return {
    key: key.split('_')[0],
    r: numberOf(entry, 'r', 0),
    g: numberOf(entry, 'g', 0),
    b: numberOf(entry, 'b', 0),
    name,
    count,
  };
}

function ofNarrative(entry: Entry): ExportItem {
  return { entry_key: entry.key, value: textOf(entry, 'value') ?? entry.key, name: entry.name, ...ofDepth(entry) };
}

function ofOther(entry: Entry): ExportItem {
  return { name: entry.name, key: entry.key, ...ofDepth(entry) };
}

/** Percent; `depth_pct` is the largest share. */
function ofDepth({ depth }: Entry): ExportItem {
  return { depth_pct: Math.max(0, ...Object.values(depth)), depth_breakdown: depth };
}

function numberOf({ value }: Entry, field: string, otherwise: number): number {
  const found = value[field];
  return typeof found === 'number' ? found : otherwise;
}

function textOf({ value }: Entry, field: string): string | undefined {
  const found = value[field];
  return typeof found === 'string' ? found : undefined;
}

function defined(fields: Record<string, unknown>): ExportItem {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
}
