import { depthOf } from '../../growth/depth.js';
import type { Discovery } from '../../growth/discovery.js';
import { keyOf, narrativeKey, type Value } from '../../growth/keys.js';
import { ASPECTS, type AspectRef } from '../../origins/aspects.js';
import { SOUND_PRIMITIVES } from '../../origins/domains.js';
import { checkDiscovery } from '../../registries/check-batch.js';
import { RegistryError } from '../../registries/registry-error.js';
import { BLEND } from '../registries/export-lists.js';
import { valueOfKey } from '../registries/key-values.js';
import { DISCOVERY_LISTS, type DiscoveriesRequest, type DiscoveryItem, type DiscoveryList } from './discoveries.js';
import { LIST_RULES, type ListRule } from './discovery-lists.js';

/** A value out of a list, and the prompt that it says it came from. */
export interface ListedDiscovery {
  list: DiscoveryList;
  discovery: Discovery;
  source: string | null;
}

/** An item that is no value. */
export interface RejectedItem {
  /** `static_colors[3].r`. */
  path: string;
  problem: string;
}

/** Why an item was not taken. */
class ItemProblem extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

const MOST_VALUE_LETTERS = 200;
const MOST_SOURCE_LETTERS = 120;

/**
 * The values in the lists of a request, each judged on its own: one that cannot be read spoils no other. Keys and
 * depths are made here from the values; what an item says of them, and how its finder called it, decides nothing.
 */
export function readDiscoveryLists(request: DiscoveriesRequest): {
  listed: ListedDiscovery[];
  rejected: RejectedItem[];
} {
  const listed: ListedDiscovery[] = [];
  const rejected: RejectedItem[] = [];
  for (const list of DISCOVERY_LISTS)
    for (const [path, item, read] of itemsOf(request, list)) {
      try {
        const discovery = read(item);
        if (!discovery) continue;
        checkDiscovery(discovery, path);
        listed.push({ list, discovery, source: sourceOf(item) });
      } catch (error) {
        rejected.push(rejectionOf(path, error));
      }
    }
  return { listed, rejected };
}

/** @throws what is no fault of the item */
function rejectionOf(path: string, error: unknown): RejectedItem {
  if (error instanceof ItemProblem)
    return { path: error.field === '' ? path : `${path}.${error.field}`, problem: error.message };
  if (error instanceof RangeError || error instanceof RegistryError) return { path, problem: error.message };
  throw error;
}

type Read = (item: DiscoveryItem) => Discovery | null;

function* itemsOf(request: DiscoveriesRequest, list: DiscoveryList): Generator<[string, DiscoveryItem, Read]> {
  if (list === 'narrative') {
    for (const [aspect, items] of Object.entries(isRecord(request.narrative) ? request.narrative : {}))
      for (const [i, item] of arrayOf(items).entries())
        yield [`narrative.${aspect}[${i}]`, item, (each) => readNarrative(aspect, each)];
    return;
  }
  const read: Read = list === 'blends' ? readBlend : (item) => readValue(LIST_RULES[list], item);
  for (const [i, item] of arrayOf(request[list]).entries()) yield [`${list}[${i}]`, item, read];
}

function readValue({ place, numbers, words, vocabulary }: ListRule, item: DiscoveryItem): Discovery {
  if (!isRecord(item)) throw new ItemProblem('', 'expected an object');
  const value: Record<string, unknown> = {};
  for (const field of numbers) {
    const found = numberIn(item, field);
    if (found !== undefined) value[field] = found;
  }
  for (const field of words) {
    const found = wordIn(item, field);
    if (found === undefined) continue;
    const allowed = vocabulary[field];
    if (allowed && !allowed.includes(found))
      throw new ItemProblem(field, `expected one of ${allowed.join(', ')}, got ${shown(found)}`);
    value[field] = found;
  }
  return discoveryOf(place, completed(place, value, item));
}

