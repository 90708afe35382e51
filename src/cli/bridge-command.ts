import { Command } from 'commander';
import { type CommonOptions, withCommonOptions } from './common-options.js';
import { parseNumber, parseSize } from './option-values.js';

export interface BridgeCommandOptions extends CommonOptions {
  learn: boolean;
  once: boolean;
  interval: number;
  apiBase?: string;
  name: string;
  size?: { width: number; height: number };
  fps?: number;
}

/** `motion bridge`: what it takes; what it does is loaded when it runs. */
export function bridgeCommand(): Command {
  const command = new Command('bridge')
    .description('Make the videos that people asked for.')
    .option('--learn', 'measure each video too, and record what it shows', false)
    .option('--once', 'end when nothing is pending', false)
    .option('--interval <seconds>', 'pause when nothing is pending', parseNumber('--interval', '30'), 30)
    .option('--api-base <url>', 'work for a server (or API_BASE; default: for the local store)')
    .option('--name <name>', 'what this worker is called: its jobs are held under the name', 'bridge')
    .option('--size <WxH>', 'size of the videos (default: 512x512)', parseSize)
    .option('--fps <number>', '12, 24, 25, 30 or 60 (default: 24)', parseNumber('--fps', '24'));
  return withCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (options: BridgeCommandOptions) => {
      const { runBridge } = await import('./run-bridge.js');
      await runBridge(options);
    });
}

const EXAMPLES = `
What was rendered and could not be stored waits in the outbox of --data and is stored later, also after a restart.

Examples:
  motion bridge --learn
  motion bridge --once
  motion bridge --learn --api-base http://127.0.0.1:8787 --interval 5`;
