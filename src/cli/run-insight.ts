import type { MeanOutcome } from '../studio/service/motion-service.js';
import type { ChecklistItem } from '../workflows/repair/checklist.js';
import type { Diagnosis } from '../workflows/repair/diagnose.js';
import type { LearningReport } from '../workflows/repair/learning-report.js';
import { EXIT_FAILURE } from './exit-code.js';
import type { DiagnoseOptions, InsightOptions, ReportOptions } from './insight-commands.js';
import { textTable } from './text-table.js';
import { localOutbox, withService } from './with-service.js';

/** Carries out `motion diagnose`. */
export async function runDiagnose(options: DiagnoseOptions): Promise<void> {
  await withService(options, async (service) => {
    const { diagnose } = await import('../workflows/repair/diagnose.js');
    print(options, await diagnose(service, options.last, await localOutbox(options.data)), describeDiagnosis);
  });
}

/** Carries out `motion report`. */
export async function runReport(options: ReportOptions): Promise<void> {
  await withService(options, async (service) => {
    const { learningReport } = await import('../workflows/repair/learning-report.js');
    const { suggestions, ...report } = await learningReport(service);
    const told = { ...report, ...(options.suggest && { suggestions }) };
    print(options, told, () => describeReport(report) + (options.suggest ? describeSuggestions(suggestions) : ''));
  });
}

/** Carries out `motion checklist`. */
export async function runChecklist(options: InsightOptions): Promise<void> {
  await withService(options, async (service) => {
    const { checklist } = await import('../workflows/repair/checklist.js');
    const items = await checklist(service, await localOutbox(options.data));
    const pass = items.every((item) => item.pass);
    print(options, { items, pass }, () => describeChecklist(items));
    if (!pass) process.exitCode = EXIT_FAILURE;
  });
}

function print<T>({ json }: InsightOptions, told: T, describe: (told: T) => string): void {
  process.stdout.write(json ? `${JSON.stringify(told, null, 2)}\n` : describe(told));
}

function describeDiagnosis(diagnosis: Diagnosis): string {
  const { jobs, missing_learning, missing_discovery, pending, failed, outbox, hint } = diagnosis;
  const lines = [
    `${jobs} completed jobs looked at; ${pending} pending, ${failed} failed in all.`,
    missing('learning', missing_learning),
    missing('discoveries', missing_discovery),
    `Outbox: ${outbox.waiting.length} waiting, ${outbox.refused.length} refused.`,
    ...outbox.refused.map(({ job_id, step, why }) => `  ${job_id} ${step}: ${why}`),
    ...(hint === null ? [] : [hint]),
  ];
  return `${lines.join('\n')}\n`;
}

function missing(what: string, ids: readonly string[]): string {
  if (ids.length === 0) return `All have their ${what}.`;
  return [`${ids.length} lack their ${what}:`, ...ids.map((id) => `  ${id}`)].join('\n');
}

const MOST_WORDS = 20;

function describeReport({
  total_runs,
  by_palette,
  by_keyword,
  overall,
  feedback,
}: Omit<LearningReport, 'suggestions'>) {
  const { mean_motion_level: motion, mean_brightness: brightness, mean_contrast: contrast } = overall;
  return [
    `${total_runs} runs learned from. Of the last ones: motion ${motion.toFixed(1)}, brightness ${brightness.toFixed(0)}, contrast ${contrast.toFixed(0)}.\n`,
    `Liked ${feedback.up} times, disliked ${feedback.down} times.\n\n`,
    outcomes('palette', by_palette),
    '\n',
    outcomes('word', by_keyword),
  ].join('');
}

function outcomes(title: string, byName: Readonly<Record<string, MeanOutcome>>): string {
  const rows = Object.entries(byName)
    .sort(([one, a], [other, b]) => b.count - a.count || (one < other ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(([name, { count, mean_motion_level, mean_brightness }]) => [
      name,
      String(count),
      mean_motion_level.toFixed(1),
      mean_brightness.toFixed(0),
    ]);
  return textTable([title, 'runs', 'motion', 'brightness'], rows, [1, 2, 3]);
}

function describeSuggestions(suggestions: LearningReport['suggestions']): string {
  if (suggestions.length === 0) return '\nNothing to suggest.\n';
  return `\n${suggestions.map(({ about, name, text }) => `${about} "${name}" ${text}`).join('\n')}\n`;
}

function describeChecklist(items: readonly ChecklistItem[]): string {
  const rows = items.map(({ area, check, pass, figures }) => [pass ? '✓' : '✗', area, check, figures]);
  const failed = items.filter(({ pass }) => !pass).length;
  return `${textTable(['', 'area', 'check', 'figures'], rows)}\n${failed === 0 ? 'All is well.' : `${failed} of ${items.length} fail.`}\n`;
}
