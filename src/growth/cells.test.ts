import { describe, expect, it } from 'vitest';
import { ASPECTS, type AspectRef } from '../origins/aspects.js';
import { gridOf } from './cells.js';
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
});
