import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../../tests/postgres-server.js';
import type { Discovery } from '../growth/discovery.js';
import { openRegistries } from './open-registries.js';
import type { DiscoveryBatch, Entry, RegistryStore, RestoredEntry, StoreOptions } from './registry-store.js';

let folder: string;
let postgres: PostgresServer | null = null;
let files = 0;
let clock = 0;

/** Each moment is one second after the one before. */
function now(): string {
  return new Date(Date.UTC(2026, 0, 1) + 1000 * clock++).toISOString();
}

/** Few names, so that many values want the same. */
const names: StoreOptions['names'] = {
  *candidates({ key }) {
    yield 'Dawn';
    yield 'Dusk';
    for (let i = 1; ; i++) yield `Hour ${'i'.repeat(i)} of ${key}`;
  },
};

const origins: StoreOptions['origins'] = [
  { registry: 'static', aspect: 'color', key: '250,0,0_1.0', value: { r: 255, g: 0, b: 0 }, depth: { red: 100 } },
  {
    registry: 'dynamic',
    aspect: 'gradient',
    key: 'radial_0.0',
    value: { gradient_type: 'radial', strength: 0 },
    depth: { radial: 100 },
  },
];

/** Values lie where their first field says; gradients have no grid. */
const cells: StoreOptions['cells'] = {
  version: '1',
  cellOf: ({ aspect }, { r }) => (aspect === 'gradient' || typeof r !== 'number' ? null : `r${Math.floor(r)}`),
};

const OPTIONS: StoreOptions = { names, cells, origins, now };

const ENGINES = {
  SQLite: async () => join(folder, `${++files}.db`),
  PostgreSQL: async () => postgres?.database() ?? null,
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motion-registries-'));
  postgres = await startPostgres();
}, 60_000);

afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function color(key: string, more: Partial<Discovery> = {}): Discovery {
  return {
    registry: 'static',
    aspect: 'color',
    key,
    near: [],
    value: { r: 1.5, g: 2, b: 3 },
    depth: { black: 99, white: 1 },
    sightings: 1,
    ...more,
  };
}

