/** Where a worker tells how it does. */
export interface LoopLog {
  /** A line as it is. */
  line(text: string): void;
  /** A line of the logger: `INFO: …`. */
  info(text: string): void;
  /** A line of the logger: `WARNING: …`. */
  warn(text: string): void;
  /** A line for machines: one JSON object. */
  json(entry: Readonly<Record<string, unknown>>): void;
}

/** Writes lines to standard output, warnings to standard error. */
export function consoleLog(options: { isQuiet: boolean }): LoopLog {
  const out = (text: string): void => void (options.isQuiet || process.stdout.write(`${text}\n`));
  return {
    line: out,
    info: (text) => out(`INFO: ${text}`),
    warn: (text) => void process.stderr.write(`WARNING: ${text}\n`),
    json: (entry) => out(spacedJson(entry)),
  };
}

/** JSON with a space after colons and commas, as operators' tools match it. */
export function spacedJson(entry: Readonly<Record<string, unknown>>): string {
  const fields = Object.entries(entry).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{${fields.join(', ')}}`;
}
