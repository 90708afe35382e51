import { ASPECTS, type Aspect, type AspectRef, type RegistryName } from '../origins/aspects.js';

/** Room between registries, so that a new aspect takes the next number of its own. */
const NUMBERS_PER_REGISTRY = 100;
const REGISTRIES = Object.keys(ASPECTS) as RegistryName[];

const PLACES = REGISTRIES.flatMap((registry, r) =>
  ASPECTS[registry].map((aspect, a) => ({
    id: (r + 1) * NUMBERS_PER_REGISTRY + a,
    registry,
    aspect: aspect as Aspect,
  })),
);
const BY_NAME = new Map(PLACES.map((place) => [`${place.registry}.${place.aspect}`, place.id]));
const BY_ID = new Map(PLACES.map(({ id, registry, aspect }) => [id, { registry, aspect }]));

/** Every place with the number that tables store for it; numbers never change, new aspects come last. */
export function allPlaces(): readonly ({ id: number } & AspectRef)[] {
  return PLACES;
}

/** The number of a place; undefined for one that does not exist. */
export function placeId(registry: string, aspect: string): number | undefined {
  return BY_NAME.get(`${registry}.${aspect}`);
}

/** @throws {Error} for a number that no place has: the database is of a newer version */
export function placeOf(id: number): AspectRef {
  const place = BY_ID.get(id);
  if (!place)
    throw new Error(`The database holds entries of place ${id}, which this version does not know. Update it.`);
  return place;
}
