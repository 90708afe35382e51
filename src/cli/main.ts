import { Command } from 'commander';
import { packageVersion } from '../studio/package-root.js';
import { backfillCommand } from './backfill-command.js';
import { bridgeCommand } from './bridge-command.js';
import { exitCodeOf } from './exit-code.js';
import { extractCommand } from './extract-command.js';
import { fleetCommand } from './fleet-command.js';
import { generateCommand } from './generate-command.js';
import { checklistCommand, diagnoseCommand, reportCommand } from './insight-commands.js';
import { interpretCommand } from './interpret-command.js';
import { loopCommand } from './loop-command.js';
import { registriesCommand } from './registries-command.js';
import { serveCommand } from './serve-command.js';
import { sweepCommand } from './sweep-command.js';
import { UsageError } from './usage-error.js';
import { verifyCommand } from './verify-command.js';

/** Runs the command line with `argv` as the process got it, and sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    await program().parseAsync(argv);
  } catch (error) {
    end(error, argv.includes('--debug'));
  }
}

function program(): Command {
  const command = new Command('motion')
    .description('One prompt, one full video with sound.')
    .version(packageVersion())
    .addCommand(generateCommand())
    .addCommand(interpretCommand())
    .addCommand(extractCommand())
    .addCommand(verifyCommand())
    .addCommand(registriesCommand())
    .addCommand(sweepCommand())
    .addCommand(backfillCommand())
    .addCommand(diagnoseCommand())
    .addCommand(reportCommand())
    .addCommand(checklistCommand())
    .addCommand(serveCommand())
    .addCommand(bridgeCommand())
    .addCommand(fleetCommand())
    .addCommand(loopCommand())
    .addHelpText(
      'after',
      '\nExample:\n  motion generate "A calm ocean at dusk with gentle waves"\n\nEvery command has its own --help with examples.',
    );
  // The command's own words are printed once, by `end`.
  for (const each of withSubcommands(command))
    each
      .exitOverride()
      .showSuggestionAfterError()
      .configureOutput({ outputError: () => undefined });
  return command;
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

function end(error: unknown, debug: boolean): void {
  const code = exitCodeOf(error);
  // An interruption has already said how it ends.
  process.exitCode ||= code;
  if (code === 0) return;
  const message = messageOf(error);
  if (message !== '') process.stderr.write(`${message}\n`);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return `error: ${String(error)}`;
  const isCommander = 'code' in error && String(error.code).startsWith('commander.');
  // Commander shows the help itself when a command is missing.
  if (isCommander && error.message === '(outputHelp)') return '';
  const text = error.message.replace(/^error: /, '');
  const hint = isCommander || error instanceof UsageError ? '\nSee: motion --help' : '';
  return `error: ${text}${hint}`;
}
