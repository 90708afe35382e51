import type { OutboxContent } from '../../studio/outbox/read-outbox.js';
import type { MotionService } from '../../studio/service/motion-service.js';

/** Which runs are not recorded whole, and where their records are. */
export interface Diagnosis {
  /** Completed jobs that were looked at. */
  jobs: number;
  missing_learning: string[];
  missing_discovery: string[];
  pending: number;
  failed: number;
  /** Records that wait on this machine to be delivered. */
  outbox: { waiting: string[]; refused: { job_id: string; step: string; why: string }[] };
  /** What to do; null when all is well. */
  hint: string | null;
}

const PAGE = 500;

/**
 * Looks at the last completed jobs.
 *
 * @param outbox - of the data folder, as it lies on this machine
 */
export async function diagnose(
  service: Pick<MotionService, 'unrecordedJobs' | 'jobCounts'>,
  last: number,
  outbox: OutboxContent,
): Promise<Diagnosis> {
  const counts = await service.jobCounts();
  const diagnosis: Diagnosis = {
    jobs: Math.min(last, counts.completed),
    missing_learning: [],
    missing_discovery: [],
    pending: counts.pending,
    failed: counts.failed,
    outbox: {
      waiting: outbox.waiting.map(({ id }) => id),
      refused: outbox.aside.flatMap(({ id, refused }) =>
        refused.map(({ step, error }) => ({ job_id: id, step, why: error })),
      ),
    },
    hint: null,
  };
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await service.unrecordedJobs({ last, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    for (const job of page.jobs) {
      if (!job.has_learning) diagnosis.missing_learning.push(job.job_id);
      if (!job.has_discovery) diagnosis.missing_discovery.push(job.job_id);
    }
    cursor = page.next;
  }
  return { ...diagnosis, hint: hintOf(diagnosis) };
}

function hintOf({ missing_learning, missing_discovery, outbox }: Diagnosis): string | null {
  const waiting = new Set(outbox.waiting);
  const lost = [...new Set([...missing_learning, ...missing_discovery])].filter((id) => !waiting.has(id));
  if (lost.length > 0) return 'Record them from their videos: motion backfill learning';
  if (outbox.refused.length > 0) return 'Some records were refused for good: see why, mend that, and backfill.';
  if (waiting.size > 0) return 'The outbox delivers what waits as soon as its worker, or any other one, runs.';
  return null;
}
