/** Environment variables that workers read. Contract §4.1. */
export const VARIABLES = [
  'API_BASE',
  'LOOP_DELAY_SECONDS',
  'LOOP_EXPLOIT_RATIO_OVERRIDE',
  'LOOP_WORKFLOW_TYPE',
  'LOOP_EXTRACTION_FOCUS',
  'LOOP_STATIC_FOCUS',
  'HEALTH_PORT',
  'DEBUG',
  'INTERPRET_DELAY_SECONDS',
  'SOUND_LOOP_DELAY_SECONDS',
  'SOUND_LOOP_DURATION_SECONDS',
] as const;
export type VariableName = (typeof VARIABLES)[number];

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable without blanks around it; undefined when it is unset or empty. */
export function variable(environment: Environment, name: VariableName): string | undefined {
  return environment[name]?.trim() || undefined;
}

/**
 * A variable as a number of at least `least`. What is no such number is told to `warn` and counts as unset.
 */
export function numericVariable(
  environment: Environment,
  name: VariableName,
  { least, warn }: { least: number; warn(text: string): void },
): number | undefined {
  const text = variable(environment, name);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isFinite(number) && number >= least) return number;
  warn(`${name}="${text}" is not a number from ${least} on: it is not used.`);
  return undefined;
}

/** Letters of a name for which one slip is likely: longer names may have more. */
const LETTERS_A_SLIP = 7;

/** Names in the environment that look like slips of the pen, each with what was probably meant. */
export function misspeltVariables(environment: Environment): { found: string; meant: VariableName }[] {
  return Object.keys(environment).flatMap((found) => {
    if ((VARIABLES as readonly string[]).includes(found)) return [];
    const meant = VARIABLES.find((name) => isSlip(found.toUpperCase(), name));
    return meant ? [{ found, meant }] : [];
  });
}

/** What an operator is told of a variable that nothing reads. */
export function misspeltWarning({ found, meant }: { found: string; meant: VariableName }): string {
  return `The environment variable ${found} is not known and has no effect. Did you mean ${meant}?`;
}

function isSlip(found: string, name: VariableName): boolean {
  const most = Math.floor(name.length / LETTERS_A_SLIP);
  return Math.abs(found.length - name.length) <= most && editDistance(found, name) <= most;
}

/** Letters to insert, leave out, replace or swap with their neighbour until `a` reads as `b` (optimal string alignment). */
function editDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const [above, row] = [rows[i - 1] as number[], [i]];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (above[j] as number) + 1,
        (row[j - 1] as number) + 1,
        replaced,
        swapped ? (rows[i - 2]?.[j - 2] as number) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] as number;
}
