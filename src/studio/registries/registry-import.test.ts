import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../../../tests/postgres-server.js';
import type { Entry, RegistryStore } from '../../registries/registry-store.js';
import { isAcceptable, openStore } from './open-store.js';
import { exportRegistries } from './registry-export.js';
import { type ImportOutcome, importRegistries } from './registry-import.js';

/** A bit of everything that exports of another system hold. */
const FOREIGN = {
  exported_at: '2026-02-15T18:34:27.971Z',
  some_new_field: { a: 1 },
  registries: {
    pure_static: {
      primitives: { color_primaries: [{ name: 'black', r: 0, g: 0, b: 0 }], sound_primaries: ['silence'] },
      discoveries: {
        colors: [
          {
            key: '100,100,150_1.0',
            r: 124.2,
            g: 124.3,
            b: 160.4,
            name: 'Slate',
            count: 91,
            depth_breakdown: { opacity: 1 },
          },
          { key: '0,100,150_1.0', r: 20, g: 120, b: 160, name: 'Slate', count: 7, depth_breakdown: { opacity: 1 } },
          { key: '0,50,150', r: 20, g: 60, b: 160, name: 'Violet3560', count: 3, opacity_pct: 50 },
          { key: '0,50,150', r: 20, g: 60, b: 160, name: 'Qopiraticora', count: 2, opacity_pct: 100 },
        ],
        sound: [
          {
            key: '0.06_low_low',
            name: 'sound_bloom',
            count: 90,
            strength_pct: 0.06,
            depth_breakdown: { origin_noises: { rumble: 1 }, amplitude: 0.06, strength_pct: 0.06 },
          },
          { key: '0.5_neutral', name: 'sound_emlyn', count: 11 },
        ],
      },
    },
    blended_dynamic: {
      canonical: { gradient_type: ['vertical'] },
      discoveries: {
        colors: [{ key: '100,100,150', name: 'Flax', count: 20848, depth_breakdown: { black: 0.5, white: 0.5 } }],
        motion: [
          { key: '3.5_steady', name: 'Flowlight', trend: 'steady', count: 622 },
          { key: '4.9_steady_vertical_steady', name: 'Rainstream', trend: 'steady', count: 6 },
          { key: 'slow', name: 'slow', trend: '—', count: 0 },
        ],
        gradient: [
          { name: 'vertical', key: 'vertical', depth_pct: 0, depth_breakdown: {} },
          { name: 'Ridge', key: 'radial', depth_pct: 100, depth_breakdown: { radial: 1 } },
        ],
        sound: [
          { name: 'tempo: slow', key: 'tempo: slow', depth_pct: 0 },
          {
            name: 'Hush',
            key: 'slow / calm / ambient',
            tempo: 'slow',
            mood: 'calm',
            presence: 'ambient',
            depth_pct: 33,
          },
        ],
        holograms: [{ key: 'x', name: 'X' }],
        blends: [
          {
            name: 'Mist1295',
            domain: 'color',
            key: '{"r":147.875,"g":147.875,"b":147.875}',
            depth_breakdown: { gray: 79, pink: 21 },
          },
          {
            name: 'Mist5708',
            domain: 'color',
            key: '{"r":147.875,"g":147.875,"b":147.875}',
            depth_breakdown: { gray: 79, pink: 21 },
          },
          {
            name: 'Copper80',
            domain: 'motion',
            key: '{"key":"2.9_steady"}',
            depth_breakdown: { static: 32, slow: 68 },
          },
          {
            name: 'Haven50',
            domain: 'lighting',
            key: '{"brightness":124.95135817209876,"contrast":39.27604956692979,"saturation":0.230',
            depth_breakdown: { flat: 17 },
          },
          {
            name: 'Canopy78',
            domain: 'composition',
            key: '{"center_x":0.0011029406773927942,"center_y":0.0009746528925562831,"luminance_ba',
            depth_breakdown: { left_heavy: 67, balanced: 33 },
          },
          {
            name: 'Canopy79',
            domain: 'composition',
            key: '{"center_x":0.0011029406773927942,"center_y":0.0009746528925562831,"luminance_ba',
            depth_breakdown: { left_heavy: 67, balanced: 33 },
          },
        ],
      },
    },
    semantic_narrative: {
      genre: [{ entry_key: 'general', value: 'general', name: 'genre_starer', count: 12 }],
      settings: [{ entry_key: 'golden_hour', value: 'golden_hour', name: 'Luqurafokafa', count: 41 }],
    },
    interpretation: [
      {
        id: '2a252fe1-5c73-4120-a43c-1b314a175c06',
        prompt: 'soft dusk',
        instruction: { intensity: 0.5 },
        updated_at: '2026-02-12 03:12:56',
      },
    ],
    linguistic: [{ span: 'Lit', canonical: 'warm_sunset', domain: 'palette', variant_type: 'slang', count: 4 }],
  },
  loop_progress: { last_n: 20 },
};
const TIME = '2026-03-01T00:00:00.000Z';

