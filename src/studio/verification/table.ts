import { ROWS, type RowName, type RowRule } from './row-rules.js';
import type { Sample } from './sample.js';

/** One line of the table, as `motion verify --json` prints it. */
export interface Row {
  aspect: string;
  measure: string;
  /** Percent right, or an error; null when it was not measured. */
  value: number | null;
  target: number;
  unit: string;
  n: number;
  pass: boolean;
  /** Why it was not measured. */
  skipped?: string;
}

/** What was taken for what, and how often; for errors, the worst ones. */
export interface Confusion {
  aspect: string;
  measure: string;
  truth: string | number;
  seen: string | number | null;
  error?: number;
  count: number;
  /** One of the clips. */
  where: string;
}

export interface Table {
  rows: Row[];
  confusions: Confusion[];
  pass: boolean;
}

const WORST_SHOWN = 5;
const PAIRS_SHOWN = 24;

/**
 * Sums samples up. A row that was asked for and has no samples fails: a check that silently measured nothing is none.
 *
 * @param asked - names of the rows that must have samples
 * @param skipped - names of rows that could not be measured here, and why
 */
export function tableOf(
  samples: readonly Sample[],
  asked: readonly RowName[],
  skipped: ReadonlyMap<RowName, string> = new Map(),
): Table {
  const byRow = new Map<RowName, Sample[]>(asked.map((name) => [name, []]));
  for (const sample of samples) byRow.get(sample.row)?.push(sample);
  const rows: Row[] = [];
  const confusions: Confusion[] = [];
  for (const [name, own] of byRow) {
    const reason = skipped.get(name);
    for (const rule of ROWS[name] as readonly RowRule[]) {
      const row = rowOf(rule, own, own.length === 0 ? reason : undefined);
      rows.push(row);
      if (!row.pass) confusions.push(...confusionsOf(rule, own));
    }
  }
  return { rows, confusions, pass: rows.every((row) => row.pass) };
}

function rowOf(rule: RowRule, samples: readonly Sample[], skipped: string | undefined): Row {
  const { aspect, measure, target, unit } = rule;
  const base = { aspect, measure, target, unit, n: samples.length };
  if (skipped !== undefined) return { ...base, value: null, pass: true, skipped };
  if (samples.length === 0) return { ...base, value: null, pass: false };
  if (rule.kind === 'accuracy' || rule.kind === 'told') {
    const hits = samples.filter((sample) => sample.hit === true).length;
    return { ...base, value: (100 * hits) / samples.length, pass: rule.kind === 'told' || hits === samples.length };
  }
  const errors = samples.map((sample) => sample.error ?? Number.POSITIVE_INFINITY);
  const value =
    rule.kind === 'max'
      ? errors.reduce((most, one) => Math.max(most, one), 0)
      : errors.reduce((sum, one) => sum + one, 0) / errors.length;
  // Not "not above": what is no number has not passed.
  return { ...base, value, pass: value <= target };
}

function confusionsOf(rule: RowRule, samples: readonly Sample[]): Confusion[] {
  const { aspect, measure } = rule;
  if (rule.kind !== 'accuracy') {
    const worst = samples.filter((sample) => !((sample.error ?? Number.POSITIVE_INFINITY) <= rule.target));
    worst.sort((a, b) => (b.error ?? Number.POSITIVE_INFINITY) - (a.error ?? Number.POSITIVE_INFINITY));
    return worst.slice(0, WORST_SHOWN).map(({ truth, seen, error, where }) => ({
      ...{ aspect, measure, truth, seen, where, count: worst.length },
      ...(error === undefined ? {} : { error }),
    }));
  }
  const pairs = new Map<string, Confusion>();
  for (const { truth, seen, hit, where } of samples) {
    if (hit) continue;
    const key = `${truth}\n${seen}`;
    const pair = pairs.get(key) ?? { aspect, measure, truth, seen, count: 0, where };
    pair.count++;
    pairs.set(key, pair);
  }
  return [...pairs.values()].sort((a, b) => b.count - a.count).slice(0, PAIRS_SHOWN);
}

/** The table as lines of text, what went wrong beneath it. */
export function tableLines({ rows, confusions, pass }: Table): string[] {
  const cells = [
    ['aspect', 'measure', 'value', 'target', 'n', ''],
    ...rows.map((row) => [row.aspect, row.measure, valueText(row), targetText(row), String(row.n), verdictOf(row)]),
  ];
  const widths = cells[0]?.map((_, i) => Math.max(...cells.map((line) => (line[i] as string).length))) ?? [];
  const right = new Set([2, 3, 4]);
  const lines = cells.map((line) =>
    line
      .map((cell, i) => (right.has(i) ? cell.padStart(widths[i] as number) : cell.padEnd(widths[i] as number)))
      .join('  ')
      .trimEnd(),
  );
  const failed = rows.filter((row) => !row.pass).length;
  const closing = pass ? `All ${rows.length} rows hold.` : `${failed} of ${rows.length} rows fail.`;
  return [...lines, '', ...confusionLines(confusions), closing];
}

function confusionLines(confusions: readonly Confusion[]): string[] {
  if (confusions.length === 0) return [];
  return [
    'What was taken for what:',
    ...confusions.map(({ aspect, measure, truth, seen, error, count, where }) => {
      const off = error === undefined ? `${count} ×` : `off by ${numberText(error)}`;
      return `  ${aspect}, ${measure}: ${truth} seen as ${seen ?? 'nothing'}, ${off} (${where})`;
    }),
    '',
  ];
}

/** Whether a row holds, in a word. */
export function verdictOf(row: Row): string {
  if (row.skipped !== undefined) return `skipped: ${row.skipped}`;
  if (targetText(row) === '–' && row.n > 0) return 'for information';
  if (row.pass) return 'holds';
  return row.n === 0 ? 'NOT MEASURED' : 'FAILS';
}

/** A row's value with its unit. */
export function valueText({ value, unit }: Row): string {
  return value === null ? '–' : `${numberText(value)} ${unit}`;
}

/** What a row must reach. */
export function targetText({ target, unit }: Row): string {
  if (unit === '%' && target === 0) return '–';
  return unit === '%' && target === 100 ? '100 %' : `≤ ${target} ${unit}`;
}

function numberText(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : 'everything';
}
