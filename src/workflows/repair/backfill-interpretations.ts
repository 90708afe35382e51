import { understand } from '../../studio/plan-video.js';
import type { InterpretationService, KnowledgeService } from '../../studio/service/motion-service.js';
import { messageOf } from '../explain.js';
import type { BackfillOutcome, BackfillRequest } from './backfill.js';

const BATCH = 50;
/** Names are recalled the same whatever chance there is. */
const ANY_SEED = 0;

type Service = Pick<
  InterpretationService & KnowledgeService,
  'backfillPrompts' | 'rejectPrompts' | 'storeInterpretations' | 'recall'
>;

/** Interprets prompts of jobs that nobody has interpreted; those that nobody can are remembered and not asked for again. */
export async function backfillInterpretations(service: Service, request: BackfillRequest): Promise<BackfillOutcome> {
  const { limit, dryRun, signal, onProgress } = request;
  const outcome: BackfillOutcome = { updated: 0, failed: [], dry_run: dryRun };
  while (outcome.updated < limit && !signal.aborted) {
    const prompts = await service.backfillPrompts(Math.min(BATCH, limit - outcome.updated));
    if (prompts.length === 0) break;
    const stored = dryRun ? prompts.length : await interpretAll(service, prompts, outcome);
    outcome.updated += stored;
    onProgress?.(outcome.updated);
    // A dry run would be given the same prompts again.
    if (dryRun || stored === 0) break;
  }
  return outcome;
}

async function interpretAll(service: Service, prompts: readonly string[], outcome: BackfillOutcome): Promise<number> {
  const understood = [];
  const rejected: string[] = [];
  for (const prompt of prompts) {
    try {
      const { names } = await service.recall(prompt, ANY_SEED);
      understood.push({ prompt, instruction: understand(prompt, names), source: 'backfill' as const });
    } catch (error) {
      rejected.push(prompt);
      outcome.failed.push({ what: prompt, why: messageOf(error) });
    }
  }
  if (rejected.length > 0) await service.rejectPrompts(rejected);
  if (understood.length === 0) return 0;
  return (await service.storeInterpretations(understood)).inserted;
}
