import { Command } from 'commander';
import { type CommonOptions, withCommonOptions } from './common-options.js';
import { parseCount } from './option-values.js';

export interface InsightOptions extends CommonOptions {
  apiBase?: string;
  json: boolean;
}

export interface DiagnoseOptions extends InsightOptions {
  last: number;
}

export interface ReportOptions extends InsightOptions {
  suggest: boolean;
}

/** `motion diagnose`: which runs are not recorded whole. */
export function diagnoseCommand(): Command {
  return withInsightOptions(new Command('diagnose'))
    .description('Show which of the last jobs lack their learning or their discoveries, and what to do about it.')
    .option('--last <number>', 'completed jobs that are looked at', parseCount('--last'), 50)
    .addHelpText('after', DIAGNOSE_EXAMPLES)
    .action(async (options: DiagnoseOptions) => {
      const { runDiagnose } = await import('./run-insight.js');
      await runDiagnose(options);
    });
}

/** `motion report`: what was learned. */
export function reportCommand(): Command {
  return withInsightOptions(new Command('report'))
    .description('Show what was learned, by palette and by word of the prompts.')
    .option('--suggest', 'say what should be changed, too', false)
    .addHelpText('after', REPORT_EXAMPLES)
    .action(async (options: ReportOptions) => {
      const { runReport } = await import('./run-insight.js');
      await runReport(options);
    });
}

/** `motion checklist`: whether the system runs as it should. */
export function checklistCommand(): Command {
  return withInsightOptions(new Command('checklist'))
    .description('Check what an operator makes sure of: pass or fail, with figures. Exit code 1 when anything fails.')
    .addHelpText('after', CHECKLIST_EXAMPLES)
    .action(async (options: InsightOptions) => {
      const { runChecklist } = await import('./run-insight.js');
      await runChecklist(options);
    });
}

function withInsightOptions(command: Command): Command {
  return withCommonOptions(
    command
      .option('--api-base <url>', 'ask a server (or API_BASE; default: the local store)')
      .option('--json', 'print as JSON', false),
  );
}

const DIAGNOSE_EXAMPLES = `
Examples:
  motion diagnose
  motion diagnose --last 500 --json`;

const REPORT_EXAMPLES = `
Examples:
  motion report
  motion report --suggest
  motion report --api-base http://127.0.0.1:8787 --json`;

const CHECKLIST_EXAMPLES = `
Examples:
  motion checklist
  motion checklist --api-base http://127.0.0.1:8787 --json`;
