import { UsageError } from './usage-error.js';

/** Reads `1280x720`. */
export function parseSize(text: string): { width: number; height: number } {
  const match = /^(\d+)[x×](\d+)$/i.exec(text.trim());
  if (!match)
    throw new UsageError(`--size "${text}" is not a size. Write width x height in pixels, e.g. --size 1280x720.`);
  return { width: Number(match[1]), height: Number(match[2]) };
}

/** Reads a number of any kind; the bounds are checked by what uses it. */
export function parseNumber(option: string, example: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value)) return value;
    throw new UsageError(`${option} "${text}" is not a number. Write e.g. ${option} ${example}.`);
  };
}

const MODES = { pure: 'pure_per_frame', blended: 'blended' } as const;

/** Reads `pure` or `blended`. */
export function parseMode(text: string): 'pure_per_frame' | 'blended' {
  if (text === 'pure' || text === 'blended') return MODES[text];
  throw new UsageError(
    `--mode "${text}" is not known. Use pure (frames made of pure values) or blended (continuous colour).`,
  );
}

/** Reads a whole number ≥ 1. */
export function parseCount(option: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= 1) return value;
    throw new UsageError(`${option} "${text}" is not a number of things. Write a whole number from 1 on.`);
  };
}
