import type { OutboxContent } from '../../studio/outbox/read-outbox.js';
import type { Coverage } from '../../studio/registries/registry-coverage.js';
import type { ForCreation, MotionService } from '../../studio/service/motion-service.js';
import { diagnose } from './diagnose.js';

/** One thing that an operator makes sure of. */
export interface ChecklistItem {
  area: 'workflow focus' | 'data loss' | 'sparse categories' | 'sound' | 'interpretation' | 'creation';
  check: string;
  pass: boolean;
  /** What it was judged by. */
  figures: string;
}

/** Runs that are looked at. */
const LAST = 100;
/** A word in so many may be a name that nobody knows. */
const LEAST_UNDERSTOOD_PCT = 90;
const MOST_REPETITION = 0.35;
const LOOPS = ['explorer', 'exploiter', 'main'] as const;
const LIMITS = { limit: 2000, interpretationLimit: 500 };

/** Whether the system runs as it should, with figures. */
export async function checklist(service: MotionService, outbox: OutboxContent): Promise<ChecklistItem[]> {
  const [known, coverage] = await Promise.all([service.forCreation(LIMITS), service.coverage()]);
  return (
    await Promise.all([
      workflowFocus(service),
      dataLoss(service, outbox),
      sparseCategories(coverage),
      sound(coverage),
      interpretation(service, known),
      creation(service, known),
    ])
  ).flat();
}

async function workflowFocus(service: MotionService): Promise<ChecklistItem[]> {
  const area = 'workflow focus';
  const [{ jobs }, { enabled }] = await Promise.all([
    service.jobs({ status: 'completed', limit: LAST }),
    service.loopConfig(),
  ]);
  const counts = LOOPS.map(
    (type) => [type, jobs.filter(({ workflow_type }) => workflow_type === type).length] as const,
  );
  return [
    {
      area,
      check: 'explorer, exploiter and balanced have runs among the last',
      pass: counts.every(([, count]) => count > 0),
      figures: `of ${jobs.length}: ${counts.map(([type, count]) => `${type} ${count}`).join(', ')}`,
    },
    { area, check: 'the loops are not paused', pass: enabled, figures: enabled ? 'enabled' : 'paused by the operator' },
  ];
}

async function dataLoss(service: MotionService, outbox: OutboxContent): Promise<ChecklistItem[]> {
  const area = 'data loss';
  const { jobs, missing_learning, missing_discovery, failed, outbox: held } = await diagnose(service, LAST, outbox);
  const all = (await service.jobCounts()).completed + failed;
  return [
    item(
      area,
      'every run has its learning',
      missing_learning.length === 0,
      `${missing_learning.length} of ${jobs} lack it`,
    ),
    item(
      area,
      'every run has its discoveries',
      missing_discovery.length === 0,
      `${missing_discovery.length} of ${jobs} lack them`,
    ),
    item(
      area,
      'nothing that was to be recorded was refused',
      held.refused.length === 0,
      `${held.refused.length} refused, ${held.waiting.length} waiting`,
    ),
    item(area, 'jobs do not fail', failed * 100 <= all, `${failed} of ${all} failed`),
  ];
}

function sparseCategories({ aspects, narrative, static_colors_coverage_pct }: Coverage): ChecklistItem[] {
  const area = 'sparse categories';
  const empty = aspects.filter(({ found }) => found === 0).map(({ registry, aspect }) => `${registry}.${aspect}`);
  const lacking = Object.entries(narrative).filter(([, { coverage_pct }]) => coverage_pct < 50);
  return [
    item(area, 'every aspect has entries that were seen', empty.length === 0, listed(empty, aspects.length)),
    item(
      area,
      'half of the origins of each narrative aspect were seen',
      lacking.length === 0,
      listed(
        lacking.map(([aspect, { coverage_pct }]) => `${aspect} ${coverage_pct} %`),
        Object.keys(narrative).length,
      ),
    ),
    item(
      area,
      'a quarter of the colour cells was reached',
      static_colors_coverage_pct >= 25,
      `${static_colors_coverage_pct} %`,
    ),
  ];
}

function sound(coverage: Coverage): ChecklistItem[] {
  const heard = (['silence', 'rumble', 'tone', 'hiss'] as const).filter((each) => coverage[`static_sound_has_${each}`]);
  return [
    item('sound', 'silence, rumble, tone and hiss were heard', heard.length === 4, heard.join(', ') || 'none'),
    item('sound', 'sounds were found', coverage.static_sound_count > 0, `${coverage.static_sound_count} values`),
  ];
}

async function interpretation(
  service: MotionService,
  { interpretation_prompts }: ForCreation,
): Promise<ChecklistItem[]> {
  const area = 'interpretation';
  const [queue, unread] = await Promise.all([service.interpretationQueue(50), service.backfillPrompts(100)]);
  const words = interpretation_prompts.map(({ instruction }) => wordsOf(instruction));
  const understood = words.reduce((sum, each) => sum + each.understood, 0);
  const all = words.reduce((sum, each) => sum + each.understood + each.unknown, 0);
  const pct = all === 0 ? 0 : (100 * understood) / all;
  return [
    item(
      area,
      'the queue is worked off',
      queue.length < 50,
      `${queue.length}${queue.length === 50 ? ' or more' : ''} waiting`,
    ),
    item(
      area,
      'prompts of jobs are interpreted',
      unread.length < 100,
      `${unread.length}${unread.length === 100 ? ' or more' : ''} are not`,
    ),
    item(
      area,
      'words are understood',
      all > 0 && pct >= LEAST_UNDERSTOOD_PCT,
      all === 0 ? 'no prompts yet' : `${pct.toFixed(1)} % of ${all} in ${interpretation_prompts.length} prompts`,
    ),
  ];
}

async function creation(service: MotionService, known: ForCreation): Promise<ChecklistItem[]> {
  const area = 'creation';
  const pools = {
    'pure colours': Object.values(known.static_colors).filter(({ count }) => count > 0).length,
    'pure sounds': known.static_sound.filter(({ count }) => count > 0).length,
    colours: Object.keys(known.learned_colors).length,
    motion: known.learned_motion.length,
    audio: known.learned_audio.length,
    gradients: known.learned_gradient.length,
    cameras: known.learned_camera.length,
  };
  const empty = Object.entries(pools).filter(([, count]) => count === 0);
  const { repetition_score, discovery_rate_pct, total_runs } = await service.loopProgress(LAST);
  return [
    item(
      area,
      'there is something learned in every pool that it draws on',
      empty.length === 0,
      Object.entries(pools)
        .map(([pool, count]) => `${pool} ${count}`)
        .join(', '),
    ),
    item(
      area,
      'videos do not repeat one another',
      repetition_score === null || repetition_score <= MOST_REPETITION,
      repetition_score === null ? 'too few motions to say' : `repetition ${repetition_score}`,
    ),
    item(
      area,
      'the last runs found something new',
      total_runs > 0 && discovery_rate_pct > 0,
      `${discovery_rate_pct} % of ${total_runs} runs`,
    ),
  ];
}

function item(area: ChecklistItem['area'], check: string, pass: boolean, figures: string): ChecklistItem {
  return { area, check, pass, figures };
}

function listed(names: readonly string[], all: number): string {
  return names.length === 0 ? `all ${all}` : `not: ${names.join(', ')}`;
}

function wordsOf(instruction: unknown): { understood: number; unknown: number } {
  const { understood, unknown } = (instruction ?? {}) as Record<string, unknown>;
  return {
    understood: Array.isArray(understood) ? understood.length : 0,
    unknown: Array.isArray(unknown) ? unknown.length : 0,
  };
}