/** What the fields leave open is read from the key, and from fields that stand for others. Contract §1.5. */
function completed(place: AspectRef, given: Record<string, unknown>, item: DiscoveryItem): Value {
  const key = typeof item.key === 'string' ? item.key.trim() : '';
  const ofKey = valueOfKey(place, key);
  const value = place.aspect === 'color' ? { ...given } : { ...ofKey, ...given };
  switch (`${place.registry}.${place.aspect}`) {
    case 'static.color':
      // Fractions are meant; some clients send percent.
      value.opacity = percentAsFraction(value.opacity ?? ofKey?.opacity ?? 1);
      value.luminance ??= value.brightness;
      value.chroma ??= value.saturation;
      break;
    case 'static.sound':
      value.strength_pct = given.strength_pct ?? given.amplitude ?? given.weight ?? value.strength_pct;
      value.amplitude = given.amplitude ?? value.strength_pct;
      value.weight = given.weight ?? value.amplitude;
      value.origin_noises = noisesIn(item.depth_breakdown);
      break;
    case 'dynamic.motion':
      // A key of level and trend is of a whole video, which has neither direction nor rhythm.
      if (ofKey && ofKey.motion_direction === undefined) {
        delete value.motion_direction;
        delete value.motion_rhythm;
      } else {
        value.motion_direction ??= 'neutral';
        value.motion_rhythm ??= 'steady';
      }
      break;
    case 'dynamic.audio_semantic':
      value.role ??= 'ambient';
      break;
    case 'dynamic.gradient':
      value.gradient_type ??= 'angled';
      value.strength ??= 0;
      break;
    case 'dynamic.camera':
      value.motion_type ??= 'static';
      value.speed ??= 'medium';
      break;
    case 'dynamic.transition':
      value.type ??= 'cut';
      value.duration_seconds ??= 0;
      break;
    default:
  }
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
}

function readBlend(item: DiscoveryItem): Discovery {
  if (!isRecord(item)) throw new ItemProblem('', 'expected an object');
  const domain = wordIn(item, 'domain');
  if (domain === undefined) throw new ItemProblem('domain', 'expected the domain of the blend');
  if (!isRecord(item.output)) throw new ItemProblem('output', 'expected an object');
  const inputs = isRecord(item.inputs) ? item.inputs : {};
  return discoveryOf(BLEND, { domain, inputs, output: plainOutput(domain, item.output) });
}

/** Motions of older blends are given by their keys. */
function plainOutput(domain: string, output: Value): Value {
  const fromKey =
    typeof output.key === 'string'
      ? valueOfKey({ registry: 'dynamic', aspect: domain } as AspectRef, output.key)
      : null;
  return fromKey ? { ...fromKey, ...output, key: undefined } : output;
}

/** Null for an item without a key: it says nothing. */
function readNarrative(aspect: string, item: DiscoveryItem): Discovery | null {
  const known = ASPECTS.narrative.find((each) => each === aspect);
  if (!known) throw new ItemProblem('', `there is no aspect "narrative.${aspect}"`);
  if (!isRecord(item)) throw new ItemProblem('', 'expected an object');
  const key = narrativeKey(wordIn(item, 'key') ?? wordIn(item, 'value') ?? '');
  if (key === '') return null;
  const place: AspectRef = { registry: 'narrative', aspect: known };
  const value = (typeof item.value === 'string' && item.value.trim() !== '' ? item.value.trim() : key).slice(
    0,
    MOST_VALUE_LETTERS,
  );
  return { ...place, key, near: [], value: { value }, depth: depthOf(place, { value: key }), sightings: 1 };
}

function discoveryOf(place: AspectRef, value: Value): Discovery {
  return { ...place, key: keyOf(place, value), near: [], value, depth: depthOf(place, value), sightings: 1 };
}

/** What a sound was measured to be made of, when it says so: its depth cannot be told from the other fields. */
function noisesIn(depth: unknown): Value | undefined {
  const noises = isRecord(depth) ? (isRecord(depth.origin_noises) ? depth.origin_noises : depth) : {};
  const shares = SOUND_PRIMITIVES.map((name): [string, unknown] => [name, noises[name]]).filter(
    ([, share]) => typeof share === 'number' && share > 0,
  );
  return shares.length > 0 ? Object.fromEntries(shares) : undefined;
}

function percentAsFraction(opacity: unknown): number {
  const number = Number(opacity);
  return Math.min(1, Math.max(0, number > 1 ? number / 100 : number));
}

function numberIn(item: DiscoveryItem, field: string): number | undefined {
  const found = item[field];
  if (found === undefined || found === null) return undefined;
  if (typeof found === 'number' && Number.isFinite(found)) return found;
  throw new ItemProblem(field, `expected a number, got ${shown(found)}`);
}

/** In lower case, as every word of a key. */
function wordIn(item: DiscoveryItem, field: string): string | undefined {
  const found = item[field];
  if (found === undefined || found === null) return undefined;
  if (typeof found !== 'string') throw new ItemProblem(field, `expected text, got ${shown(found)}`);
  return found.trim() === '' ? undefined : found.trim().toLowerCase();
}

function sourceOf({ source_prompt: source }: DiscoveryItem): string | null {
  return typeof source === 'string' && source.trim() !== '' ? source.trim().slice(0, MOST_SOURCE_LETTERS) : null;
}

function arrayOf(items: unknown): readonly DiscoveryItem[] {
  return Array.isArray(items) ? items : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 80);
}
