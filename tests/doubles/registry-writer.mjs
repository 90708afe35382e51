/**
 * One of many writers: `node registry-writer.mjs URL WRITER`. Records eight batches of thirty values that all
 * writers find, each batch twice, and one batch that is the same for all.
 */
import { openRegistries } from '../../dist/src/registries/open-registries.js';

const [url, writer] = process.argv.slice(2);

const store = await openRegistries(url, {
  cells: { version: '1', cellOf: (_, { r }) => String(r) },
  names: {
    // Every value wants the same names: writers always meet.
    *candidates({ key }) {
      yield* ['Dawn', 'Dusk', 'Noon', 'Night'];
      yield `Hour of ${key}`;
    },
  },
  origins: [{ registry: 'static', aspect: 'color', key: 'origin', value: {}, depth: { red: 100 } }],
  now: () => new Date().toISOString(),
});
const color = (key, sightings) => ({
  registry: 'static',
  aspect: 'color',
  key,
  near: [],
  value: { r: 1, g: 2, b: 3 },
  depth: { red: 100 },
  sightings,
});
// From here on cells are counted as entries come.
await store.reachedCells();
for (let b = 0; b < 8; b++) {
  const discoveries = Array.from({ length: 30 }, (_, k) => color(`key-${k}`, ((k + b) % 3) + 1));
  const batch = { jobId: `writer-${writer}-${b}`, prompt: `prompt ${writer} ${b}`, discoveries };
  await store.record(batch);
  await store.record(batch);
}
await store.record({ jobId: 'everybody', prompt: 'the same', discoveries: [color('key-0', 5)] });
await store.close();
