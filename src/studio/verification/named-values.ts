import { depthOf } from '../../growth/depth.js';
import type { AspectRef, Discovery } from '../../growth/discovery.js';
import { colorValue } from '../../growth/frame-values.js';
import { keyOf } from '../../growth/keys.js';
import { Random } from '../../numerics/random.js';
import { randomValue, VALUED_ASPECTS } from './key-rules.js';

export type NamedValue = Pick<Discovery, 'registry' | 'aspect' | 'key' | 'value' | 'depth'>;

const COLORS: AspectRef = { registry: 'static', aspect: 'color' };
/** After so many draws of nothing new an aspect counts as full. */
const PATIENCE = 200;

/** Different values of every aspect by chance, as a registry that has grown for long would hold them: as many as asked for. */
export function namedValues(count: number): NamedValue[] {
  const random = Random.fromSeed(1331);
  const values: NamedValue[] = [];
  const known = new Set<string>();
  const open = new Map([COLORS, ...VALUED_ASPECTS].map((place) => [place, 0]));
  while (values.length < count && open.size > 0) {
    for (const [place, misses] of open) {
      const drawn = draw(place, random);
      const id = `${place.registry}.${place.aspect} ${drawn.key}`;
      if (!known.has(id)) {
        known.add(id);
        values.push(drawn);
        open.set(place, 0);
      } else if (misses >= PATIENCE) open.delete(place);
      else open.set(place, misses + 1);
    }
  }
  return values.slice(0, count);
}

function draw(place: AspectRef, random: Random): NamedValue {
  const code = (): number => random.integer(2551) / 10;
  const value = place === COLORS ? colorValue({ r: code(), g: code(), b: code() }) : randomValue(place, random);
  return { ...place, key: keyOf(place, value), value, depth: depthOf(place, value) };
}
