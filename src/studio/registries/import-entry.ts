import { depthOf } from '../../growth/depth.js';
import { keyOf, type Value } from '../../growth/keys.js';
import type { AspectRef } from '../../origins/aspects.js';
import type { RestoredEntry } from '../../registries/registry-store.js';
import { readCutJson } from './cut-json.js';
import type { ExportItem } from './export-item.js';
import type { ExportList } from './export-lists.js';
import { BLEND } from './export-lists.js';
import { importedDepth } from './import-depth.js';
import { valueOfKey } from './key-values.js';

/** An item of an export, understood. */
export type ImportedItem =
  /** A value of origin that the format lists whether or not it was seen. */
  | 'canonical'
  | {
      entry: RestoredEntry;
      /** Whether a store of ours gave it its name, which is then true. */
      isOurs: boolean;
    };

/** What an item is, before times and names are added. */
interface Reading {
  place: AspectRef;
  key: string;
  value: Value;
  flaw: string | null;
}

/** Fields of an item that say what it measured. Contract §1.5. */
const MEASURED = new Set(
  `r g b brightness luminance contrast saturation chroma hue color_variance opacity amplitude weight strength_pct tone
  timbre motion_level motion_std motion_trend motion_direction motion_rhythm center_x center_y luminance_balance
  edge_density spatial_variance busyness duration width height fps role mood tempo presence gradient_type strength
  motion_type speed type duration_seconds parallax_strength layer_count inputs output primitive_depths`.split(/\s+/),
);
const CUT = 'Its key was cut where it was exported: what follows the cut is not known.';
const LEAST_CUT = 'The last number of its key was cut where it was exported.';
const MIDDLE = 'Only its cell is known: the value is the middle of it.';
const ODD_KEY = 'Its key has a form of its own: only what is listed here is known of it.';

/**
 * Reads one item of an export of any age. What cannot be known of it is flagged; no item is dropped.
 *
 * @param time - what stands for times that the item does not tell, ISO-8601 with `Z`
 */
export function importEntry(item: ExportItem, list: ExportList, time: string): ImportedItem {
  const reading = read(item, list);
  if (reading === 'canonical') return 'canonical';
  const { place, key, value, flaw } = reading;
  const createdAt = timeOf(item.created_at) ?? time;
  const isOurs = isRecord(item.fields);
  const entry: RestoredEntry = {
    ...place,
    key,
    name: typeof item.name === 'string' && item.name.trim() !== '' ? item.name.trim() : null,
    aliases: textsOf(item.aliases),
    nearKeys: textsOf(item.near_keys),
    exactKeys: textsOf(item.exact_keys),
    value,
    depth: isOurs ? sharesOf(item.depth_breakdown) : depthOfValue(place, value, item.depth_breakdown),
    count: typeof item.count === 'number' ? item.count : 1,
    isOrigin: item.origin === true,
    flaw,
    firstJobId: typeof item.job_id === 'string' ? item.job_id : null,
    sources: textsOf(item.sources).slice(0, 5),
    createdAt,
    lastSeenAt: timeOf(item.last_seen_at) ?? createdAt,
  };
  return { entry, isOurs };
}

function read(item: ExportItem, list: ExportList): Reading | 'canonical' {
  const key = String(item.entry_key ?? item.key ?? '').trim();
  if (isRecord(item.fields) && typeof item.entry_key === 'string') {
    const place = typeof item.domain === 'string' || list.place === null ? BLEND : list.place;
    return { place, key, value: item.fields, flaw: typeof item.flaw === 'string' ? item.flaw : null };
  }
  if (isCanonical(item, key)) return 'canonical';
  const { place } = list;
  if (place === null || typeof item.domain === 'string' || key.startsWith('{')) return readBlend(item, list, key);
  if (place.registry === 'narrative') {
    const value = typeof item.value === 'string' && item.value.trim() !== '' ? item.value : key;
    return { place, key: key.toLowerCase() || value.trim().toLowerCase(), value: { value }, flaw: null };
  }
  const fromKey = valueOfKey(place, key);
  // A value without its key's other half is the output of a blend: `vertical`, `slow / calm / ambient`.
  if (fromKey === null && list.domain !== null && key !== '') return readBlend(item, list, key);
  return readValue(item, place, key, fromKey);
}

