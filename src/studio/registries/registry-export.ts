import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RegistryStore } from '../../registries/registry-store.js';
import { StudioError } from '../studio-error.js';
import { DYNAMIC_CANONICAL, STATIC_PRIMITIVES } from './canonical-values.js';
import { exportItem } from './export-item.js';
import {
  BLEND,
  DYNAMIC_LISTS,
  type ExportList,
  LISTED_DOMAINS,
  NARRATIVE_LISTS,
  STATIC_LISTS,
} from './export-lists.js';
import { loopProgress } from './loop-progress.js';

/** The version of the format; fields that were added since are passed over by older readers. */
const SCHEMA_VERSION = 2;

/** What was written. */
export interface ExportOutcome {
  path: string;
  entries: number;
  interpretations: number;
  mappings: number;
}

export interface ExportTarget {
  path: string;
  /** ISO-8601 with `Z`. */
  exportedAt: string;
  signal?: AbortSignal;
  onProgress?: (entries: number) => void;
}

/** `motion-registries-2026-02-15.json`. */
export function exportFileName(exportedAt: string): string {
  return `motion-registries-${exportedAt.slice(0, 10)}.json`;
}

/**
 * Writes all registries to one JSON file, whole or not at all, in bounded memory. The same registries give the
 * same text but for the time.
 *
 * @throws {StudioError} `studio/cannot-write`, `studio/aborted`
 */
export async function exportRegistries(store: RegistryStore, target: ExportTarget): Promise<ExportOutcome> {
  const outcome: ExportOutcome = { path: target.path, entries: 0, interpretations: 0, mappings: 0 };
  const part = `${target.path}.${process.pid}.part`;
  try {
    const text = Readable.from(exportText(store, target, outcome));
    await pipeline(text, createWriteStream(part), target.signal ? { signal: target.signal } : {});
    await rename(part, target.path);
  } catch (error) {
    await rm(part, { force: true });
    if (target.signal?.aborted)
      throw new StudioError('studio/aborted', 'The export was called off. Nothing was written.');
    if (error instanceof Error && 'syscall' in error)
      throw new StudioError(
        'studio/cannot-write',
        `Cannot write ${target.path}: ${error.message}. Name a file that can be written with -o.`,
        { cause: error },
      );
    throw error;
  }
  return outcome;
}

async function* exportText(
  store: RegistryStore,
  { exportedAt, onProgress }: ExportTarget,
  outcome: ExportOutcome,
): AsyncGenerator<string> {
  async function* list({ place, domain }: ExportList): AsyncGenerator<unknown> {
    if (place) for await (const entry of store.entries(place)) yield counted(exportItem(entry));
    if (domain !== null) for await (const entry of store.entries(BLEND, `${domain}:`)) yield counted(exportItem(entry));
  }
  async function* otherBlends(): AsyncGenerator<unknown> {
    for await (const entry of store.entries(BLEND))
      if (!LISTED_DOMAINS.has(entry.key.slice(0, entry.key.indexOf(':')))) yield counted(exportItem(entry));
  }
  function counted<T>(item: T): T {
    if (++outcome.entries % 1000 === 0) onProgress?.(outcome.entries);
    return item;
  }
  async function* lists(all: readonly ExportList[]): AsyncGenerator<string> {
    for (const [i, each] of all.entries()) {
      yield `${i === 0 ? '' : ',\n'}"${each.name}":`;
      yield* arrayText(list(each));
    }
  }
  yield `{"exported_at":${JSON.stringify(exportedAt)},"exported_schema_version":${SCHEMA_VERSION},\n"registries":{\n`;
  yield `"pure_static":{"primitives":${JSON.stringify(STATIC_PRIMITIVES)},\n"discoveries":{`;
  yield* lists(STATIC_LISTS);
  yield `}},\n"blended_dynamic":{"canonical":${JSON.stringify(DYNAMIC_CANONICAL)},\n"discoveries":{`;
  yield* lists(DYNAMIC_LISTS);
  yield ',\n"blends":';
  yield* arrayText(otherBlends());
  yield '}},\n"semantic_narrative":{';
  yield* lists(NARRATIVE_LISTS);
  yield '},\n"interpretation":';
  yield* arrayText(interpretationItems(store, outcome));
  yield ',\n"linguistic":';
  yield* arrayText(mappingItems(store, outcome));
  const progress = await loopProgress(store);
  yield `},\n"loop_progress":${JSON.stringify(progress.total_runs === 0 ? null : progress)}}\n`;
}

async function* interpretationItems(store: RegistryStore, outcome: ExportOutcome): AsyncGenerator<unknown> {
  for await (const { id, prompt, instruction, source, createdAt, updatedAt } of store.interpretations()) {
    outcome.interpretations++;
    yield { id, prompt, instruction, updated_at: updatedAt, source, created_at: createdAt };
  }
}

async function* mappingItems(store: RegistryStore, outcome: ExportOutcome): AsyncGenerator<unknown> {
  for await (const { span, canonical, domain, variantType, count, createdAt, updatedAt } of store.mappings()) {
    outcome.mappings++;
    yield { span, canonical, domain, variant_type: variantType, count, created_at: createdAt, updated_at: updatedAt };
  }
}

/** One item a line: what changed between two exports shows in a comparison. */
async function* arrayText(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  let start = '[\n';
  for await (const item of items) {
    yield `${start}${JSON.stringify(item)}`;
    start = ',\n';
  }
  yield start === '[\n' ? '[]' : ']';
}
