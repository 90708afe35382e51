import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageRoot } from '../studio/package-root.js';
import { Fleet } from '../workflows/fleet/fleet.js';
import { type FleetConfig, FleetConfigError, readFleetConfig } from '../workflows/fleet/fleet-config.js';
import { type HealthPort, openHealthPort } from '../workflows/fleet/health-port.js';
import type { FleetCommandOptions } from './fleet-command.js';
import { UsageError } from './usage-error.js';

/** Where a fleet's file is looked for: in the working folder, then in the package. */
const CONFIG = join('config', 'workflows.yaml');

/** Carries out `motion fleet`. */
export async function runFleet(options: FleetCommandOptions): Promise<void> {
  const config = loadConfig(options);
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  const fleet = new Fleet({
    config,
    program: [process.execPath, join(packageRoot(), 'bin', 'motion')],
    args: argumentsOf(options),
    env: { ...process.env, ...(options.apiBase === undefined ? {} : { API_BASE: options.apiBase }) },
    runs: options.runs,
    write,
  });
  const port = await openPort(config, fleet);
  if (port) write(`[fleet] health on http://${config.health.host}:${port.port}/`);
  const release = stopOnSignals(fleet, write);
  try {
    const failed = await fleet.run();
    if (failed.length > 0) throw new Error(`These workers failed for good: ${failed.join(', ')}. Their lines say why.`);
  } finally {
    release();
    await port?.close();
  }
}

function loadConfig({ config: path, healthPort }: FleetCommandOptions): FleetConfig {
  const place = path ?? (existsSync(CONFIG) ? CONFIG : join(packageRoot(), CONFIG));
  if (!existsSync(place)) throw new UsageError(`There is no file "${place}". Name the file of a fleet with --config.`);
  try {
    const config = readFleetConfig(readFileSync(place, 'utf8'), place);
    return healthPort === undefined ? config : { ...config, health: { ...config.health, port: healthPort } };
  } catch (error) {
    throw error instanceof FleetConfigError ? new UsageError(error.message) : error;
  }
}

async function openPort({ health }: FleetConfig, fleet: Fleet): Promise<HealthPort | null> {
  if (health.port === 0) return null;
  try {
    return await openHealthPort(health, () => fleet.status);
  } catch (cause) {
    const why = (cause as Error).message;
    throw new Error(`The health port cannot be opened: ${why}. Choose another with --health-port, or 0 for none.`, {
      cause,
    });
  }
}

/** What every worker is given of this command's own options. */
function argumentsOf({ data, database, quiet, debug }: FleetCommandOptions): string[] {
  return [
    '--data',
    resolve(data),
    ...(database === undefined ? [] : ['--database', database]),
    ...(quiet ? ['--quiet'] : []),
    ...(debug ? ['--debug'] : []),
  ];
}

/** The first signal lets workers end what they are at, the second ends them at once. */
function stopOnSignals(fleet: Fleet, write: (line: string) => void): () => void {
  let asked = 0;
  const stop = (): void => {
    asked++;
    write(asked === 1 ? '[fleet] stopping all workers; once more ends them at once' : '[fleet] ending all workers');
    fleet.stop(asked === 1 ? 'SIGTERM' : 'SIGKILL');
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}