function readValue(item: ExportItem, place: AspectRef, key: string, fromKey: Value | null): Reading {
  const measured = measuredOf(item);
  const value: Value = { ...fromKey, ...measured, ...opacityOf(item) };
  const own = keyOrNull(place, value);
  // The whole key stands there, or can be told from the value.
  const isWhole = own !== null && (fromKey !== null || key === '') && !isHalfSoundKey(place, key);
  const isMiddle = place.aspect === 'color' && measured.r === undefined;
  return {
    place,
    key: isWhole ? own : key,
    value,
    flaw: isWhole ? (isMiddle ? MIDDLE : null) : ODD_KEY,
  };
}

/** `0.5_neutral`: the key of a sound before there were timbres. */
function isHalfSoundKey(place: AspectRef, key: string): boolean {
  return place.registry === 'static' && place.aspect === 'sound' && key.split('_').length === 2;
}

/** The output of a blend: as it is, from JSON that may have been cut, or from words. */
function readBlend(item: ExportItem, list: ExportList, key: string): Reading {
  const domain = typeof item.domain === 'string' ? item.domain : (list.domain ?? 'full_blend');
  const asBlend = (output: Value): Value => ({
    domain,
    inputs: isRecord(item.inputs) ? item.inputs : {},
    output: plainOutput(domain, output),
  });
  const exact = isRecord(item.output) ? item.output : wordsOfBlend(domain, key);
  const cut = exact ? null : readCutJson(key);
  const value = asBlend(exact ?? cut?.value ?? {});
  const own = keyOrNull(BLEND, value);
  // A number that was cut still gives one key when the smallest and the largest that it can have been agree.
  const isCertain = exact !== null || (cut !== null && (cut.isWhole || own === keyOrNull(BLEND, asBlend(cut.upper))));
  if (own !== null && isCertain && own !== `${domain}:`)
    return { place: BLEND, key: own, value, flaw: exact || cut?.isWhole ? null : LEAST_CUT };
  // Rows of which only the beginning is known are told apart by their names, which were unique.
  const name = typeof item.name === 'string' ? ` (${item.name})` : '';
  return { place: BLEND, key: `${domain}:${key}${name}`, value, flaw: CUT };
}

/** Motions of older blends are given by their keys. */
function plainOutput(domain: string, output: Value): Value {
  const place = { registry: 'dynamic', aspect: domain } as AspectRef;
  const fromKey = typeof output.key === 'string' ? valueOfKey(place, output.key) : null;
  return fromKey ?? output;
}

function wordsOfBlend(domain: string, key: string): Value | null {
  if (key === '' || key.startsWith('{')) return null;
  if (domain === 'gradient') return { gradient_type: key };
  if (domain === 'camera') return { motion_type: key };
  const [tempo, mood, presence] = key.split('/').map((word) => word.trim());
  return domain === 'audio' && presence !== undefined ? { tempo, mood, presence } : null;
}

/** Lists are filled up with what the vocabulary holds: no count or depth, and a key that is a word of it. */
function isCanonical(item: ExportItem, key: string): boolean {
  if (/^(tempo|mood|presence): /.test(key === '' ? String(item.name) : key)) return true;
  const isSeen = Number(item.count ?? 0) > 0 || Number(item.depth_pct ?? 0) > 0;
  return !isSeen && /^[a-z]+(_[a-z]+)*$/.test(key) && (item.trend === '—' || item.depth_pct === 0 || item.count === 0);
}

function keyOrNull(place: AspectRef, value: Value): string | null {
  try {
    return keyOf(place, value);
  } catch (error) {
    // A number that the key needs is not known.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Recomputed from the value; as exported where the value is not known well enough. */
function depthOfValue(place: AspectRef, value: Value, exported: unknown): RestoredEntry['depth'] {
  try {
    return depthOf(place, value);
  } catch (error) {
    if (error instanceof RangeError) return importedDepth(exported);
    throw error;
  }
}

function sharesOf(depth: unknown): RestoredEntry['depth'] {
  const shares = Object.entries(isRecord(depth) ? depth : {});
  return Object.fromEntries(shares.filter((each): each is [string, number] => typeof each[1] === 'number'));
}

function measuredOf(item: ExportItem): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(item).filter(
      ([field, value]) => MEASURED.has(field) && (typeof value === 'number' || typeof value === 'string'),
    ),
  );
}

function opacityOf({ opacity_pct }: ExportItem): Value {
  // Some exports converted it to percent twice.
  if (typeof opacity_pct !== 'number') return {};
  return { opacity: Math.min(1, opacity_pct > 1 ? opacity_pct / 100 : opacity_pct) };
}

/** Times without a zone are UTC: `2026-02-12 03:12:56`. */
export function timeOf(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  const isBare = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(text);
  const time = new Date(isBare ? `${text.replace(' ', 'T')}Z` : text);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
