import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Outbox } from '../studio/outbox/outbox.js';
import type { MotionService } from '../studio/service/motion-service.js';
import { consoleLog, type LoopLog } from '../workflows/loop-log.js';
import { misspeltVariables, misspeltWarning, numericVariable, variable } from '../workflows/variables.js';
import { interruptible } from './interruption.js';
import type { LoopCommandOptions } from './loop-command.js';
import { LOOPS, type LoopName } from './loop-names.js';
import { UsageError } from './usage-error.js';

/** What every workflow is given. */
interface Workplace {
  service: MotionService;
  log: LoopLog;
  signal: AbortSignal;
  /** Root of the server; undefined for the local store. */
  apiBase: string | undefined;
}

/** Carries out `motion loop`. */
export async function runLoop(workflow: string, options: LoopCommandOptions): Promise<void> {
  const name = LOOPS.find((each) => each === workflow);
  if (!name) throw new UsageError(`There is no workflow "${workflow}". Use one of: ${LOOPS.join(', ')}.`);
  assertUsage(options);
  const log = consoleLog({ isQuiet: options.quiet });
  for (const slip of misspeltVariables(process.env)) log.warn(misspeltWarning(slip));
  await interruptible(async (signal) => {
    const [{ openService }, { serveHealth }] = await Promise.all([
      import('../studio/service/open-service.js'),
      import('../workflows/health-server.js'),
    ]);
    const apiBase = options.apiBase ?? variable(process.env, 'API_BASE');
    const port = options.healthPort ?? numericVariable(process.env, 'HEALTH_PORT', { least: 0, warn: log.warn }) ?? 0;
    const endHealth = await serveHealth(port, log);
    const service = await openService({ data: options.data, database: options.database, apiBase }, log.line);
    try {
      await WORKFLOWS[name](name, options, { service, log, signal, apiBase });
    } finally {
      await service.close();
      await endHealth();
    }
  });
}

const WORKFLOWS: Readonly<
  Record<LoopName, (name: LoopName, options: LoopCommandOptions, workplace: Workplace) => Promise<void>>
> = {
  explorer: runVideoLoop,
  exploiter: runVideoLoop,
  balanced: runVideoLoop,
  video: runVideoLoop,
  interpret: runInterpretLoop,
  sound: runSoundLoop,
};

async function runVideoLoop(name: LoopName, options: LoopCommandOptions, workplace: Workplace): Promise<void> {
  const [{ VideoLoop }, { pauseByClock }, { Explorer }, { drawSeed }] = await Promise.all([
    import('../workflows/video/video-loop.js'),
    import('../workflows/pause.js'),
    import('../studio/exploring/explorer.js'),
    import('../studio/plan-video.js'),
  ]);
  const { service, log, signal, apiBase } = workplace;
  const settings = await settingsOf(name, options, workplace);
  await withOutbox(options, log, async (outbox) => {
    await withName(options, name, async (worker) => {
      const loop = new VideoLoop(
        {
          settings,
          worker,
          ...(options.runs === undefined ? {} : { runs: options.runs }),
          seed: options.seed ?? drawSeed(),
          site: apiBase ?? options.data,
        },
        { service, outbox, writer: new Explorer(), log, pause: pauseByClock, now: Date.now, signal },
      );
      await loop.run();
    });
  });
}

async function settingsOf(name: LoopName, options: LoopCommandOptions, { log, apiBase }: Workplace) {
  const [{ VIDEO_LOOPS, videoLoopSettings }, { loopConfigFile }] = await Promise.all([
    import('../workflows/video/settings.js'),
    import('../workflows/config-file.js'),
  ]);
  const file = options.config === undefined ? { format: {} } : loopConfigFile(options.config, log.warn);
  const loop = VIDEO_LOOPS.find((each) => each === name) ?? 'video';
  return videoLoopSettings(loop, process.env, {
    flags: {
      ...(options.delay === undefined ? {} : { delaySeconds: options.delay }),
      ...(options.duration === undefined ? {} : { durationBase: options.duration }),
      ...(file.durationSeconds === undefined ? {} : { ownDuration: file.durationSeconds }),
      format: { ...file.format, ...options.size, ...(options.fps === undefined ? {} : { fps: options.fps }) },
    },
    isRemote: apiBase !== undefined,
    warn: log.warn,
  });
}

