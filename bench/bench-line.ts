/** One thing that was measured. */
export interface BenchLine {
  /** What was measured, in a few words. */
  name: string;
  value: number;
  unit: string;
  /** What is to be reached: a bound from above or from below, in the same unit; null when the figure only explains others. */
  target: { bound: 'at most' | 'at least'; value: number } | null;
  /** Null where there is no target. */
  reached: boolean | null;
  /** What the figure is made of. */
  detail: string;
}

/** A line without judgement. */
export function figure(name: string, value: number, unit: string, detail = ''): BenchLine {
  return { name, value, unit, target: null, reached: null, detail };
}

/** A line that must not exceed `most`. */
export function atMost(most: number, line: BenchLine): BenchLine {
  return { ...line, target: { bound: 'at most', value: most }, reached: line.value <= most };
}

/** A line that must not stay below `least`. */
export function atLeast(least: number, line: BenchLine): BenchLine {
  return { ...line, target: { bound: 'at least', value: least }, reached: line.value >= least };
}

/** The line as a row of a table for people. */
export function formatLine({ name, value, unit, target, reached, detail }: BenchLine): string {
  const judgement =
    target === null
      ? ''
      : `${target.bound} ${rounded(target.value)}`.padEnd(16) + (reached ? 'reached' : 'NOT REACHED');
  return `  ${name.padEnd(56)}${rounded(value).padStart(8)} ${unit.padEnd(9)}${judgement.padEnd(28)}${detail}`.trimEnd();
}

/** Three figures that count: 1234, 56.7, 0.123. */
export function rounded(value: number): string {
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}
