import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { z } from 'zod';

/** The commands of `motion` that run for long. */
const COMMANDS = ['loop', 'bridge', 'serve'] as const;

const words = z
  .union([z.string(), z.array(z.string())])
  .transform((text) => (typeof text === 'string' ? text.split(/\s+/).filter((word) => word !== '') : text));

const environment = z
  .record(
    z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is no name of a variable'),
    z.union([z.string(), z.number(), z.boolean()]),
  )
  .transform((values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])));

const seconds = z.number().positive().max(86_400);

const worker = z.strictObject({
  /** What follows `motion`: `loop explorer`. */
  command: words.refine(([first]) => (COMMANDS as readonly (string | undefined)[]).includes(first), {
    message: `must begin with one of: ${COMMANDS.join(', ')}`,
  }),
  env: environment.default({}),
  /** How far it stands back for others, 0–19. */
  nice: z.int().min(0).max(19).default(0),
  /** Rendering threads; default: one for each core. */
  threads: z.int().min(1).max(256).optional(),
  /** What makes it end when the fleet is given a number of runs, which stands for `{runs}`. */
  runs: words.default(['--runs', '{runs}']),
});

const config = z.strictObject({
  health: z
    .strictObject({
      /** 0: no health port. */
      port: z.int().min(0).max(65_535).default(0),
      host: z.string().min(1).default('127.0.0.1'),
    })
    .prefault({}),
  restart: z
    .strictObject({
      /** The first pause; each further one is twice as long. */
      first_pause_seconds: seconds.default(1),
      longest_pause_seconds: seconds.default(60),
      /** One that ran so long begins with the first pause again. */
      healthy_after_seconds: seconds.default(60),
    })
    .prefault({}),
  /** Variables of all workers. */
  env: environment.default({}),
  workers: z
    .record(
      z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'is no name of a worker: use letters, digits, -, _ and .'),
      worker,
    )
    .refine((workers) => Object.keys(workers).length > 0, { message: 'names no worker' }),
});

/** What a fleet consists of. */
export type FleetConfig = z.output<typeof config>;
export type WorkerConfig = FleetConfig['workers'][string];

/** A fleet's file cannot be used; the message names the line. */
export class FleetConfigError extends Error {
  override readonly name = 'FleetConfigError';
}

/**
 * Reads the file of a fleet.
 *
 * @param path - how errors call it
 * @throws {FleetConfigError} `config/workflows.yaml:12: workers.explorer.nice: …`, a line for each fault
 */
export function readFleetConfig(text: string, path: string): FleetConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const faults = document.errors.map(
    ({ pos, message }) => `${path}:${lines.linePos(pos[0]).line}: ${firstLine(message)}`,
  );
  if (faults.length > 0) throw new FleetConfigError(faults.join('\n'));
  const read = config.safeParse(document.toJS());
  if (read.success) return read.data;
  const root = document.contents as Node | null;
  throw new FleetConfigError(
    read.error.issues.map((issue) => `${path}:${lineOf(root, issue, lines)}: ${described(issue)}`).join('\n'),
  );
}

function described(issue: z.core.$ZodIssue): string {
  const place = issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  if (issue.code === 'unrecognized_keys')
    return `${place}nothing is called ${issue.keys.map((key) => `"${key}"`).join(', ')} here.`;
  if (issue.code === 'invalid_key') return `${place}"${String(issue.path.at(-1))}" ${issue.issues[0]?.message}.`;
  return `${place}${issue.message.replace(/^Invalid input: /, '')}.`;
}

/** The line of what an issue speaks of, or, when that is missing, of what should hold it. */
function lineOf(root: Node | null, issue: z.core.$ZodIssue, lines: LineCounter): number {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] as string] : issue.path;
  let offset = root?.range?.[0] ?? 0;
  let node: unknown = root;
  for (const step of path) {
    if (!isMap(node)) break;
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    if (!pair) break;
    offset = (pair.key as Node).range?.[0] ?? offset;
    node = pair.value;
  }
  return lines.linePos(offset).line;
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.replace(/ at line \d+, column \d+:$/, '.') ?? message;
}