async function runSoundLoop(_: LoopName, options: LoopCommandOptions, workplace: Workplace): Promise<void> {
  const [{ SoundLoop, SOUND_DELAY_SECONDS, SOUND_SECONDS }, { pauseByClock }, { drawSeed }] = await Promise.all([
    import('../workflows/sound/sound-loop.js'),
    import('../workflows/pause.js'),
    import('../studio/plan-video.js'),
  ]);
  const { service, log, signal } = workplace;
  const number = (name: 'SOUND_LOOP_DELAY_SECONDS' | 'SOUND_LOOP_DURATION_SECONDS', least: number) =>
    numericVariable(process.env, name, { least, warn: log.warn });
  mkdirSync(options.data, { recursive: true });
  const loop = new SoundLoop(
    {
      ...(options.runs === undefined ? {} : { runs: options.runs }),
      delaySeconds: options.delay ?? number('SOUND_LOOP_DELAY_SECONDS', 0) ?? SOUND_DELAY_SECONDS,
      durationSeconds: options.duration ?? number('SOUND_LOOP_DURATION_SECONDS', 0.25) ?? SOUND_SECONDS,
      seed: options.seed ?? drawSeed(),
      folder: options.data,
    },
    { service, log, pause: pauseByClock, now: Date.now, signal },
  );
  await loop.run();
}

async function runInterpretLoop(_: LoopName, options: LoopCommandOptions, workplace: Workplace): Promise<void> {
  const [{ InterpretLoop, INTERPRET_DELAY_SECONDS }, { pauseByClock }, { Explorer }, { drawSeed }] = await Promise.all([
    import('../workflows/interpret/interpret-loop.js'),
    import('../workflows/pause.js'),
    import('../studio/exploring/explorer.js'),
    import('../studio/plan-video.js'),
  ]);
  const { service, log, signal, apiBase } = workplace;
  const delay = numericVariable(process.env, 'INTERPRET_DELAY_SECONDS', { least: 0, warn: log.warn });
  const loop = new InterpretLoop(
    {
      ...(options.runs === undefined ? {} : { runs: options.runs }),
      delaySeconds: options.delay ?? delay ?? INTERPRET_DELAY_SECONDS,
      queueLimit: options.queueLimit,
      backfills: options.backfill,
      generates: options.generate,
      seed: options.seed ?? drawSeed(),
      site: apiBase ?? options.data,
    },
    { service, writer: new Explorer(), log, pause: pauseByClock, now: Date.now, signal },
  );
  await loop.run();
}

async function withOutbox(
  { data }: LoopCommandOptions,
  log: LoopLog,
  work: (outbox: Outbox) => Promise<void>,
): Promise<void> {
  const [{ Outbox }, { outboxFolder }] = await Promise.all([
    import('../studio/outbox/outbox.js'),
    import('../studio/outbox/read-outbox.js'),
  ]);
  const outbox = await Outbox.open(outboxFolder(data), { log: log.warn });
  try {
    await work(outbox);
  } finally {
    await outbox.close();
  }
}

async function withName(
  { data, name: wanted }: LoopCommandOptions,
  name: LoopName,
  work: (worker: string) => Promise<void>,
): Promise<void> {
  const { takeWorkerName } = await import('../workflows/worker-name.js');
  const { worker, release } = takeWorkerName(join(data, 'workers'), wanted ?? name);
  try {
    await work(worker);
  } finally {
    release();
  }
}

function assertUsage({ delay, duration, healthPort, name }: LoopCommandOptions): void {
  if (delay !== undefined && delay < 0)
    throw new UsageError(`--delay ${delay} is in the past. Write seconds from 0 on.`);
  if (duration !== undefined && (duration < 0.25 || duration > 600))
    throw new UsageError(`A duration of ${duration} s cannot be made. Use 0.25 to 600 seconds.`);
  if (healthPort !== undefined && !(Number.isInteger(healthPort) && healthPort >= 0 && healthPort < 65_536))
    throw new UsageError(`--health-port ${healthPort} is no port. Use 1 to 65535, or 0 for none.`);
  if (name !== undefined && !/^[\w.-]{1,60}$/.test(name))
    throw new UsageError(`--name "${name}" cannot be used. Write letters, digits, ".", "-" and "_".`);
}
