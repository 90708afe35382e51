import { Command } from 'commander';
import { type CommonOptions, withCommonOptions } from './common-options.js';
import { parseMode, parseNumber, parseSize } from './option-values.js';

export interface GenerateCommandOptions extends CommonOptions {
  output?: string;
  duration?: number;
  seed?: number;
  size?: { width: number; height: number };
  fps?: number;
  mode?: 'pure_per_frame' | 'blended';
  look?: string;
  spec?: string;
  learn: boolean;
  json: boolean;
}

/** `motion generate`: what it takes; what it does is loaded when it runs. */
export function generateCommand(): Command {
  const command = new Command('generate')
    .description('Make one video with sound from one prompt.')
    .argument('[prompt]', 'what the video should show, in plain words')
    .option('-o, --output <file>', 'where the MP4 goes (default: named after the prompt, in this folder)')
    .option(
      '--duration <seconds>',
      '0.25 to 600 (default: what the prompt says, else 6)',
      parseNumber('--duration', '10'),
    )
    .option('--seed <number>', 'the same seed and prompt give the same video', parseNumber('--seed', '42'))
    .option('--size <WxH>', 'even sizes from 64x64 to 3840x2160 (default: 512x512)', parseSize)
    .option('--fps <number>', '12, 24, 25, 30 or 60 (default: 24)', parseNumber('--fps', '24'))
    .option('--mode <mode>', 'pure: frames made of pure values; blended: continuous colour (default: pure)', parseMode)
    .option('--look <name>', 'e.g. van_gogh, watercolor, pixel_art (default: what the prompt says)')
    .option('--spec <file>', 'make a stored spec again: its JSON, or a video that was made from it')
    .option('--learn', 'measure the finished video too, and record in the registries what it shows', false)
    .option('--json', 'print everything about the video as JSON', false);
  return withCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (prompt: string | undefined, options: GenerateCommandOptions) => {
      const { runGenerate } = await import('./run-generate.js');
      await runGenerate(prompt, options);
    });
}

const EXAMPLES = `
What the registries in --data or --database have learned is drawn on wherever the prompt leaves something open; without
registries there, the origins are. Only --learn writes to them.

Examples:
  motion generate "A calm ocean at dusk with gentle waves"
  motion generate "two red foxes running through snow" -o foxes.mp4 --size 1280x720 --duration 10
  motion generate "neon city at night, van gogh style" --seed 7 --fps 30
  motion generate "a lighthouse in a storm" --learn --data ~/motion
  motion generate --spec foxes.mp4 -o foxes-again.mp4
  motion generate "a lighthouse in a storm" --json | jq .spec.setting`;
