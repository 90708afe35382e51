import type { AspectRef } from '../origins/aspects.js';
import type { AspectCount, Entry, RegistryStore } from '../registries/registry-store.js';
import { ASPECT_NAMES, aspectNamed } from '../studio/registries/aspect-name.js';
import { exportItem } from '../studio/registries/export-item.js';
import { openStore } from '../studio/registries/open-store.js';
import type { ListOptions } from './registries-command.js';
import { textTable } from './text-table.js';
import { UsageError } from './usage-error.js';

/** Carries out `motion registries list`. */
export async function runList(aspect: string | undefined, options: ListOptions): Promise<void> {
  const place = aspect === undefined ? null : placeOf(aspect);
  const store = await openStore(options);
  try {
    if (place === null) {
      const counts = await store.counts();
      print(options.json ? { aspects: counts } : describeCounts(counts));
      return;
    }
    const entries = await firstEntries(store, place, options.limit);
    const counts = (await store.counts()).find(
      ({ registry, aspect }) => registry === place.registry && aspect === place.aspect,
    );
    if (options.json) print({ ...place, total: counts?.entries ?? 0, items: entries.map(exportItem) });
    else print(describeEntries(place, entries, counts));
  } finally {
    await store.close();
  }
}

const PAGE = 1000;

async function firstEntries(store: RegistryStore, place: AspectRef, limit: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  let after: string | null | undefined;
  while (entries.length < limit && after !== null) {
    const page = await store.list(place, {
      limit: Math.min(PAGE, limit - entries.length),
      ...(after ? { after } : {}),
    });
    entries.push(...page.entries);
    after = page.next;
  }
  return entries;
}

/** @throws {UsageError} */
function placeOf(text: string): AspectRef {
  const place = aspectNamed(text);
  if (place) return place;
  throw new UsageError(`"${text}" is no aspect of a registry. There are: ${ASPECT_NAMES.join(', ')}.`);
}

function describeCounts(counts: readonly AspectCount[]): string {
  const rows = counts.map(({ registry, aspect, entries, origins, sightings }) => [
    `${registry}.${aspect}`,
    String(entries),
    String(origins),
    String(entries - origins),
    String(sightings),
  ]);
  const total = (of: (count: AspectCount) => number): string => String(counts.reduce((sum, each) => sum + of(each), 0));
  return textTable(
    ['aspect', 'entries', 'origins', 'learned', 'sightings'],
    [
      ...rows,
      [
        'total',
        total((c) => c.entries),
        total((c) => c.origins),
        total((c) => c.entries - c.origins),
        total((c) => c.sightings),
      ],
    ],
    [1, 2, 3, 4],
  );
}

function describeEntries({ registry, aspect }: AspectRef, entries: readonly Entry[], counts?: AspectCount): string {
  const hasColors = process.stdout.isTTY && process.stdout.hasColors(2 ** 24);
  const rows = entries.map((entry) => [
    entry.name,
    entry.key.length > 40 ? `${entry.key.slice(0, 39)}…` : entry.key,
    String(entry.count),
    depthText(entry),
    entry.isOrigin ? 'origin' : entry.createdAt.slice(0, 10),
    entry.flaw === null ? '' : 'known in part',
  ]);
  const table = textTable(['name', 'key', 'seen', 'depth (vs pure static)', 'since', ''], rows, [2]);
  const lines = table.split('\n');
  // Swatches stand before the rows, so that colour codes do not disturb the columns.
  const painted = hasColors ? lines.map((line, i) => `${swatch(entries[i - 1])} ${line}`) : lines;
  const more = (counts?.entries ?? entries.length) - entries.length;
  const rest = more > 0 ? `  … ${more} more: --limit ${counts?.entries} shows all\n` : '';
  return `${registry}.${aspect}: ${counts?.entries ?? 0} entries, ${counts?.sightings ?? 0} sightings\n${painted.join('\n').trimEnd()}\n${rest}`;
}

/** The two largest shares. */
function depthText({ depth }: Entry): string {
  return Object.entries(depth)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 2)
    .map(([primitive, share]) => `${primitive} ${Math.round(share)} %`)
    .join(', ');
}

/** Two blanks on the entry's colour. */
function swatch(entry: Entry | undefined): string {
  const output = (entry?.value.output ?? entry?.value ?? {}) as Record<string, unknown>;
  const codes = [output.r, output.g, output.b];
  if (!codes.every((code) => typeof code === 'number')) return '  ';
  return `\u001b[48;2;${codes.map((code) => Math.round(code)).join(';')}m  \u001b[0m`;
}

function print(result: unknown): void {
  process.stdout.write(typeof result === 'string' ? result : `${JSON.stringify(result, null, 2)}\n`);
}
