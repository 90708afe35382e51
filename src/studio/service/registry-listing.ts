import type { Entry } from '../../registries/registry-store.js';
import { DYNAMIC_CANONICAL, STATIC_PRIMITIVES } from '../registries/canonical-values.js';
import { type ExportItem, knownItem } from '../registries/export-item.js';
import {
  DYNAMIC_LISTS,
  type ExportList,
  LISTED_DOMAINS,
  NARRATIVE_LISTS,
  STATIC_LISTS,
} from '../registries/export-lists.js';
import type { LocalTools } from './local-tools.js';

const MOST_INTERPRETATIONS = 100;
const MOST_MAPPINGS = 200;
/** A narrative value goes by its own words until it was seen so often. Contract §2.2. */
const NAMED_FROM = 5;

/**
 * What was seen most of every kind, as contract §2.2 lists it: at most `limit` of each aspect and of each domain of
 * blends, so that none crowds out another.
 */
export async function listRegistries(
  { registries, ledger }: Pick<LocalTools, 'registries' | 'ledger'>,
  limit: number,
): Promise<unknown> {
  const ofList = async ({ place, domain }: ExportList): Promise<Entry[]> => {
    const entries = place ? (await registries.list(place, { limit })).entries.filter(({ count }) => count > 0) : [];
    return domain === null ? entries : [...entries, ...(await registries.blends(domain, limit))];
  };
  const lists = async (all: readonly ExportList[], itemOf: (entry: Entry) => ExportItem) => {
    const items: Record<string, ExportItem[]> = {};
    for (const list of all) {
      items[list.name] = (await ofList(list)).map(itemOf);
      // Other work comes in between: a long answer is made of short steps.
      await new Promise(setImmediate);
    }
    return items;
  };
  const fixed = await lists(STATIC_LISTS, knownItem);
  const dynamic = await lists(DYNAMIC_LISTS, knownItem);
  const interpretations = await ledger.lastInterpretations(Math.min(limit, MOST_INTERPRETATIONS));
  const mappings = await ledger.mappings({ limit: Math.min(limit, MOST_MAPPINGS) });
  return {
    static_primitives: STATIC_PRIMITIVES,
    dynamic_canonical: DYNAMIC_CANONICAL,
    static: { ...fixed, sound: withPrimaries(fixed.sound ?? []) },
    dynamic: {
      ...dynamic,
      motion: filledUp(dynamic.motion ?? [], DYNAMIC_CANONICAL.motion, (key) => ({
        key,
        name: key,
        trend: '—',
        count: 0,
      })),
      gradient: filledUp(dynamic.gradient ?? [], DYNAMIC_CANONICAL.gradient_type, unseen),
      camera: filledUp(dynamic.camera ?? [], DYNAMIC_CANONICAL.camera_motion, unseen),
      blends: (await registries.blends({ except: [...LISTED_DOMAINS] }, limit)).map(knownItem),
    },
    narrative: await lists(NARRATIVE_LISTS, narrativeItem),
    interpretation: interpretations.map(({ id, prompt, instruction, updatedAt }) => ({
      id,
      prompt,
      instruction,
      updated_at: updatedAt,
    })),
    linguistic: mappings.map(({ span, canonical, domain, variantType, count }) => ({
      span,
      canonical,
      domain,
      variant_type: variantType,
      count,
    })),
  };
}

function narrativeItem(entry: Entry): ExportItem {
  const { entry_key, value, name } = knownItem(entry);
  return { entry_key, value, name: entry.count < NAMED_FROM ? value : name, count: entry.count };
}

/** The four primaries stand in the list whether they were heard alone or not. */
function withPrimaries(sounds: readonly ExportItem[]): ExportItem[] {
  const keys = new Set(sounds.map(({ key }) => key));
  const missing = STATIC_PRIMITIVES.sound_primaries.filter((primary) => !keys.has(primary));
  return [...sounds, ...missing.map((primary) => ({ key: primary, name: primary, count: 0 }))];
}

/** Words of the vocabulary that no key begins with stand at the end. */
function filledUp(
  items: readonly ExportItem[],
  canonical: readonly string[],
  itemOf: (word: string) => ExportItem,
): ExportItem[] {
  const isThere = (word: string): boolean =>
    items.some(({ key }) => key === word || String(key).startsWith(`${word}_`));
  return [...items, ...canonical.filter((word) => !isThere(word)).map(itemOf)];
}

function unseen(word: string): ExportItem {
  return { name: word, key: word, depth_pct: 0, depth_breakdown: {} };
}
