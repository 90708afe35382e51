import { describe, expect, it } from 'vitest';
import { Random } from '../../numerics/random.js';
import { gradientOf } from './gradient.js';
import { GRID } from './light-grid.js';

/** Cells of a field of light, 0–255. @param noise - standard deviation that dabs or texture leave in a cell */
function cellsOf(light: (u: number, v: number) => number, noise = 0): Float32Array {
  const random = Random.fromSeed(11);
  return Float32Array.from({ length: GRID * GRID }, (_, i) => {
    const value = light(((i % GRID) + 0.5) / GRID, (Math.floor(i / GRID) + 0.5) / GRID);
    const chance = Array.from({ length: 12 }, () => random.between(-0.5, 0.5)).reduce((sum, one) => sum + one, 0);
    return Math.min(255, Math.max(0, value + noise * chance));
  });
}

const STRENGTHS = [0.12, 0.3, 0.6, 1];

describe('gradientOf', () => {
  it.each([
    ['vertical', (s: number) => (_: number, v: number) => 1 + s * (0.5 - v)],
    ['horizontal', (s: number) => (u: number) => 1 + s * (0.5 - u)],
    ['angled', (s: number) => (u: number, v: number) => 1 + s * (1 - u - v) * 0.7],
    ['radial', (s: number) => (u: number, v: number) => 1 + s * (0.45 - Math.hypot(u - 0.5, v - 0.5) / 0.7)],
  ] as const)('gives a %s gradient of a spec back, either way round, with its strength', (type, lightOf) => {
    for (const strength of STRENGTHS) {
      for (const sign of [1, -1]) {
        for (const noise of [0, 1]) {
          const light = lightOf(strength * sign);
          const seen = gradientOf(cellsOf((u, v) => 110 * light(u, v), noise));
          expect(seen.gradient_type).toBe(type);
          expect(Math.abs(seen.strength - strength)).toBeLessThan(noise === 0 ? 0.025 : 0.04);
        }
      }
    }
  });

  it('knows which way light falls to half a quarter turn', () => {
    const along = (turns: number) => {
      const [x, y] = [Math.cos(turns * 2 * Math.PI), Math.sin(turns * 2 * Math.PI)];
      return gradientOf(cellsOf((u, v) => 120 + 80 * (x * (u - 0.5) + y * (v - 0.5)))).gradient_type;
    };
    expect([0, 0.05, 0.075, 0.125, 0.175, 0.2, 0.25].map(along)).toEqual(
      ['horizontal', 'horizontal', 'angled', 'angled', 'angled', 'vertical', 'vertical'], // borders at a sixteenth of a turn
    );
    for (let turns = 0; turns < 1; turns += 0.125) expect(along(turns + 0.5)).toBe(along(turns));
  });

  it('finds the middle of light wherever it is, whatever the profile', () => {
    const profiles = [
      (r: number) => r,
      (r: number) => r * r,
      (r: number) => 1 - Math.exp(-6 * r * r),
      (r: number) => 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, r)),
    ];
    for (const [x, y] of [
      [0.5, 0.5],
      [0.3, 0.4],
      [0.7, 0.25],
      [0.25, 0.75],
    ] as const)
      for (const profile of profiles)
        for (const sign of [1, -1]) {
          const light = (u: number, v: number): number => 120 + sign * 70 * (profile(Math.hypot(u - x, v - y)) - 0.4);
          expect(gradientOf(cellsOf(light)).gradient_type).toBe('radial');
        }
  });

  it('gives a ramp from black to white the strength 1', () => {
    expect(gradientOf(cellsOf((u) => 255 * u))).toEqual({ gradient_type: 'horizontal', strength: 1 });
  });

  it('sees none where light is even, noisy, in tiles or in waves', () => {
    const random = Random.fromSeed(4);
    const tiles = Array.from({ length: 64 }, () => random.between(40, 220));
    const fields: ((u: number, v: number) => number)[] = [
      () => 0,
      () => 128,
      () => 255,
      (u, v) => tiles[Math.floor(u * 8) + 8 * Math.floor(v * 8)] as number,
      (u, v) => ((Math.floor(u * 4) + Math.floor(v * 4)) % 2 ? 200 : 60),
      (u) => 128 + 60 * Math.cos(u * 12.566),
      (u, v) => 128 + 60 * Math.cos(u * 12.566) * Math.cos(v * 12.566),
    ];
    for (const field of fields) expect(gradientOf(cellsOf(field)).gradient_type).toBe('none');
    for (const noise of [1, 5, 20]) expect(gradientOf(cellsOf(() => 128, noise)).gradient_type).toBe('none');
  });

  it('tells what a lens takes from the corners from a gradient, alone and beneath one', () => {
    const lens = (u: number, v: number): number => {
      const squared = 2 * ((u - 0.5) ** 2 + (v - 0.5) ** 2);
      return 1 - 0.16 * squared * squared;
    };
    expect(gradientOf(cellsOf((u, v) => 120 * lens(u, v))).gradient_type).toBe('none');
    const seen = gradientOf(cellsOf((u, v) => 120 * lens(u, v) * (1 + 0.5 * (0.5 - v))));
    expect(seen.gradient_type).toBe('vertical');
    expect(Math.abs(seen.strength - 0.5)).toBeLessThan(0.02);
  });

  it('says what a landscape shows: a bright sky over dark ground is light that falls downwards', () => {
    expect(gradientOf(cellsOf((_, v) => (v < 0.45 ? 170 + 90 * v : 90 - 20 * v))).gradient_type).toBe('vertical');
  });
});
