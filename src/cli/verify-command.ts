import { Command } from 'commander';
import { type CommonOptions, withCommonOptions } from './common-options.js';

export interface VerifyCommandOptions extends CommonOptions {
  only?: string;
  quick: boolean;
  json: boolean;
  report?: string;
}

/** `motion verify`: what it takes; what it does is loaded when it runs. */
export function verifyCommand(): Command {
  const command = new Command('verify')
    .description('Prove with known truth that what is measured, keyed, named and stored is exact: a table.')
    .option('--only <aspect>', 'e.g. camera, color, sound, transition, growth (default: all)')
    .option('--quick', 'a few clips of each kind, in about a minute', false)
    .option('--report <file>', 'also write the table as a page, with plots in a folder beside it')
    .option('--json', 'print the rows as JSON, and what was taken for what', false);
  return withCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (options: VerifyCommandOptions) => {
      const { runVerify } = await import('./run-verify.js');
      await runVerify(options);
    });
}

const EXAMPLES = `
Examples:
  motion verify
  motion verify --quick
  motion verify --only camera --json | jq .confusions
  motion verify --report docs/precision.md`;
