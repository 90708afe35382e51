import { describe, expect, it } from 'vitest';
import { openStore } from './open-store.js';
import { measureCoverage } from './registry-coverage.js';

describe('coverage', () => {
  it('counts what was seen, not what everybody begins with', async () => {
    const store = await openStore({ data: '', database: ':memory:' });
    const none = await measureCoverage(store);
    expect(none).toMatchObject({
      static_colors_count: 0,
      static_colors_estimated_cells: 1331,
      narrative_min_coverage_pct: 0,
    });
    expect(none.aspects.every(({ found, reached }) => found === 0 && reached === 0)).toBe(true);

    const seen = { near: [], sightings: 1 };
    await store.record({
      jobId: 'job',
      prompt: '',
      discoveries: [
        {
          ...seen,
          registry: 'static',
          aspect: 'color',
          key: '0,0,0_1.0',
          value: { r: 1, g: 2, b: 3 },
          depth: { black: 100 },
        },
        {
          ...seen,
          registry: 'static',
          aspect: 'color',
          key: '0,0,0_0.5',
          value: { r: 1, g: 2, b: 3 },
          depth: { black: 100 },
        },
        {
          ...seen,
          registry: 'static',
          aspect: 'sound',
          key: '0.5_low_noisy',
          value: { amplitude: 0.5, tone: 'low' },
          depth: { silence: 50, rumble: 50 },
        },
        {
          ...seen,
          registry: 'narrative',
          aspect: 'genre',
          key: 'thriller',
          value: { value: 'thriller' },
          depth: { thriller: 100 },
        },
        {
          ...seen,
          registry: 'narrative',
          aspect: 'genre',
          key: 'noir',
          value: { value: 'noir' },
          depth: { noir: 100 },
        },
      ],
    });
    const coverage = await measureCoverage(store);
    await store.close();
    const colors = coverage.aspects.find(({ registry, aspect }) => registry === 'static' && aspect === 'color');
    expect(colors).toMatchObject({ found: 2, reached: 1, reachable: 1331, pct: 0.08 });
    expect(coverage).toMatchObject({
      static_colors_count: 2,
      static_colors_coverage_pct: 0.08,
      static_sound_has_silence: true,
      static_sound_has_rumble: true,
      static_sound_has_tone: false,
      static_sound_all_primitives: false,
    });
    // What is no origin is an entry, and covers nothing.
    expect(coverage.narrative.genre).toEqual({
      count: 2,
      origin_size: 7,
      coverage_pct: 14.29,
      entry_keys: ['noir', 'thriller'],
    });
  });
});
