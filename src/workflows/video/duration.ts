import type { LoopConfig } from '../../studio/service/loop.js';

/** Seconds that may be made of one video, by how many runs there were. Contract §4.5. */
const GROWTH: readonly (readonly [runsBelow: number, moreSeconds: number, mostSeconds: number])[] = [
  [20, 0, Number.POSITIVE_INFINITY],
  [50, 2, 10],
  [100, 4, 15],
  [200, 6, 20],
  [Number.POSITIVE_INFINITY, 8, 30],
];

/** How long the next video lasts. */
export interface DurationSources {
  /** What the service is set to; 0 and less say nothing. */
  service: number;
  /** `learning.duration_seconds` of the worker's own configuration. */
  own: number | null;
  /** Where videos begin that grow longer run by run. */
  base: number;
  runCount: number;
}

/** Seconds: what the service says, else the worker's own configuration, else longer with every few runs. */
export function videoDuration({ service, own, base, runCount }: DurationSources): number {
  if (service > 0) return service;
  if (own !== null && own > 0) return own;
  const [, more, most] = GROWTH.find(([runsBelow]) => runCount < runsBelow) as (typeof GROWTH)[number];
  return Math.min(base + more, most);
}

/** Whether somebody fixed how long videos are: the service's operator, or this worker's own configuration. */
export function isDurationFixed(config: LoopConfig, own: number | null): boolean {
  const isChosen = config.chosen === undefined || config.chosen.includes('duration_seconds');
  return (isChosen && config.duration_seconds > 0) || (own !== null && own > 0);
}
