import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../growth/keys.js';
import { checkBatch } from '../../registries/check-batch.js';
import type { DiscoveriesRequest } from './discoveries.js';
import { DISCOVERY_LISTS } from './discoveries.js';
import { LIST_RULES } from './discovery-lists.js';
import { readDiscoveryLists } from './read-discoveries.js';

const only = (request: DiscoveriesRequest) => {
  const { listed, rejected } = readDiscoveryLists(request);
  expect(rejected).toEqual([]);
  return listed.map(({ discovery }) => discovery);
};

describe('lists of discoveries', () => {
  it('are keyed as the contract prints keys', () => {
    const keys = only({
      static_colors: [{ key: 'x', r: 124.9, g: 125, b: 150 }],
      static_sound: [
        { key: '0.0_silent_silent', amplitude: 0, tone: 'silent', timbre: 'silent' },
        { key: '0.06_low_low', tone: 'Low', weight: 0.06 },
      ],
      colors: [{ key: 'x', r: 255, g: 300, b: -4 }],
      motion: [
        {
          key: '3.1_steady_horizontal_steady',
          motion_level: 3.125,
          motion_std: 0,
          motion_trend: 'steady',
          motion_direction: 'horizontal',
          motion_rhythm: 'steady',
        },
      ],
      lighting: [{ key: '125_45.3_0.6', brightness: 125, contrast: 45.3, saturation: 0.6 }],
      composition: [{ key: '0.0_0.0_0.5', center_x: 0, center_y: 0, luminance_balance: 0.5 }],
      graphics: [{ key: '0.1_0.0_0.05', edge_density: 0.1, spatial_variance: 0, busyness: 0.05 }],
      temporal: [{ key: '1.0_steady', duration: 1, motion_trend: 'steady' }],
      technical: [{ key: '512x512_24.0', width: 512, height: 512, fps: 24 }],
      time: [{ key: '1.0_24.0', duration: 1, fps: 24, rate: 24 }],
      gradient: [{ key: 'angled_0.0' }],
      camera: [{ key: 'static_medium' }],
      transition: [{ key: 'cut_0.0' }],
      depth: [{ key: '0.05_3', parallax_strength: 0.05, layer_count: 3 }],
      audio_semantic: [
        { key: 'ambient', role: 'ambient' },
        { key: 'ambient__slow', role: 'ambient', tempo: 'slow' },
      ],
    });
    expect(keys.map(({ key }) => key)).toEqual([
      '100,125,150_1.0',
      '0.0_silent_silent',
      '0.06_low_low',
      '250,250,0',
      '3.1_steady_horizontal_steady',
      '125_45.3_0.6',
      '0.0_0.0_0.5',
      '0.1_0.0_0.05',
      '1.0_steady',
      '512x512_24.0',
      'ambient',
      'ambient__slow',
      '1.0_24.0',
      'angled_0.0',
      'static_medium',
      'cut_0.0',
      '0.05_3',
    ]);
  });

  it('take opacity as a fraction or in percent, and convert it once', () => {
    const opacities = only({
      static_colors: [1, 100, 0.35, 35, 0].map((opacity) => ({ key: '', r: 0, g: 0, b: 0, opacity })),
    });
    expect(opacities.map(({ value }) => value.opacity)).toEqual([1, 1, 0.35, 0.35, 0]);
    expect(opacities.map(({ key }) => key.split('_')[1])).toEqual(['1.0', '1.0', '0.35', '0.35', '0.0']);
  });

  it('keep the motion of a whole video apart from that of a window', () => {
    const [whole, window] = only({
      motion: [
        {
          key: '3.5_steady',
          motion_level: 3.5,
          motion_std: 0,
          motion_trend: 'steady',
          motion_direction: 'neutral',
          motion_rhythm: 'steady',
        },
        { key: '3.5_steady_neutral_steady', motion_level: 3.5, motion_std: 0, motion_trend: 'steady' },
      ],
    });
    expect(whole?.key).toBe('3.5_steady');
    expect(window?.key).toBe('3.5_steady_neutral_steady');
  });

  it('compute depths from values, whatever an item says', () => {
    const [color, sound] = only({
      static_colors: [{ key: '', r: 255, g: 0, b: 0, depth_breakdown: { green: 100, opacity: 100 } }],
      static_sound: [
        {
          key: '0.5_low_low',
          amplitude: 0.5,
          tone: 'low',
          depth_breakdown: { origin_noises: { rumble: 1, silence: 3 } },
        },
      ],
    });
    expect(color?.depth).toEqual({ red: 100 });
    expect(sound?.depth).toEqual({ silence: 75, rumble: 25 });
  });

  it('say what is wrong, and where', () => {
    const { listed, rejected } = readDiscoveryLists({
      static_colors: [{ key: '0,0,0_1.0' }, { key: '', r: 'x', g: 0, b: 0 }, 7 as unknown as Record<string, unknown>],
      camera: [{ key: 'orbit_fast', motion_type: 'orbit_of_doom' }],
      blends: [{ inputs: {}, output: {} }],
      narrative: { weather: [{ key: 'rain' }], mood: [{ key: ' Calm ' }, { key: ' ' }] },
    });
    expect(listed.map(({ discovery }) => discovery.key)).toEqual(['calm']);
    expect(rejected.map(({ path }) => path)).toEqual([
      'static_colors[0]',
      'static_colors[1].r',
      'static_colors[2]',
      'narrative.weather[0]',
      'blends[0].domain',
      'camera[0].motion_type',
    ]);
  });

  it('give whole discoveries or a reason, for whatever is sent', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
      fc.constantFrom('slow', 'vertical', 'pan', 'cut', 'low', 'steady', null, ''),
      fc.anything(),
    );
    const fields = Object.values(LIST_RULES).flatMap(({ numbers, words }) => [...numbers, ...words]);
    const item = fc.dictionary(fc.constantFrom('key', 'domain', 'output', 'value', 'source_prompt', ...fields), value);
    const request = fc.dictionary(
      fc.constantFrom(...DISCOVERY_LISTS),
      fc.oneof(fc.array(item, { maxLength: 4 }), fc.dictionary(fc.constantFrom('mood', 'genre'), fc.array(item))),
    );
    fc.assert(
      fc.property(request, (lists) => {
        const { listed, rejected } = readDiscoveryLists(lists as DiscoveriesRequest);
        for (const { path, problem } of rejected) expect(`${path}: ${problem}`).toMatch(/^[a-z_]+[.[].*: ./);
        const discoveries = listed.map(({ discovery }) => discovery);
        checkBatch({ jobId: null, prompt: '', discoveries });
        for (const discovery of discoveries) {
          const { registry, key, value, depth } = discovery;
          if (registry !== 'narrative') expect(keyOf(discovery, value)).toBe(key);
          for (const share of Object.values(depth)) expect(share).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
