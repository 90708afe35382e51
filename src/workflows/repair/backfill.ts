import type { MotionService } from '../../studio/service/motion-service.js';

/** What a backfill is asked for. */
export interface BackfillRequest {
  /** `static.color`, or a table by the name that other clients use; default: all. */
  table?: string | undefined;
  /** Most things that are repaired. */
  limit: number;
  /** Finds what is wrong and changes nothing. */
  dryRun: boolean;
  signal: AbortSignal;
  /** So many were repaired so far. */
  onProgress?(repaired: number): void;
}

/** What a backfill did; what is left is found again by the next one. */
export interface BackfillOutcome {
  /** Repaired, or in a dry run what would be. */
  updated: number;
  /** What cannot be repaired, and why. */
  failed: { what: string; why: string }[];
  dry_run: boolean;
}

const BATCH = 100;

/** Gives true names to entries that have none: the old name stays as an alias, prompts are never edited. */
export function backfillNames(
  service: Pick<MotionService, 'backfillNames'>,
  request: BackfillRequest,
): Promise<BackfillOutcome> {
  return inBatches(request, (limit) => service.backfillNames({ ...tableOf(request), limit, dryRun: request.dryRun }));
}

/** Computes the depths of entries anew from their values, where they are not right. */
export function backfillDepths(
  service: Pick<MotionService, 'backfillDepths'>,
  request: BackfillRequest,
): Promise<BackfillOutcome> {
  return inBatches(request, (limit) => service.backfillDepths({ ...tableOf(request), limit, dryRun: request.dryRun }));
}

async function inBatches(
  { limit, dryRun, signal, onProgress }: BackfillRequest,
  repair: (limit: number) => Promise<{ updated: number }>,
): Promise<BackfillOutcome> {
  // A dry run changes nothing: the next batch would be the same one.
  const batch = dryRun ? limit : Math.min(limit, BATCH);
  let total = 0;
  while (total < limit && !signal.aborted) {
    const { updated } = await repair(Math.min(batch, limit - total));
    total += updated;
    onProgress?.(total);
    if (updated === 0 || dryRun) break;
  }
  return { updated: total, failed: [], dry_run: dryRun };
}

function tableOf({ table }: BackfillRequest): { table?: string } {
  return table === undefined ? {} : { table };
}
