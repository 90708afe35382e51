import { depthOf } from '../../growth/depth.js';
import { ASPECTS, type AspectRef } from '../../origins/aspects.js';
import type { Amendment, Entry } from '../../registries/registry-store.js';
import { aspectNamed } from '../registries/aspect-name.js';
import { isAcceptable } from '../registries/open-store.js';
import { measureCoverage } from '../registries/registry-coverage.js';
import type { LocalTools } from './local-tools.js';
import type { RegistryService } from './motion-service.js';
import { listRegistries } from './registry-listing.js';
import { checkedLimit } from './request-checks.js';
import { ServiceError } from './service-error.js';
import { BACKFILL_ROWS, TABLES } from './table-names.js';

const MOST_LISTED = 500;
const MOST_NAMED = 500;
const MOST_ROWS = 200;
/** Shares are the same when they print the same to so many percent. */
const SHARE_TOLERANCE = 1e-6;

/** The registries, on this machine. */
export function localRegistries(tools: LocalTools): RegistryService {
  const { registries, kept } = tools;
  return {
    registries(limit) {
      const most = checkedLimit(limit, MOST_LISTED);
      return kept.answer(`registries ${most}`, () => listRegistries(tools, most));
    },

    coverage: () => kept.answer('coverage', () => measureCoverage(registries)),

    registryCounts: () => kept.answer('counts', () => registries.counts()),

    reachedCells: () =>
      kept.answer('cells', async () => {
        const reached: Record<string, string[]> = {};
        for (const { registry, aspect, cell } of await registries.reachedCells()) {
          if (cell === null) continue;
          reached[`${registry}.${aspect}`] ??= [];
          reached[`${registry}.${aspect}`]?.push(cell);
        }
        return reached;
      }),

    async backfillNames({ table, limit, dryRun }) {
      const most = checkedLimit(limit, MOST_NAMED);
      const bad = await pick(placesOf(table), most, (entry) =>
        isAcceptable(entry.name) || entry.registry === 'narrative' ? null : { ...keyOfEntry(entry), needsName: true },
      );
      if (!dryRun) await registries.amend(bad);
      return { updated: bad.length, dry_run: dryRun, limit: most };
    },

    async backfillRows({ table, limit, cursor }) {
      if (!table) throw new ServiceError('invalid', 'table required');
      const row = BACKFILL_ROWS[table];
      const place = TABLES[table]?.[0];
      if (!row || !place)
        throw new ServiceError('invalid', `table must be one of: ${Object.keys(BACKFILL_ROWS).join(', ')}`);
      const { entries, next } = await registries.list(place, {
        limit: checkedLimit(limit, MOST_ROWS),
        ...(cursor !== undefined && { after: checkedCursor(cursor) }),
      });
      return { rows: entries.map(row), next };
    },

    async backfillDepths({ table, limit, dryRun }) {
      const wrong = await pick(placesOf(table), checkedLimit(limit, Number.MAX_SAFE_INTEGER), (entry) => {
        const depth = depthOrNull(entry);
        return depth === null || isSame(depth, entry.depth) ? null : { ...keyOfEntry(entry), depth };
      });
      if (!dryRun) await registries.amend(wrong);
      return { updated: wrong.length, dry_run: dryRun };
    },
  };

  /** What is to be changed, until there is enough of it: filtered first, then limited. */
  async function pick(
    places: readonly AspectRef[],
    most: number,
    change: (entry: Entry) => Amendment | null,
  ): Promise<Amendment[]> {
    const picked: Amendment[] = [];
    for (const place of places)
      for await (const entry of registries.entries(place)) {
        const amendment = change(entry);
        if (amendment) picked.push(amendment);
        if (picked.length === most) return picked;
      }
    return picked;
  }
}

function placesOf(table: string | undefined): readonly AspectRef[] {
  if (table === undefined)
    return Object.entries(ASPECTS).flatMap(([registry, aspects]) =>
      aspects.map((aspect) => ({ registry, aspect }) as AspectRef),
    );
  const place = aspectNamed(table);
  const places = place ? [place] : TABLES[table];
  if (places) return places;
  throw new ServiceError('invalid', `table must be one of: ${Object.keys(TABLES).join(', ')}`);
}

function keyOfEntry({ registry, aspect, key }: Entry): Pick<Amendment, 'registry' | 'aspect' | 'key'> {
  return { registry, aspect, key };
}

/** Null where too little of the value is known. */
function depthOrNull(entry: Entry): Entry['depth'] | null {
  if (entry.flaw !== null) return null;
  const value = entry.registry === 'narrative' ? { ...entry.value, value: entry.key } : entry.value;
  try {
    return depthOf(entry, value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isSame(one: Entry['depth'], other: Entry['depth']): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => Math.abs((one[name] ?? 0) - (other[name] ?? 0)) < SHARE_TOLERANCE);
}

function checkedCursor(cursor: string): string {
  if (/^\[\d+,\d+\]$/.test(cursor)) return cursor;
  throw new ServiceError('invalid', 'cursor must be the "next" of the page before');
}
