import { Command, Option } from 'commander';
import { type CommonOptions, withCommonOptions } from './common-options.js';
import { LOOPS } from './loop-names.js';
import { parseCount, parseNumber, parseSize } from './option-values.js';

export interface LoopCommandOptions extends CommonOptions {
  runs?: number;
  delay?: number;
  duration?: number;
  apiBase?: string;
  healthPort?: number;
  config?: string;
  name?: string;
  seed?: number;
  size?: { width: number; height: number };
  fps?: number;
  queueLimit: number;
  backfill: boolean;
  generate: boolean;
}

/** `motion loop`: what it takes; what it does is loaded when it runs. */
export function loopCommand(): Command {
  const command = new Command('loop')
    .description('Run a workflow that makes videos and learns from them, again and again.')
    .argument('<workflow>', LOOPS.join(', '))
    .option('--runs <number>', 'end after so many runs (default: never)', parseCount('--runs'))
    .option('--delay <seconds>', 'pause between runs', parseNumber('--delay', '30'))
    .option(
      '--duration <seconds>',
      'where video lengths begin; of sound: length of a clip',
      parseNumber('--duration', '6'),
    )
    .option('--api-base <url>', 'work on a server (or API_BASE; default: on the local store)')
    .option(
      '--health-port <port>',
      'answer GET with {"ok":true} there (or HEALTH_PORT)',
      parseNumber('--health-port', '8080'),
    )
    .option('--config <file>', 'YAML: output.width, output.height, output.fps, learning.duration_seconds')
    .option('--name <name>', 'what this worker is called: its state belongs to the name (default: the workflow)')
    .option('--seed <number>', 'the same seed chooses the same prompts', parseNumber('--seed', '42'))
    .option('--size <WxH>', 'size of the videos (default: 512x512)', parseSize)
    .option('--fps <number>', '12, 24, 25, 30 or 60 (default: 24)', parseNumber('--fps', '24'))
    .addOption(
      new Option('--queue-limit <number>', 'interpret: prompts of the queue a cycle')
        .argParser(parseCount('--queue-limit'))
        .default(20),
    )
    .option('--no-backfill', 'interpret: leave prompts of old jobs alone')
    .option('--no-generate', 'interpret: write no prompts');
  return withCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (workflow: string, options: LoopCommandOptions) => {
      const { runLoop } = await import('./run-loop.js');
      await runLoop(workflow, options);
    });
}

const EXAMPLES = `
Workflows:
  explorer   looks for what nobody found yet     (grows single frames)
  exploiter  makes more of what went well        (grows single frames)
  balanced   both, as the exploit ratio says     (grows windows of a second, and what videos mean)
  video      the same loop, set by its environment alone
  interpret  learns to understand prompts, makes no videos
  sound      makes and measures sounds, makes no videos

Examples:
  motion loop explorer --runs 20
  motion loop balanced --delay 10 --api-base http://127.0.0.1:8787
  LOOP_EXTRACTION_FOCUS=window motion loop explorer --data ~/motion
  motion loop sound --runs 5`;
