import { Command } from 'commander';
import { type CommonOptions, withCommonOptions } from './common-options.js';

export interface ExtractCommandOptions extends CommonOptions {
  learn: boolean;
  json: boolean;
}

/** `motion extract`: what it takes; what it does is loaded when it runs. */
export function extractCommand(): Command {
  const command = new Command('extract')
    .description('Measure any video or audio file: colour, motion, camera, light, composition, shots, sound.')
    .argument('<file>', 'a video or audio file, or a picture')
    .option('--learn', 'record in the registries what the file shows; the same file teaches once', false)
    .option('--json', 'print every frame, every window and the whole as JSON', false);
  return withCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: ExtractCommandOptions) => {
      const { runExtract } = await import('./run-extract.js');
      await runExtract(file, options);
    });
}

const EXAMPLES = `
Examples:
  motion extract foxes.mp4
  motion extract holiday.mov --json > holiday.json
  motion extract holiday.mov --learn
  motion extract song.mp3 --json | jq '.windows[].audio_semantic.bpm'
  motion extract foxes.mp4 --json | jq .video.color`;
