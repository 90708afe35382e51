import { JOB_STATUSES } from '../../studio/service/job.js';
import type { MotionService } from '../../studio/service/motion-service.js';
import { metricText } from './prometheus-text.js';

/** Metrics of what the system holds: jobs, entries, sightings. */
export async function stockMetrics(service: MotionService): Promise<string> {
  const [jobs, aspects] = await Promise.all([service.jobCounts(), service.registryCounts()]);
  const by = (field: 'entries' | 'sightings') =>
    aspects.map((each) => ({ labels: { registry: each.registry, aspect: each.aspect }, value: each[field] }));
  return [
    metricText(
      'motion_jobs',
      'gauge',
      'Jobs by status.',
      JOB_STATUSES.map((status) => ({ labels: { status }, value: jobs[status] })),
    ),
    metricText('motion_registry_entries', 'gauge', 'Values that are known.', by('entries')),
    metricText('motion_registry_sightings', 'gauge', 'Frames and windows that showed them.', by('sightings')),
  ].join('');
}

/** Runs that the figures of a loop are taken over. Contract §1.3. */
const LAST_RUNS = 20;

/** How the last runs went, in the metrics of contract §1.3. */
export async function loopMetrics(service: MotionService): Promise<string> {
  const [progress, jobs] = await Promise.all([service.loopProgress(LAST_RUNS), service.jobCounts()]);
  const runs = progress.total_runs;
  const share = (count: number): number => (runs === 0 ? 0 : (100 * count) / runs);
  const gauge = (name: string, help: string, value: number, labels = {}): string =>
    metricText(`motion_productions_${name}`, 'gauge', help, [{ labels, value }]);
  return [
    gauge('total_runs', 'Runs that the shares are taken over.', runs, { last: String(LAST_RUNS) }),
    gauge(
      'precision_pct',
      'Share of the last runs that recorded what they learned.',
      share(progress.runs_with_learning),
    ),
    gauge(
      'discovery_rate_pct',
      'Share of the last runs that found something new.',
      share(progress.runs_with_discovery),
    ),
    gauge('jobs_total', 'Completed jobs.', jobs.completed),
  ].join('');
}