let folder: string;
let postgres: PostgresServer | null = null;
let store: RegistryStore;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motion-import-'));
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  store = await openStore({ data: folder, database: ':memory:' });
});
afterEach(() => store.close());

function fileOf(content: unknown): string {
  const path = join(folder, 'import.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function importInto(target: RegistryStore, content: unknown): Promise<ImportOutcome> {
  return importRegistries(target, fileOf(content), { isAcceptableName: isAcceptable, now: TIME });
}

async function learned(target: RegistryStore): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of target.entries()) if (entry.count > 0) entries.push(entry);
  return entries;
}

async function exported(target: RegistryStore): Promise<string> {
  const path = join(folder, 'export.json');
  await exportRegistries(target, { path, exportedAt: TIME });
  return readFileSync(path, 'utf8');
}

describe('importing an export of another system', () => {
  it('loses no value: each is an entry, or a row of one, or only repeats the vocabulary', async () => {
    const outcome = await importInto(store, FOREIGN);
    expect(outcome).toMatchObject({ items: 22, canonical: 3, joined: 1, interpretations: 1, mappings: 1 });
    expect(outcome.added + outcome.merged).toBe(22 - 3 - 1);
    expect(outcome.unknownLists).toEqual(['dynamic.holograms']);
    expect(await learned(store)).toHaveLength(18);
  });

  it('keeps counts, and adds those of rows that are one value', async () => {
    await importInto(store, FOREIGN);
    const counts = new Map(
      (await learned(store)).map(({ registry, aspect, key, count }) => [`${registry}.${aspect} ${key}`, count]),
    );
    expect(counts.get('static.color 100,100,150_1.0')).toBe(91);
    expect(counts.get('dynamic.color 100,100,150')).toBe(20848);
    expect(counts.get('dynamic.blend color:125,125,125')).toBe(2);
    expect(counts.get('static.color 0,50,150_0.5')).toBe(3);
    expect(counts.get('static.color 0,50,150_1.0')).toBe(2);
  });

  it('gives true names, and old names still lead to the values', async () => {
    await importInto(store, FOREIGN);
    const entries = await learned(store);
    for (const registry of ['static', 'dynamic'])
      for (const { name } of entries.filter((entry) => entry.registry === registry))
        expect(isAcceptable(name)).toBe(true);
    const places = entries.map(({ registry, aspect, name }) => `${registry}.${aspect} ${name.toLowerCase()}`);
    expect(new Set(places).size).toBe(places.length);
    const old = [
      'slate',
      'violet3560',
      'QOPIRATICORA',
      'sound_bloom',
      'Mist1295',
      'Mist5708',
      'Canopy78',
      'genre_starer',
      'Luqurafokafa',
    ];
    const found = await store.resolveNames(old);
    expect([...found.keys()]).toEqual(old);
    expect(found.get('slate')?.map(({ key }) => key)).toEqual(['100,100,150_1.0', '0,100,150_1.0']);
    expect(found.get('genre_starer')?.[0]).toMatchObject({
      name: 'General',
      key: 'general',
      count: 12,
      isOrigin: true,
    });
    expect(found.get('Luqurafokafa')?.[0]?.name).toBe('Golden Hour');
  });

  it('recomputes depths from the values', async () => {
    await importInto(store, FOREIGN);
    const depths = new Map((await learned(store)).map(({ key, depth }) => [key, depth]));
    expect(depths.get('0.06_low_low')).toEqual({ silence: 94, rumble: 6 });
    for (const depth of depths.values()) {
      const sums = new Map<string, number>();
      for (const [name, share] of Object.entries(depth)) {
        const domain = name.split('.')[0] as string;
        const at = name.includes('.') ? domain : '';
        sums.set(at, (sums.get(at) ?? 0) + share);
      }
      for (const sum of sums.values()) expect(sum).toBeCloseTo(100, 3);
    }
  });

  it('keeps what it knows of values that were cut, and says so', async () => {
    await importInto(store, FOREIGN);
    const flawed = (await learned(store)).filter(({ flaw }) => flaw !== null);
    expect(flawed.map(({ key }) => key).sort()).toEqual([
      '0.5_neutral',
      '100,100,150',
      'composition:{"center_x":0.0011029406773927942,"center_y":0.0009746528925562831,"luminance_ba (Canopy78)',
      'composition:{"center_x":0.0011029406773927942,"center_y":0.0009746528925562831,"luminance_ba (Canopy79)',
      // The cut goes through the last digits only: the key is certain.
      'lighting:125_39.3_0.2',
    ]);
    const cut = flawed.find(({ key }) => key.includes('Canopy78'));
    expect(cut?.value).toMatchObject({ output: { center_x: 0.0011029406773927942, center_y: 0.0009746528925562831 } });
  });

  it('takes times as UTC, and the time of the export where there is none', async () => {
    await importInto(store, FOREIGN);
    expect((await learned(store)).every(({ createdAt }) => createdAt === '2026-02-15T18:34:27.971Z')).toBe(true);
    const prompts = [];
    for await (const each of store.interpretations()) prompts.push(each);
    expect(prompts).toMatchObject([
      { prompt: 'soft dusk', updatedAt: '2026-02-12T03:12:56.000Z', instruction: { intensity: 0.5 } },
    ]);
    const mappings = [];
    for await (const each of store.mappings()) mappings.push(each);
    expect(mappings).toMatchObject([{ span: 'lit', canonical: 'warm_sunset', variantType: 'slang', count: 4 }]);
  });

  it('changes nothing the second time', async () => {
    await importInto(store, FOREIGN);
    const before = await exported(store);
    expect(await importInto(store, FOREIGN)).toMatchObject({ added: 0 });
    expect(await exported(store)).toBe(before);
  });

  it.each<[string, unknown, number]>([
    [
      'the answer of a server, without the envelope',
      { static: { colors: [{ key: '0,0,0', r: 1, g: 2, b: 3, name: 'Soot', count: 1 }] } },
      1,
    ],
    [
      'lists that are objects by key',
      { registries: { dynamic: { discoveries: { camera: { pan_slow: { count: 2, name: null } } } } } },
      1,
    ],
    [
      'the first version, with a narrative only',
      {
        exported_schema_version: 1,
        registries: { semantic_narrative: { mood: [{ entry_key: 'calm', value: 'calm', count: 1 }] } },
      },
      1,
    ],
    [
      'times, transitions and depths',
      {
        exported_schema_version: 2,
        registries: {
          blended_dynamic: {
            discoveries: { time: [{ key: '1.0_24.0' }], transition: [{ key: 'wipe_0.5' }], depth: [{ key: '0.05_3' }] },
          },
        },
      },
      3,
    ],
    ['nothing but prompts', { registries: { interpretation: [] } }, 0],
  ])('reads %s', async (_, content, entries) => {
    await importInto(store, content);
    expect(await learned(store)).toHaveLength(entries);
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{"registries":', 'is not JSON'],
    ['another kind of file', { name: 'motion-productions' }, 'holds no registries'],
    ['a list', [], 'the whole: '],
    ['a later format', { exported_schema_version: 3, registries: {} }, 'format 3'],
    [
      'a count that is none',
      {
        registries: {
          pure_static: {
            discoveries: {
              colors: [
                { key: '0,0,0', count: 1 },
                { key: '25,0,0', count: -1 },
              ],
            },
          },
        },
      },
      'registries.pure_static.discoveries.colors[1].count: ',
    ],
    [
      'a prompt that is none',
      { registries: { interpretation: [{ prompt: 5 }] } },
      'registries.interpretation[0].prompt: ',
    ],
  ])('refuses %s and names the fault', async (_, content, fault) => {
    const work = importInto(store, content);
    await expect(work).rejects.toMatchObject({ code: 'registry/invalid-export' });
    await expect(work).rejects.toThrow(fault);
    expect(await learned(store)).toEqual([]);
  });
});

describe('export and import', () => {
  it('give the same text from an empty store, byte for byte, on either engine', async (context) => {
    await importInto(store, FOREIGN);
    await store.record({
      jobId: 'job-1',
      prompt: 'a fox — "red"\n',
      discoveries: [
        {
          registry: 'static',
          aspect: 'color',
          key: '25,25,25_1.0',
          near: [],
          doubtful: ['25,25,50_1.0', '0,25,25_1.0'],
          value: { r: 30, g: 31.4, b: 32 },
          depth: { black: 100 },
          sightings: 2,
        },
        {
          registry: 'narrative',
          aspect: 'observed_mood',
          key: 'calm',
          near: [],
          value: { value: 'calm' },
          depth: { calm: 100 },
          sightings: 1,
        },
      ],
    });
    const first = registriesOf(await exported(store));
    expect(first).toContain('"near_keys":["0,25,25_1.0","25,25,50_1.0"]');
    const copies = [join(folder, 'copy.db'), ...(postgres ? [await postgres.database()] : [])];
    for (const database of copies) {
      const copy = await openStore({ data: folder, database });
      await importInto(copy, `{${first}}`);
      expect(registriesOf(await exported(copy))).toBe(first);
      await copy.close();
    }
    if (!postgres) context.annotate('There is no PostgreSQL package for this platform: SQLite alone was tried.');
  });
});

/** The text of the registries: what lies between the time of the export and the progress of the loop. */
function registriesOf(text: string): string {
  return text.slice(text.indexOf('"registries"'), text.indexOf(',\n"loop_progress"'));
}
