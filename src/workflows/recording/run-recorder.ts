import type { Observation } from '../../extraction/observation.js';
import type { Discovery } from '../../growth/discovery.js';
import { analysisOf } from '../../studio/analysis.js';
import { extract } from '../../studio/extract.js';
import { grow } from '../../studio/grow.js';
import { learnedMappings } from '../../studio/learned-mappings.js';
import { ErrandOverError, type KeptErrand, type PerformStep } from '../../studio/outbox/errand.js';
import type { DiscoveriesAnswer } from '../../studio/service/discoveries.js';
import type { MotionService } from '../../studio/service/motion-service.js';
import { ServiceError } from '../../studio/service/service-error.js';
import { messageOf, statusOf } from '../explain.js';
import type { LoopLog } from '../loop-log.js';
import { growthLine } from './growth-line.js';
import type { RunStep, RunWork } from './run-work.js';

export interface RunRecorderOptions {
  /** Calls measuring off; what is left stays in the outbox. */
  signal?: AbortSignal;
  /** Takes how long each step took, in milliseconds. */
  onStep?(step: RunStep | 'extract', milliseconds: number): void;
  /** Takes the answers to what a run found. */
  onRecorded?(answers: readonly DiscoveriesAnswer[]): void;
}

/**
 * Records rendered runs, step by step: upload, interpretation, mappings, growth, sync, learning. Every write has a key
 * of its run, so that a step may be done again; what fails is told with its job.
 */
export class RunRecorder {
  /** Of the run at hand and those after it, by job: measured once, for growth and learning. */
  private readonly measured = new Map<string, Promise<Observation>>();

  constructor(
    private readonly service: MotionService,
    private readonly log: LoopLog,
    private readonly options: RunRecorderOptions = {},
  ) {}

  /** Does one step of a run; hand it to the outbox. */
  readonly perform: PerformStep = async (errand, step) => {
    const run = errand as KeptErrand & { work: RunWork };
    const start = performance.now();
    try {
      await this.steps[step as RunStep](run);
    } catch (error) {
      this.tell(step as RunStep, errand.id, error);
      if (isGone(error, step)) return 'over';
      throw step === 'upload' && isRefused(error) ? await this.givenUp(run, error) : error;
    }
    this.options.onStep?.(step as RunStep, performance.now() - start);
    return undefined;
  };

  /** A run whose video nobody takes: its job fails, and what would follow has nothing to stand on. */
  private async givenUp({ id, work: { worker } }: KeptErrand & { work: RunWork }, cause: unknown): Promise<Error> {
    const error = messageOf(cause);
    // A job that cannot be failed now falls to the next worker when the lease ends.
    await this.service.failJob(id, { worker, error, isFinal: true }).catch(() => undefined);
    return new ErrandOverError(error, { cause });
  }

  /**
   * Begins to measure a rendered run before its first step, once the run before it is measured; what comes of it is used,
   * or fails, in the step that needs it.
   */
  measureAhead(run: Pick<KeptErrand, 'id' | 'videoPath'>): void {
    const before = [...this.measured.values()].at(-1);
    const measure = async (): Promise<unknown> => {
      await before?.catch(() => undefined);
      return this.observe(run);
    };
    measure().catch(() => undefined);
  }

  /** What a run's video came to; measured now when it was not yet. */
  async analysis(run: Pick<KeptErrand, 'id' | 'videoPath'>): Promise<Record<string, unknown>> {
    return analysisOf(await this.observe(run));
  }

