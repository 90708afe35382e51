import type { LoopConfig } from './loop.js';
import { ServiceError } from './service-error.js';

type Field = Exclude<keyof LoopConfig, 'chosen'>;

/** Contract §1.3. */
const DEFAULTS = { enabled: true, delay_seconds: 30, exploit_ratio: 0.7, duration_seconds: 1 } as const;
const BOUNDS: Readonly<Record<Exclude<Field, 'enabled'>, readonly [number, number]>> = {
  delay_seconds: [0, 600],
  exploit_ratio: [0, 1],
  duration_seconds: [1, 60],
};

/** The configuration as it is stored, its gaps filled. @param stored - JSON of what an operator set; null for nothing */
export function readLoopConfig(stored: string | null): LoopConfig {
  const chosen = stored === null ? {} : (JSON.parse(stored) as Partial<LoopConfig>);
  return { ...DEFAULTS, ...chosen, chosen: Object.keys(chosen) as Field[] };
}

/** What is to be stored after a change: numbers are brought within their bounds. @throws {ServiceError} `invalid` */
export function changedLoopConfig(stored: string | null, change: Readonly<Record<string, unknown>>): string {
  const chosen: Record<string, unknown> = stored === null ? {} : JSON.parse(stored);
  for (const [field, [least, most]] of Object.entries(BOUNDS)) {
    const value = change[field];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'number' || Number.isNaN(value))
      throw new ServiceError('invalid', `${field} must be a number from ${least} to ${most}`);
    chosen[field] = Math.min(most, Math.max(least, value));
  }
  const { enabled } = change;
  if (enabled !== undefined && enabled !== null) {
    if (typeof enabled !== 'boolean') throw new ServiceError('invalid', 'enabled must be true or false');
    chosen.enabled = enabled;
  }
  return JSON.stringify(chosen);
}
