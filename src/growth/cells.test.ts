import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ASPECTS, type AspectRef } from '../origins/aspects.js';
import { cellOf, GRIDS_VERSION, gridOf } from './cells.js';
import { originDiscoveries } from './origin-discoveries.js';

describe('the grid of an aspect', () => {
  it('has 1331 cells for colours: opacity is no way in which frames differ', () => {
    expect(gridOf({ registry: 'static', aspect: 'color' })?.cells.size).toBe(1331);
  });

  it('is there for every aspect but blends', () => {
    for (const [registry, aspects] of Object.entries(ASPECTS))
      for (const aspect of aspects) expect(gridOf({ registry, aspect } as AspectRef) === null).toBe(aspect === 'blend');
  });

  it('has a cell for each colour there is', () => {
    const grid = gridOf({ registry: 'static', aspect: 'color' });
    const reached = new Set<string | null | undefined>();
    for (let r = 0; r < 256; r += 5)
      for (let g = 0; g < 256; g += 5) for (let b = 0; b < 256; b += 5) reached.add(grid?.cellOf({ r, g, b }));
    expect(reached.has(null)).toBe(false);
    expect(reached.size).toBe(1331);
  });

  it('has every narrative origin in it, and nothing else', () => {
    for (const { registry, aspect, value } of originDiscoveries())
      if (registry === 'narrative') expect(gridOf({ registry, aspect } as AspectRef)?.cellOf(value)).not.toBeNull();
    expect(gridOf({ registry: 'narrative', aspect: 'genre' })?.cellOf({ value: 'cinematic' })).toBeNull();
  });

  it('leaves out what cannot be', () => {
    const transitions = gridOf({ registry: 'dynamic', aspect: 'transition' });
    expect(transitions?.cellOf({ type: 'cut', duration_seconds: 0 })).not.toBeNull();
    expect(transitions?.cellOf({ type: 'cut', duration_seconds: 1 })).toBeNull();
    const sounds = gridOf({ registry: 'static', aspect: 'sound' });
    expect(sounds?.cellOf({ tone: 'silent', amplitude: 0 })).not.toBeNull();
    expect(sounds?.cellOf({ amplitude: 0.5 })).toBeNull();
  });

  // Registries count cells as they grow: when this fails, give GRIDS_VERSION another text, so that they count anew.
  it('makes of values what its version stands for', () => {
    expect([GRIDS_VERSION, hashOfCells()]).toEqual(['2', '75dc73b2c4957119']);
  });
});

/** A hash of every cell, and of the cells of values between the smallest and the largest there are. */
function hashOfCells(): string {
  const hash = createHash('sha256');
  for (const [registry, aspects] of Object.entries(ASPECTS))
    for (const aspect of aspects) {
      const place = { registry, aspect } as AspectRef;
      hash.update([...(gridOf(place)?.cells ?? [])].join());
      for (const words of WORDS)
        for (let step = 0; step <= 300; step++)
          hash.update(`${cellOf(place, { ...numbersAt(step / 300), ...words })},`);
    }
  return hash.digest('hex').slice(0, 16);
}

const WORDS = [
  { motion_trend: 'steady', motion_direction: 'neutral', motion_rhythm: 'steady', gradient_type: 'radial' },
  { motion_type: 'pan', speed: 'slow', tone: 'low', type: 'fade', presence: 'music', mood: 'calm', tempo: 'slow' },
  { balance: 'balanced', symmetry: 'asymmetric', role: 'ambient', value: 'noir' },
];

/** Every number that a value may have, at this share of its range. */
function numbersAt(share: number): Record<string, number> {
  const size = Math.round(160 + 4000 * share);
  return {
    ...{ r: 255 * share, g: 255 * share, b: 255 * share, brightness: 255 * share, contrast: 127 * share },
    ...{ amplitude: share, strength: share, saturation: share, edge_density: share, spatial_variance: share },
    ...{ motion_level: 60 * share, duration: 120 * share, fps: 130 * share, duration_seconds: 6 * share },
    ...{ parallax_strength: share, layer_count: 6 * share, width: size, height: size },
  };
}