  private readonly steps: Record<RunStep, (run: KeptErrand & { work: RunWork }) => Promise<unknown>> = {
    upload: ({ id, videoPath, work: { worker } }) => this.service.uploadVideo(id, { path: videoPath }, { worker }),
    interpretation: async ({ work: { prompt, instruction, source } }) => {
      this.log.line('  [interpretation] posting...');
      await this.service.storeInterpretation({ prompt, instruction, source });
      this.log.line('  [interpretation] recorded');
    },
    mappings: async ({ id, work }) => {
      const learned = learnedMappings(work.instruction);
      if (learned.length > 0) await this.service.storeMappings(learned, { key: `${id}:mappings` });
    },
    growth: (run) => this.grow(run),
    sync: ({ id, work: { prompt } }) => this.service.recordDiscoveries({ job_id: id, prompt }, { key: `${id}:sync` }),
    learning: async (run) =>
      this.service.logLearning(
        { job_id: run.id, prompt: run.work.prompt, spec: run.work.spec, analysis: await this.analysis(run) },
        { key: `${run.id}:learning` },
      ),
  };

  /** Posts what was found: in one request, or static, dynamic and narrative apart for windows. Contract §4.2. */
  private async grow(run: KeptErrand & { work: RunWork }): Promise<void> {
    const { prompt, spec, instruction, focus } = run.work;
    const found = grow(await this.observe(run), { prompt, spec, instruction }, focus);
    const answers: DiscoveriesAnswer[] = [];
    for (const [part, discoveries] of requestsOf(found, focus.extraction === 'window'))
      answers.push(
        await this.service.recordDiscoveries({ job_id: run.id, prompt, discoveries }, { key: `${run.id}:${part}` }),
      );
    const line = growthLine(focus.extraction, answers);
    if (line !== null) this.log.info(line);
    this.options.onRecorded?.(answers);
  }

  private observe({ id, videoPath }: Pick<KeptErrand, 'id' | 'videoPath'>): Promise<Observation> {
    const known = this.measured.get(id);
    if (known) return known;
    const start = performance.now();
    const { signal, onStep } = this.options;
    const observation = extract(videoPath, signal ? { signal } : {}).then((observed) => {
      onStep?.('extract', performance.now() - start);
      return observed;
    });
    // A failed attempt is not remembered: the next one measures again.
    observation.catch(() => this.measured.delete(id));
    this.measured.set(id, observation);
    for (const oldest of this.measured.keys()) {
      if (this.measured.size <= MOST_MEASURED) break;
      this.measured.delete(oldest);
    }
    return observation;
  }

  /** In the words that operators look for. Contract §4.7. */
  private tell(step: RunStep, jobId: string, error: unknown): void {
    const message = messageOf(error);
    if (step === 'interpretation') {
      const isAnswered = error instanceof ServiceError && 'status' in error && error.status !== null;
      this.log.line(`  [interpretation] failed${isAnswered ? ` status=${statusOf(error)}` : `: ${message}`}`);
    }
    if (step === 'growth' || step === 'sync') this.log.line(`  (discoveries sync: ${message})`);
    if (step === 'learning') this.log.line(`  (learning log: ${message})`);
    this.log.warn(`${LOSSES[step]} (job_id=${jobId}): ${message}`);
  }
}

/** One run is recorded while one waits that was measured and the next one is measured. */
const MOST_MEASURED = 3;

/** What a run lacks until a step is done. */
const LOSSES: Readonly<Record<RunStep, string>> = {
  upload: 'Missing video',
  interpretation: 'Missing interpretation',
  mappings: 'Missing mappings',
  growth: 'Missing discovery',
  sync: 'Missing discovery',
  learning: 'Missing learning',
};

function requestsOf(found: readonly Discovery[], isApart: boolean): [part: string, discoveries: Discovery[]][] {
  if (!isApart) return found.length === 0 ? [] : [['growth', [...found]]];
  return (['dynamic', 'narrative', 'static'] as const).flatMap((registry): [string, Discovery[]][] => {
    const part = found.filter((each) => each.registry === registry);
    return part.length === 0 ? [] : [[registry, part]];
  });
}

function isRefused(error: unknown): boolean {
  return error instanceof ServiceError && !error.isPassing && error.kind !== 'denied';
}

/** A job that was deleted, called off, or made by another worker meanwhile needs no record of this run. */
function isGone(error: unknown, step: string): boolean {
  if (!(error instanceof ServiceError)) return false;
  return error.kind === 'missing' || (step === 'upload' && error.kind === 'conflict');
}
