import { depthOf } from './depth.js';
import type { AspectRef, Discovery } from './discovery.js';
import { keyOf, type Value } from './keys.js';
import { type Doubts, doubtfulKeys, nearKeys, REACH } from './near-keys.js';
import type { Shares } from './shares.js';

/** What was seen in one run, one discovery per value, in the order in which the values were first seen. */
export class Sightings {
  readonly #found = new Map<string, Discovery>();

  /**
   * One frame or window showed this value. What noise alone tells from a value seen before is that value.
   *
   * @param doubts - words that the measurement could as well have given
   * @param edges - words beyond a threshold that a number is near to
   */
  add({ registry, aspect }: AspectRef, value: Value, doubts: Doubts = {}, edges: Doubts = {}): void {
    const place: AspectRef = { registry, aspect };
    const key = keyOf(place, value);
    const known = this.#find(place, [key]) ?? this.#find(place, nearKeys(place, value, {}, REACH.withinRun));
    if (known) {
      known.sightings++;
      return;
    }
    let near: string[] | undefined;
    let doubtful: string[] | undefined;
    let depth: Shares | undefined;
    this.#found.set(id(place, key), {
      ...place,
      key,
      // Printed when asked for: the registry knows most keys themselves.
      get near() {
        near ??= nearKeys(place, value, { ...doubts, ...edges }, REACH.acrossRuns);
        return near;
      },
      get doubtful() {
        doubtful ??= doubtfulKeys(place, value, doubts);
        return doubtful;
      },
      value,
      // Only what is new is stored with its depth.
      get depth() {
        depth ??= depthOf(place, value);
        return depth;
      },
      sightings: 1,
    });
  }

  discoveries(): Discovery[] {
    return [...this.#found.values()];
  }

  #find(place: AspectRef, keys: readonly string[]): Discovery | undefined {
    for (const key of keys) {
      const found = this.#found.get(id(place, key));
      if (found) return found;
    }
    return undefined;
  }
}

function id({ registry, aspect }: AspectRef, key: string): string {
  return `${registry}.${aspect} ${key}`;
}
