import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rgb } from '../numerics/color.js';
import { Random } from '../numerics/random.js';
import { COLOR_PRIMARIES } from '../origins/colors.js';
import { colorDepth, mixDepth, TETRAHEDRA, volume } from './color-depth.js';

const cube = fc.tuple(
  fc.double({ min: 0, max: 255, noNaN: true }),
  fc.double({ min: 0, max: 255, noNaN: true }),
  fc.double({ min: 0, max: 255, noNaN: true }),
);

test('the tetrahedra fill the cube without a gap or an overlap, and every primary is a corner', () => {
  const volumes = TETRAHEDRA.map(({ corners }) => Math.abs(volume(corners)));
  expect(Math.min(...volumes)).toBeGreaterThan(0);
  expect(volumes.reduce((sum, each) => sum + each, 0)).toBe(6 * 255 ** 3);
  expect(new Set(TETRAHEDRA.flatMap(({ corners }) => corners))).toEqual(
    new Set(COLOR_PRIMARIES.map(({ name }) => name)),
  );
});

test('tetrahedra meet face to face: each triangle belongs to two of them, or lies on the surface of the cube', () => {
  const faces = new Map<string, number>();
  for (const { corners } of TETRAHEDRA)
    for (const left of corners) {
      const face = corners
        .filter((each) => each !== left)
        .sort()
        .join(' ');
      faces.set(face, (faces.get(face) ?? 0) + 1);
    }
  const rgb = new Map(COLOR_PRIMARIES.map((each) => [each.name, each.rgb]));
  for (const [face, count] of faces) {
    const points = face.split(' ').map((name) => rgb.get(name) as Rgb);
    const onSurface = [0, 1, 2].some((i) => [0, 255].some((side) => points.every((point) => point[i] === side)));
    expect([face, count]).toEqual([face, onSurface ? 1 : 2]);
  }
});

test('each primary is wholly itself', () => {
  for (const { name, rgb } of COLOR_PRIMARIES) expect(colorDepth(rgb)).toEqual({ [name]: 100 });
});

test('grays are made of black, gray and white alone', () => {
  expect(colorDepth([64, 64, 64])).toEqual({ black: 50, gray: 50 });
  expect(colorDepth([191.5, 191.5, 191.5])).toEqual({ gray: 50, white: 50 });
});

test('100 000 colours: at most four primaries, together exactly 100, and mixing them gives the colour back', () => {
  const random = Random.fromSeed(7);
  let worst = 0;
  for (let i = 0; i < 100_000; i++) {
    const rgb = [random.between(0, 255), random.between(0, 255), random.between(0, 255)] as const;
    const depth = colorDepth(rgb);
    const shares = Object.values(depth);
    let sum = 0;
    for (const share of shares) sum += share;
    if (sum !== 100 || shares.length > 4 || shares.some((share) => share <= 0))
      throw new Error(`${rgb}: ${JSON.stringify(depth)}`);
    const mixed = mixDepth(depth);
    worst = Math.max(worst, ...rgb.map((code, k) => Math.abs(code - (mixed[k] ?? 0))));
  }
  expect(worst).toBeLessThan(0.5);
});

test('neighbouring colours have neighbouring depths, also across a face', () => {
  fc.assert(
    fc.property(
      cube,
      fc.tuple(
        fc.double({ min: -0.01, max: 0.01, noNaN: true }),
        fc.double({ min: -0.01, max: 0.01, noNaN: true }),
        fc.double({ min: -0.01, max: 0.01, noNaN: true }),
      ),
      (rgb, step) => {
        const one = colorDepth(rgb);
        const other = colorDepth(rgb.map((code, i) => code + (step[i] ?? 0)) as unknown as Rgb);
        for (const primitive of new Set([...Object.keys(one), ...Object.keys(other)]))
          expect(Math.abs((one[primitive] ?? 0) - (other[primitive] ?? 0))).toBeLessThan(0.5);
      },
    ),
    { numRuns: 3000 },
  );
});