function batch(discoveries: Discovery[], more: Partial<DiscoveryBatch> = {}): DiscoveryBatch {
  return { jobId: 'job-1', prompt: 'a red sea', discoveries, ...more };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

for (const [engine, place] of Object.entries(ENGINES))
  describe(`registries on ${engine}`, () => {
    let url: string;
    let store: RegistryStore;

    beforeEach(async (context) => {
      const free = await place();
      if (free === null) return context.skip('There is no PostgreSQL package for this platform.');
      url = free;
      store = await openRegistries(url, OPTIONS);
      return () => store.close();
    });

    const find = async (key: string): Promise<Entry | undefined> =>
      (await all(store.entries())).find((entry) => entry.key === key);

    it('begin with every origin, never seen', async () => {
      expect(await store.counts()).toEqual([
        { registry: 'static', aspect: 'color', entries: 1, origins: 1, sightings: 0 },
        { registry: 'dynamic', aspect: 'gradient', entries: 1, origins: 1, sightings: 0 },
      ]);
      await store.close();
      store = await openRegistries(url, OPTIONS);
      expect(await all(store.entries())).toHaveLength(2);
    });

    it('make an origin of what becomes one, and keep what is known of it', async () => {
      await store.record(batch([color('0,0,250_1.0', { sightings: 4 })]));
      await store.close();
      const blue = { registry: 'static', aspect: 'color', key: '0,0,250_1.0', value: {}, depth: {} } as const;
      store = await openRegistries(url, { ...OPTIONS, origins: [...origins, blue] });
      expect(await find('0,0,250_1.0')).toMatchObject({ isOrigin: true, count: 4, value: { r: 1.5 } });
    });

    it('store everything that a discovery says, and the run that found it', async () => {
      const outcome = await store.record(batch([color('0,0,0_1.0', { sightings: 3 })]));
      expect(outcome).toEqual({
        isFirst: true,
        added: [{ registry: 'static', aspect: 'color', key: '0,0,0_1.0', name: 'Dusk' }],
        seenAgain: 0,
        seen: [],
      });
      const entry = await find('0,0,0_1.0');
      expect(entry).toMatchObject({
        name: 'Dusk',
        aliases: [],
        value: { r: 1.5, g: 2, b: 3 },
        depth: { black: 99, white: 1 },
        count: 3,
        isOrigin: false,
        flaw: null,
        firstJobId: 'job-1',
        sources: ['a red sea'],
      });
      expect(entry?.createdAt).toMatch(/^2026-01-01T00:\d\d:\d\d\.000Z$/);
      expect(entry?.lastSeenAt).toBe(entry?.createdAt);
    });

    it('count sightings of what they know, and remember the first five prompts that showed it', async () => {
      for (let i = 0; i < 7; i++)
        await store.record(batch([color('0,0,0_1.0', { sightings: 2 })], { jobId: `job-${i}`, prompt: `prompt ${i}` }));
      const entry = await find('0,0,0_1.0');
      expect(entry?.count).toBe(14);
      expect(entry?.sources).toEqual(['prompt 0', 'prompt 1', 'prompt 2', 'prompt 3', 'prompt 4']);
      expect(entry?.firstJobId).toBe('job-0');
      expect((entry?.lastSeenAt as string) > (entry?.createdAt as string)).toBe(true);
    });

    it('change nothing when a batch is sent again, and give the first answer', async () => {
      const sent = batch([color('0,0,0_1.0'), color('250,0,0_1.0')]);
      const first = await store.record(sent);
      expect(first).toMatchObject({ isFirst: true, seenAgain: 1 });
      expect(first.seen.map(({ key }) => key)).toEqual(['250,0,0_1.0']);
      expect(await store.record(structuredClone(sent))).toEqual({ ...first, isFirst: false });
      expect((await find('0,0,0_1.0'))?.count).toBe(1);
      expect((await find('250,0,0_1.0'))?.count).toBe(1);
    });

    it('take the same content for another run as new sightings', async () => {
      await store.record(batch([color('0,0,0_1.0')]));
      expect(await store.record(batch([color('0,0,0_1.0')], { jobId: 'job-2' }))).toMatchObject({
        isFirst: true,
        seenAgain: 1,
      });
      expect((await find('0,0,0_1.0'))?.count).toBe(2);
    });

    it('take a value for the nearest known one that noise could have made of it', async () => {
      await store.record(batch([color('0,0,0_1.0')]));
      const near = ['50,0,0_1.0', '0,0,0_1.0'];
      expect(await store.record(batch([color('25,0,0_1.0', { near })], { jobId: 'job-2' }))).toMatchObject({
        added: [],
        seenAgain: 1,
      });
      expect((await find('0,0,0_1.0'))?.count).toBe(2);
      expect(await find('25,0,0_1.0')).toBeUndefined();
    });

    it('take no value for one of another cell that nobody saw', async () => {
      const unseen = '250,0,0_1.0';
      const beside = color('225,0,0_1.0', { near: [unseen], value: { r: 249, g: 0, b: 0 } });
      expect((await store.record(batch([beside]))).added).toMatchObject([{ key: '225,0,0_1.0' }]);
      expect(await find(unseen)).toMatchObject({ count: 0 });
      const within = color('c', { near: [unseen], value: { r: 255.4, g: 1, b: 0 } });
      expect(await store.record(batch([within], { jobId: 'job-2' }))).toMatchObject({ added: [], seenAgain: 1 });
    });

    it('find a value again that was counted at a near one and lies a little farther off now', async () => {
      await store.record(batch([color('a')], { jobId: 'job-1' }));
      await store.record(batch([color('b', { near: ['a'] })], { jobId: 'job-2' }));
      const again = await store.record(batch([color('c', { near: ['b'] })], { jobId: 'job-3' }));
      expect(again).toMatchObject({ added: [], seen: [{ key: 'a' }] });
      expect(await find('a')).toMatchObject({ count: 3, nearKeys: ['b'] });
      expect(await find('a')).toMatchObject({ exactKeys: ['c'] });
      const once = await store.record(batch([color('c')], { jobId: 'job-again' }));
      expect(once).toMatchObject({ added: [], seen: [{ key: 'a' }] });
      // But not farther and farther.
      const beyond = await store.record(batch([color('d', { near: ['c'] })], { jobId: 'job-4' }));
      expect(beyond.added).toMatchObject([{ key: 'd' }]);
    });

    it('take a value of doubtful words for what it was when it is measured without the doubt', async () => {
      await store.record(batch([color('pan', { doubtful: ['truck', 'arc'] })], { jobId: 'job-1' }));
      // Both in one video are two: what was seen stands above what could have been.
      const two = [color('tilt', { doubtful: ['crane'] }), color('crane')];
      expect((await store.record(batch(two, { jobId: 'job-2' }))).added).toHaveLength(2);
      const again = await store.record(batch([color('truck'), color('far', { near: ['arc'] })], { jobId: 'job-3' }));
      expect(again).toMatchObject({ added: [], seenAgain: 1, seen: [{ key: 'pan' }] });
      expect(await find('pan')).toMatchObject({ count: 3, nearKeys: ['arc', 'truck'] });
      expect(await find('tilt')).toMatchObject({ nearKeys: [] });
    });

    it('restore the keys that lead to an entry, but where an entry has them', async () => {
      const one = { ...(await find('250,0,0_1.0')), count: 2 } as Entry;
      await store.record(batch([color('b')]));
      await store.restore({ entries: [{ ...one, key: 'a', nearKeys: ['b', 'c'] }] });
      expect(await find('a')).toMatchObject({ nearKeys: ['c'] });
      await store.restore({ entries: [{ ...one, key: 'c', name: null }] });
      expect(await find('a')).toMatchObject({ nearKeys: [] });
      expect((await store.record(batch([color('c')], { jobId: 'job-2' }))).seen).toMatchObject([{ key: 'c' }]);
    });

    it('find the nearest of many near keys that leads to a value, however many nearer ones lead nowhere', async () => {
      await store.record(batch([color('far'), color('farther')]));
      const nowhere = Array.from({ length: 30 }, (_, i) => `nowhere ${i}`);
      // The first one leads to what nobody saw, in another cell.
      const near = ['250,0,0_1.0', ...nowhere, 'far', 'farther'];
      const again = await store.record(batch([color('b', { near, value: { r: 3 } })], { jobId: 'job-2' }));
      expect(again).toMatchObject({ added: [], seen: [{ key: 'far' }] });
    });

    it('prefer the key itself to what is near', async () => {
      await store.record(batch([color('0,0,0_1.0'), color('25,0,0_1.0')]));
      await store.record(batch([color('25,0,0_1.0', { near: ['0,0,0_1.0'] })], { jobId: 'job-2' }));
      expect((await find('0,0,0_1.0'))?.count).toBe(1);
      expect((await find('25,0,0_1.0'))?.count).toBe(2);
    });

    it('join the same key of one batch, and keep apart what that batch tells apart', async () => {
      const outcome = await store.record(
        batch([color('0,0,0_1.0'), color('25,0,0_1.0', { near: ['0,0,0_1.0'] }), color('0,0,0_1.0', { sightings: 5 })]),
      );
      expect(outcome.added.map(({ key }) => key)).toEqual(['0,0,0_1.0', '25,0,0_1.0']);
      expect((await find('0,0,0_1.0'))?.count).toBe(6);
    });

    it('make a value whole that was known in part, once it is measured', async () => {
      const part: RestoredEntry = {
        registry: 'static',
        aspect: 'color',
        key: '0,0,0_1.0',
        name: 'Soot',
        aliases: [],
        value: { r: 12.5 },
        depth: {},
        count: 9,
        isOrigin: false,
        flaw: 'only its cell is known',
        firstJobId: null,
        sources: [],
        createdAt: now(),
        lastSeenAt: now(),
      };
      await store.restore({ entries: [part] });
      await store.record(batch([color('25,0,0_1.0', { near: ['0,0,0_1.0'] })]));
      expect(await find('0,0,0_1.0')).toMatchObject({ count: 10, flaw: 'only its cell is known', value: { r: 12.5 } });
      await store.record(batch([color('0,0,0_1.0')]));
      expect(await find('0,0,0_1.0')).toMatchObject({
        name: 'Soot',
        count: 11,
        flaw: null,
        value: { r: 1.5, g: 2, b: 3 },
      });
    });

    it('give every value of an aspect a name of its own', async () => {
      const keys = Array.from({ length: 40 }, (_, i) => `${i},0,0_1.0`);
      const { added } = await store.record(batch(keys.map((key) => color(key))));
      expect(added.slice(0, 2).map(({ name }) => name)).toEqual(['Dusk', 'Hour i of 1,0,0_1.0']);
      expect(new Set(added.map(({ name }) => name.toLowerCase())).size).toBe(40);
      // In another aspect the same name is free.
      const motion = color('3.1_steady', { registry: 'dynamic', aspect: 'motion' });
      const other = await store.record(batch([motion], { jobId: 'job-2' }));
      expect(other.added[0]?.name).toBe('Dawn');
    });

    it.each([
      ['discoveries[1].aspect', color('k', { aspect: 'smell' as 'color' })],
      ['discoveries[1].key', color('')],
      ['discoveries[1].key', color('a\u0000b')],
      ['discoveries[1].near[0]', color('k', { near: [' '] })],
      ['discoveries[1].doubtful[1]', color('k', { doubtful: ['a', ''] })],
      ['discoveries[1].sightings', color('k', { sightings: 0.5 })],
      ['discoveries[1].value.r', color('k', { value: { r: Number.NaN } })],
      ['discoveries[1].depth.black', color('k', { depth: { black: 0 } })],
      ['discoveries[1].depth', color('k', { depth: { black: 50 } })],
    ])('store nothing of a batch with a fault at %s', async (path, fault) => {
      const work = store.record(batch([color('0,0,0_1.0'), fault]));
      await expect(work).rejects.toMatchObject({ code: 'registry/invalid-discovery' });
      await expect(work).rejects.toThrow(`${path}: `);
      expect(await find('0,0,0_1.0')).toBeUndefined();
    });

    it('page through an aspect, most sightings first, of equals the one that was known first', async () => {
      const keys = Array.from({ length: 25 }, (_, i) => color(`${i}_k`, { sightings: 1 + (i % 4) }));
      await store.record(batch(keys));
      const seen: [number, string][] = [];
      let after: string | undefined;
      do {
        const page = await store.list(
          { registry: 'static', aspect: 'color' },
          { limit: 4, ...(after ? { after } : {}) },
        );
        seen.push(...page.entries.map(({ count, key }): [number, string] => [count, key]));
        after = page.next ?? undefined;
      } while (after);
      expect(seen).toHaveLength(26);
      expect(new Set(seen.map(([, key]) => key)).size).toBe(26);
      expect(seen.map(([count]) => count)).toEqual(seen.map(([count]) => count).sort((a, b) => b - a));
      expect(seen.slice(0, 3)).toEqual([
        [4, '3_k'],
        [4, '7_k'],
        [4, '11_k'],
      ]);
    });

    it('resolve names in any case of letters, current and former', async () => {
      await store.record(batch([color('0,0,0_1.0')]));
      const moved: RestoredEntry = {
        ...((await find('0,0,0_1.0')) as Entry),
        key: '5_k',
        name: 'Ember',
        aliases: ['Old Glow'],
      };
      await store.restore({ entries: [moved] });
      const found = await store.resolveNames(['DAWN', 'old  glow', 'ember', 'nothing']);
      expect([...found.keys()]).toEqual(['DAWN', 'old  glow', 'ember']);
      expect(found.get('DAWN')?.map(({ key }) => key)).toEqual(['250,0,0_1.0', 'radial_0.0']);
      expect(found.get('old  glow')?.[0]).toMatchObject({ key: '5_k', name: 'Ember', aliases: ['Old Glow'] });
      expect(found.get('ember')?.[0]?.key).toBe('5_k');
    });

    it('never give a new value the former name of another', async () => {
      const former = {
        registry: 'static',
        aspect: 'color',
        key: '5_k',
        name: 'Ember',
        aliases: ['Dusk'],
        value: {},
        depth: {},
        count: 1,
        isOrigin: false,
        flaw: null,
        firstJobId: null,
        sources: [],
        createdAt: now(),
        lastSeenAt: now(),
      } as const;
      await store.restore({ entries: [former] });
      const { added } = await store.record(batch([color('0,0,0_1.0')]));
      expect(added[0]?.name).toBe('Hour i of 0,0,0_1.0');
    });

    it('know which cells were reached, and what lies in none', async () => {
      expect(await store.reachedCells()).toEqual([]);
      const gradient = {
        registry: 'dynamic',
        aspect: 'gradient',
        key: 'radial_0.0',
        value: {},
        depth: { radial: 100 },
      };
      const seen = batch([
        color('a', { value: { r: 1.2 } }),
        color('b', { value: { r: 1.7 } }),
        color('c', { value: { r: 9 } }),
        color('d', { value: { hue: 3 } }),
        // Origins that were never seen before.
        color('250,0,0_1.0', { value: { r: 255 } }),
        { ...gradient, near: [], sightings: 1 } as Discovery,
      ]);
      await store.record(seen);
      await store.record(seen);
      await store.record({ ...seen, jobId: 'job-2' });
      const reached = [
        { registry: 'static', aspect: 'color', cell: null, entries: 1 },
        { registry: 'static', aspect: 'color', cell: 'r1', entries: 2 },
        { registry: 'static', aspect: 'color', cell: 'r255', entries: 1 },
        { registry: 'static', aspect: 'color', cell: 'r9', entries: 1 },
        { registry: 'dynamic', aspect: 'gradient', cell: null, entries: 1 },
      ];
      expect(await store.reachedCells()).toEqual(reached);
      // Other grids: everything is counted anew.
      await store.close();
      store = await openRegistries(url, { ...OPTIONS, cells: { version: '2', cellOf: () => 'all' } });
      expect(await store.reachedCells()).toMatchObject([
        { aspect: 'color', cell: 'all', entries: 5 },
        { aspect: 'gradient', cell: 'all', entries: 1 },
      ]);
      // An older version that still runs counts by its own, and is corrected.
      const older = await openRegistries(url, OPTIONS);
      await older.record(batch([color('e', { value: { r: 9 } })], { jobId: 'job-3' }));
      await older.close();
      expect(await store.reachedCells()).toMatchObject([{ entries: 6 }, { entries: 1 }]);
    });

    it('know that the cell of a value was reached that counts at an entry of another cell', async () => {
      await store.record(batch([color('a', { value: { r: 1.9 } })]));
      const beside = color('b', { near: ['a'], value: { r: 2.1 } });
      expect((await store.record(batch([beside], { jobId: 'job-2' }))).added).toEqual([]);
      await store.record(batch([beside], { jobId: 'job-3' }));
      expect(await store.reachedCells()).toMatchObject([
        { cell: 'r1', entries: 1 },
        { cell: 'r2', entries: 0 },
      ]);
      await store.record(batch([color('c', { value: { r: 2.6 } })], { jobId: 'job-4' }));
      expect(await store.reachedCells()).toMatchObject([
        { cell: 'r1', entries: 1 },
        { cell: 'r2', entries: 1 },
      ]);
    });

    it('count the entries, origins and sightings of each aspect as they come', async () => {
      const before = await store.counts();
      expect(before).toContainEqual({ registry: 'static', aspect: 'color', entries: 1, origins: 1, sightings: 0 });
      await store.record(batch([color('a', { sightings: 3 }), color('b'), color('250,0,0_1.0')]));
      await store.record(batch([color('c', { near: ['a'], sightings: 2 }), color('d')], { jobId: 'job-2' }));
      await store.record(batch([color('c', { near: ['a'], sightings: 2 }), color('d')], { jobId: 'job-2' }));
      const [entry] = await all(store.entries({ registry: 'static', aspect: 'color' }, 'b'));
      await store.restore({ entries: [{ ...(entry as Entry), key: 'e', name: null, count: 40 }] });
      const entries = await all(store.entries());
      for (const { registry, aspect, ...counts } of await store.counts()) {
        const own = entries.filter((each) => each.registry === registry && each.aspect === aspect);
        expect({ registry, aspect, ...counts }).toEqual({
          registry,
          aspect,
          entries: own.length,
          origins: own.filter(({ isOrigin }) => isOrigin).length,
          sightings: own.reduce((sum, { count }) => sum + count, 0),
        });
      }
      expect(entries.reduce((sum, { count }) => sum + count, 0)).toBe(3 + 1 + 1 + 2 + 1 + 40);
    });

    it('empty an aspect but for its origins, and leave the others', async () => {
      const sea = color('0,0,250_1.0', { near: ['0,0,225_1.0'] });
      const arc = { ...color('radial_0.5'), aspect: 'gradient', registry: 'dynamic' } as const;
      await store.record(batch([sea, color('250,0,0_1.0'), arc]));
      await store.record(batch([color('0,0,225_1.0', { near: ['0,0,250_1.0'] })], { jobId: 'job-2' }));
      expect(await store.reset([{ registry: 'static', aspect: 'color' }])).toBe(2);
      expect(await find('0,0,250_1.0')).toBeUndefined();
      expect(await find('250,0,0_1.0')).toMatchObject({ isOrigin: true, count: 0 });
      expect(await find('radial_0.5')).toMatchObject({ count: 1 });
      expect((await store.reachedCells()).some(({ aspect }) => aspect === 'color')).toBe(false);
    });

    it('can be emptied whole, and learn from the same runs again', async () => {
      await store.record(batch([color('0,0,250_1.0', { sightings: 4 })]));
      await store.reset(null);
      expect(await all(store.entries())).toHaveLength(origins.length);
      expect((await store.record(batch([color('0,0,250_1.0', { sightings: 4 })]))).isFirst).toBe(true);
      expect(await find('0,0,250_1.0')).toMatchObject({ count: 4 });
    });

    it('know in which cells restored entries lie, and where a value lies of which more is known', async () => {
      const part = {
        ...color('cut'),
        name: null,
        aliases: [],
        count: 3,
        isOrigin: false,
        flaw: 'cut',
        firstJobId: null,
      };
      const times = { sources: [], createdAt: now(), lastSeenAt: now() };
      const never = { ...part, ...times, key: 'never', count: 0, flaw: null };
      const entries: RestoredEntry[] = [{ ...part, ...times, value: {} }, never];
      await store.restore({ entries });
      await store.restore({ entries });
      expect(await store.reachedCells()).toMatchObject([{ cell: null, entries: 1 }]);
      await store.record(batch([color('cut', { value: { r: 4 } })]));
      expect(await store.reachedCells()).toMatchObject([{ cell: 'r4', entries: 1 }]);
      await store.restore({ entries: [{ ...never, count: 2, value: { r: 1 } }] });
      expect(await store.reachedCells()).toMatchObject([
        { cell: 'r1', entries: 1 },
        { cell: 'r4', entries: 1 },
      ]);
    });

    it('have another stamp after each change, and after nothing else', async () => {
      const stamps = [await store.stamp()];
      const changed = async (): Promise<boolean> => {
        stamps.push(await store.stamp());
        return new Set(stamps).size === stamps.length;
      };
      await store.record(batch([color('a')]));
      expect(await changed()).toBe(true);
      await store.record(batch([color('a')], { jobId: 'job-2' }));
      expect(await changed()).toBe(true);
      await store.restore({ entries: [] });
      expect(await changed()).toBe(true);
      await store.record(batch([color('a')]));
      await store.recordInterpretation({ prompt: 'p', instruction: {}, source: 'loop' });
      expect(await store.stamp()).toBe(stamps.at(-1));
    });

    it('know origins and what was learned', async () => {
      await store.record(batch(Array.from({ length: 30 }, (_, i) => color(`${i}_k`, { value: { r: i, g: 0, b: 0 } }))));
      const known = await store.knowledge({ limit: 6, seed: 7 });
      expect(known).toEqual(await store.knowledge({ limit: 6, seed: 7 }));
      expect(known.colors.filter(({ createdAt }) => createdAt !== null)).toHaveLength(6);
      expect(known.gradients.map(({ value }) => value.type)).toContain('radial');
      const everything = await store.knowledge({ limit: 100, seed: 7 });
      expect(everything.colors.filter(({ createdAt }) => createdAt !== null)).toHaveLength(30);
    });

    it('draw every entry for some seed', async () => {
      await store.record(
        batch(Array.from({ length: 60 }, (_, i) => color(`${i}_k`, { value: { r: i, g: 0, b: 0 }, sightings: 1 + i }))),
      );
      const drawn = new Set<number>();
      for (let seed = 0; seed < 200; seed++)
        for (const { value, createdAt } of (await store.knowledge({ limit: 9, seed: seed * 2 ** 40 })).colors)
          if (createdAt !== null) drawn.add(value[0]);
      expect(drawn.size).toBe(60);
    });

    it('keep one learning run for each job and one interpretation for each prompt', async () => {
      const run = { jobId: 'job-1', prompt: 'p', spec: { seed: 1 }, analysis: {} };
      await store.recordLearning(run);
      await store.recordLearning({ ...run, spec: { seed: 2 } });
      await store.recordInterpretation({ prompt: 'p', instruction: { a: 1 }, source: 'worker' });
      await store.recordInterpretation({ prompt: 'p', instruction: { a: 2 }, source: 'loop' });
      expect(await all(store.interpretations())).toMatchObject([
        { prompt: 'p', instruction: { a: 2 }, source: 'loop' },
      ]);
    });
  });
