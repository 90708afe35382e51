import { depthOf } from './depth.js';
import type { AspectRef, Discovery } from './discovery.js';
import { keyOf, type Value } from './keys.js';
import { type Doubts, doubtfulKeys, nearKeys, REACH } from './near-keys.js';
import type { Shares } from './shares.js';

/** What was seen in one run, one discovery per value, in the order in which the values were first seen. */
export class Sightings {
  readonly #found: SeenValue[] = [];
  /** Those of each aspect by their keys. */
  readonly #places = new Map<string, Map<string, SeenValue>>();

  /**
   * One frame or window showed this value. What noise alone tells from a value seen before is that value.
   *
   * @param doubts - words that the measurement could as well have given
   * @param edges - words beyond a threshold that a number is near to
   */
  add(place: AspectRef, value: Value, doubts: Doubts = {}, edges: Doubts = {}): void {
    const known = this.#knownOf(place);
    const key = keyOf(place, value);
    const before = known.get(key) ?? firstOf(known, nearKeys(place, value, {}, REACH.withinRun));
    if (before) {
      before.sightings++;
      return;
    }
    const found = new SeenValue(place, key, value, doubts, edges);
    this.#found.push(found);
    known.set(key, found);
  }

  discoveries(): Discovery[] {
    return this.#found;
  }

  #knownOf({ registry, aspect }: AspectRef): Map<string, SeenValue> {
    const place = `${registry}.${aspect}`;
    const known = this.#places.get(place) ?? new Map();
    this.#places.set(place, known);
    return known;
  }
}

/** A discovery of which most is made when it is asked for: of what a registry knows, little is. */
class SeenValue implements Discovery {
  readonly registry: Discovery['registry'];
  readonly aspect: Discovery['aspect'];
  sightings = 1;
  #near: string[] | undefined;
  #doubtful: string[] | undefined;
  #depth: Shares | undefined;
  readonly #doubts: Doubts;
  readonly #edges: Doubts;

  constructor(
    place: AspectRef,
    readonly key: string,
    readonly value: Value,
    doubts: Doubts,
    edges: Doubts,
  ) {
    this.registry = place.registry;
    this.aspect = place.aspect;
    this.#doubts = doubts;
    this.#edges = edges;
  }

  get near(): readonly string[] {
    this.#near ??= nearKeys(this, this.value, { ...this.#doubts, ...this.#edges }, REACH.acrossRuns);
    return this.#near;
  }

  get doubtful(): readonly string[] {
    this.#doubtful ??= doubtfulKeys(this, this.value, this.#doubts);
    return this.#doubtful;
  }

  /** Only what is new is stored with its depth. */
  get depth(): Shares {
    this.#depth ??= depthOf(this, this.value);
    return this.#depth;
  }

  /** Whole, as it is sent. */
  toJSON(): Discovery {
    const { registry, aspect, key, near, doubtful, value, depth, sightings } = this;
    return { registry, aspect, key, near, doubtful, value, depth, sightings } as Discovery;
  }
}

function firstOf(known: ReadonlyMap<string, SeenValue>, keys: readonly string[]): SeenValue | undefined {
  for (const key of keys) {
    const found = known.get(key);
    if (found) return found;
  }
  return undefined;
}
