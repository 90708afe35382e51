import type { AspectRef } from '../origins/aspects.js';

export { ASPECTS, type Aspect, type AspectRef, type RegistryName } from '../origins/aspects.js';

/**
 * One value as it was found, with everything that a registry stores of it but its name, which the registry
 * settles: names are unique in an aspect.
 */
export interface Discovery extends AspectRef {
  /** As contract §2.3 prints it. */
  key: string;
  /**
   * Keys that measuring noise could as well have given, nearest first. When the registry knew one of them before
   * this run and not `key`, this is another sighting of that value and no new one. Within the run growth has judged.
   */
  near: readonly string[];
  /**
   * Keys that the same picture or sound gives when its words fall out otherwise, as they may: the registry takes them
   * for this value from now on. Measured again, the value may show no sign of that doubt.
   */
  doubtful?: readonly string[];
  /** Plain JSON: the fields of the aspect's item in contract §1.5, without key, name, depth and source. */
  value: Readonly<Record<string, unknown>>;
  /** Percent of origin primitives, each > 0: together 100, or 100 for each domain where names are `domain.primitive`. */
  depth: Readonly<Record<string, number>>;
  /** Frames or windows in which it was seen, ≥ 1. */
  sightings: number;
}
