import { Command } from 'commander';
import { type CommonOptions, withCommonOptions } from './common-options.js';

export interface InterpretCommandOptions extends CommonOptions {
  file?: string;
  json: boolean;
  jsonl: boolean;
}

/** `motion interpret`: what it takes; what it does is loaded when it runs. */
export function interpretCommand(): Command {
  const command = new Command('interpret')
    .description('Show what a prompt is understood to ask for, without making a video.')
    .argument('[prompt]', 'a prompt in plain words')
    .option('--json', 'print the whole instruction as JSON', false)
    .option('--file <file>', 'read prompts from a file, one a line ("-" for standard input)')
    .option('--jsonl', 'print {"prompt", "instruction"} a line', false);
  return withCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (prompt: string | undefined, options: InterpretCommandOptions) => {
      const { runInterpret } = await import('./run-interpret.js');
      await runInterpret(prompt, options);
    });
}

const EXAMPLES = `
Examples:
  motion interpret "slow pan over a misty forest at dawn"
  motion interpret "a red cube left of a blue ball" --json
  motion interpret --file prompts.txt --jsonl > instructions.jsonl`;
