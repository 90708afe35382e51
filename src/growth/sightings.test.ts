import { expect, test } from 'vitest';
import { keyOf } from './keys.js';
import { doubtfulKeys, nearKeys, REACH } from './near-keys.js';
import { Sightings } from './sightings.js';

const sound = { registry: 'static', aspect: 'sound' } as const;

test('a discovery that is sent holds all that is made of it when it is asked for', () => {
  const sightings = new Sightings();
  const value = { amplitude: 0.249, tone: 'low', timbre: 'tonal' };
  const [doubts, edges] = [{ tone: ['mid'] }, { timbre: ['noisy'] }];
  sightings.add(sound, value, doubts, edges);
  sightings.add(sound, value, doubts, edges);
  expect(JSON.parse(JSON.stringify(sightings.discoveries()))).toEqual([
    {
      ...sound,
      key: keyOf(sound, value),
      near: nearKeys(sound, value, { ...doubts, ...edges }, REACH.acrossRuns),
      doubtful: doubtfulKeys(sound, value, doubts),
      value,
      depth: { silence: 75.125, rumble: 24.875 },
      sightings: 2,
    },
  ]);
});

test('what noise alone tells from a value seen before is that value, in its own aspect', () => {
  const sightings = new Sightings();
  for (const amplitude of [0.2449, 0.2451]) sightings.add(sound, { amplitude, tone: 'low', timbre: 'tonal' });
  sightings.add({ registry: 'static', aspect: 'color' }, { r: 1, g: 2, b: 3 });
  expect(sightings.discoveries().map(({ aspect, sightings }) => [aspect, sightings])).toEqual([
    ['sound', 2],
    ['color', 1],
  ]);
});
