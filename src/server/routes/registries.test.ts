import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLocalServer, type TestServer } from '../../../tests/doubles/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startLocalServer();
  await server.post('/api/knowledge/discoveries', {
    static_colors: [{ key: '100,125,150_1.0', r: 104, g: 131, b: 160 }],
    motion: [{ key: '3.1_steady_horizontal_steady', motion_level: 3.1, motion_std: 0.2, motion_trend: 'steady' }],
    narrative: { genre: [{ key: 'general', value: 'general' }] },
  });
  await server.post('/api/interpretations', { prompt: 'a calm sea', instruction: { palette: 'ocean' } });
});
afterAll(() => server.close());

it('the registries have the shape of the contract', async () => {
  const all = await server.get('/api/registries?limit=500');
  expect(Object.keys(all)).toEqual(
    expect.arrayContaining([
      'static_primitives',
      'dynamic_canonical',
      'static',
      'dynamic',
      'narrative',
      'interpretation',
      'linguistic',
    ]),
  );
  expect(all.static_primitives.color_primaries).toHaveLength(16);
  expect(all.dynamic_canonical.sound).toHaveLength(13);
  expect(all.static.colors[0]).toMatchObject({ key: '100,125,150', count: 1 });
  expect(all.static.sound.map(({ key }: { key: string }) => key)).toEqual(
    expect.arrayContaining(['silence', 'rumble', 'tone', 'hiss']),
  );
  expect(Object.keys(all.dynamic)).toEqual(
    expect.arrayContaining([
      'colors',
      'motion',
      'gradient',
      'camera',
      'sound',
      'colors_from_blends',
      'lighting',
      'composition',
      'graphics',
      'temporal',
      'technical',
      'blends',
    ]),
  );
  expect(Object.keys(all.narrative)).toEqual(
    expect.arrayContaining(['genre', 'mood', 'themes', 'plots', 'settings', 'style', 'scene_type']),
  );
  expect(all.interpretation).toMatchObject([{ prompt: 'a calm sea', instruction: { palette: 'ocean' } }]);
});

it('coverage counts what was seen of what can be reached', async () => {
  const coverage = await server.get('/api/registries/coverage');
  expect(coverage).toMatchObject({
    static_colors_count: 1,
    static_colors_estimated_cells: 1331,
    static_colors_coverage_pct: 0.08,
    static_sound_has_silence: false,
  });
  expect(coverage.narrative.genre).toMatchObject({ count: 1, origin_size: 7, entry_keys: ['general'] });
});

it('entries are counted, and reached cells are listed', async () => {
  const { counts } = await server.get('/api/registries/counts');
  expect(counts).toContainEqual(expect.objectContaining({ registry: 'static', aspect: 'color', sightings: 1 }));
  const { cells } = await server.get('/api/registries/cells');
  expect(cells['static.color']).toHaveLength(1);
});

it('names and depths can be repaired', async () => {
  expect(await (await server.post('/api/registries/backfill-names?dry_run=1&limit=900', {})).json()).toEqual({
    updated: 0,
    dry_run: true,
    limit: 500,
  });
  expect(await (await server.post('/api/registries/backfill-names', {})).json()).toMatchObject({
    dry_run: false,
    limit: 100,
  });
  expect(await (await server.post('/api/registries/backfill-depths?dry_run=1', '')).json()).toEqual({
    updated: 0,
    dry_run: true,
  });
});

it('rows for depths come page by page, of tables that have them', async () => {
  const page = await server.get('/api/registries/backfill-rows?table=static_colors&limit=1');
  expect(page).toMatchObject({ table: 'static_colors' });
  for (const [query, error] of [
    ['', 'table required'],
    ['?table=jobs', 'table must be one of: static_colors, learned_colors, learned_motion, learned_lighting'],
  ]) {
    const answer = await server.send(`/api/registries/backfill-rows${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error });
  }
});
