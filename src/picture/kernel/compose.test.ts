import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelBench, type Texel, type Texels } from '../../../tests/doubles/texels.js';
import { clamp, cosineTurns, mix, sineTurns } from '../../numerics/arithmetic.js';
import { Random } from '../../numerics/random.js';
import { apply, chain, type Matrix, rotation, scaling, translation } from '../camera/matrix.js';
import { AT_REST, View } from '../camera/view.js';

const WRAPS = 1;
const ADDS = 4;
const MULTIPLIES = 8;
const TINTS = 32;
const OPAQUE = 64;
const FADES = 128;
const ONE = 32767;
const HALF = 16384;

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

interface Call {
  readonly matrix: Matrix;
  readonly flags?: number;
  readonly opacity?: number;
  readonly id?: number;
  readonly tint?: readonly [number, number, number];
}

/** A target of one colour and a plane of random texels, both filled anew for every picture. */
function bench(options: { width?: number; height?: number; columns?: number; rows?: number; opaque?: boolean } = {}) {
  const { width = 40, height = 24, columns = 33, rows = 19, opaque = false } = options;
  const { memory, kernel, texels, bytes } = kernelBench();
  const texture = texels(columns, rows);
  const target = texels(width, height);
  const call = bytes(256).at;
  const scratch = bytes(8 * 4096).at;
  const random = Random.fromSeed(5);
  texture.fill(() => {
    // Premultiplied, with some of it empty.
    const alpha = opaque ? ONE : random.chance(0.3) ? 0 : random.integer(ONE + 1);
    return [random.integer(alpha + 1), random.integer(alpha + 1), random.integer(alpha + 1), alpha];
  });
  const paper = (x: number, y: number): Texel => [9000 + 60 * x, 20000, 30000 - 90 * y, 3];
  const draw = ({ matrix, flags = 0, opacity = 1, id = 7, tint = [1, 1, 1] }: Call, top = 0, bottom = height): void => {
    kernel.sealTexture(texture.at, columns, rows, texture.stride, flags & WRAPS);
    const view = new DataView(memory.buffer, call, 128);
    [texture.at, columns, rows, texture.stride, flags, Math.round(opacity * ONE), id].forEach((value, i) => {
      view.setInt32(i * 4, value, true);
    });
    matrix.forEach((value, i) => {
      view.setFloat32(28 + i * 4, value, true);
    });
    tint.forEach((value, i) => {
      view.setInt16(76 + i * 2, Math.round(value * HALF), true);
    });
    view.setInt32(84, scratch, true);
    new Int16Array(memory.buffer, call + 96, 16).set([0, 0, 0, -1, 0, 0, 0, -1, ...new Array<number>(8).fill(HALF)]);
    kernel.drawPlane(target.at, target.stride, 0, width, top, bottom, call);
  };
  return { width, height, texture, target, paper, draw, clean: () => target.fill(paper) };
}

/** The plain twin of the kernel's sampling: four neighbours of one place of the texture, blended. */
function sampled(texture: Texels, matrix: Matrix, x: number, y: number, wraps: boolean): number[] {
  const [u0, v0] = apply(matrix, x + 0.5, y + 0.5);
  const v = clamp(v0 - 0.5, 0, texture.height - 1);
  const u = wraps
    ? u0 - 0.5 - Math.floor((u0 - 0.5) / texture.width) * texture.width
    : clamp(u0 - 0.5, 0, texture.width - 1);
  const [left, top] = [Math.floor(u), Math.min(Math.floor(v), texture.height - 1)];
  const right = wraps ? (left + 1) % texture.width : Math.min(left + 1, texture.width - 1);
  const bottom = Math.min(top + 1, texture.height - 1);
  return [0, 1, 2, 3].map((c) =>
    mix(
      mix(texture.get(left, top)[c] as number, texture.get(right, top)[c] as number, u - left),
      mix(texture.get(left, bottom)[c] as number, texture.get(right, bottom)[c] as number, u - left),
      v - top,
    ),
  );
}

/** The plain twin of laying one sample over the target. The fourth number is the id, −1 where either may stand. */
function laid(
  under: Texel,
  sample: readonly number[],
  { flags = 0, opacity = 1, id = 7, tint = [1, 1, 1] }: Call,
): number[] {
  const cut = (value: number) => Math.min(ONE, value);
  if (flags & OPAQUE) return [...sample.slice(0, 3), id];
  if (flags & MULTIPLIES)
    return [0, 1, 2].map((c) => cut(((under[c] as number) * (sample[c] as number) * 2) / ONE)).concat(under[3]);
  let [r, g, b, a] = sample as [number, number, number, number];
  if (flags & FADES) [r, g, b, a] = [r * opacity, g * opacity, b * opacity, a * opacity];
  if (flags & TINTS) [r, g, b] = [cut(r * tint[0]), cut(g * tint[1]), cut(b * tint[2])];
  if (flags & ADDS) return [r, g, b].map((value, c) => cut((under[c] as number) + value)).concat(under[3]);
  const shows = Math.abs(a - HALF) < TOLERANCE ? -1 : a > HALF ? id : under[3];
  return [r, g, b].map((value, c) => cut((under[c] as number) * (1 - a / ONE) + value)).concat(shows);
}

/** Half of an 8-bit code: the kernel counts in 15 bits, and stops a thousandth of a texel short of the last one. */
const TOLERANCE = 64;

/** Draws one plane and compares every texel of the target with the twin's. */
function expectLikeTwin(scene: ReturnType<typeof bench>, call: Call): void {
  scene.clean();
  scene.draw(call);
  const wraps = ((call.flags ?? 0) & WRAPS) !== 0;
  let worst = 0;
  const wrongIds: string[] = [];
  for (let y = 0; y < scene.height; y++) {
    for (let x = 0; x < scene.width; x++) {
      const expected = laid(scene.paper(x, y), sampled(scene.texture, call.matrix, x, y, wraps), call);
      const found = scene.target.get(x, y);
      for (let c = 0; c < 3; c++) worst = Math.max(worst, Math.abs((found[c] as number) - (expected[c] as number)));
      if (expected[3] !== -1 && found[3] !== expected[3]) wrongIds.push(`${x}, ${y}`);
    }
  }
  expect(wrongIds).toEqual([]);
  expect(worst).toBeLessThanOrEqual(TOLERANCE);
}

const zooms = real(0.4, 2.2);
const shifts = real(-30, 30);
const turns = fc.oneof(real(0.01, 0.12), real(-0.12, -0.01));

describe('a level plane', () => {
  const scene = bench();

  it('is sampled between its texels at any size and fractional offset', () => {
    fc.assert(
      fc.property(zooms, zooms, shifts, shifts, (sx, sy, dx, dy) => {
        expectLikeTwin(scene, { matrix: chain(translation(dx, dy), scaling(sx, sy)) });
      }),
      { numRuns: 25 },
    );
  });

  it('goes on in endless repetition when it wraps', () => {
    fc.assert(
      fc.property(zooms, real(-90, 90), shifts, (scale, dx, dy) => {
        expectLikeTwin(scene, { matrix: chain(translation(dx, dy), scaling(scale, scale)), flags: WRAPS });
      }),
      { numRuns: 25 },
    );
  });

  it('of the size of the frame, wrapping, only shifts', () => {
    fc.assert(
      fc.property(real(-90, 90), shifts, (dx, dy) => {
        expectLikeTwin(scene, { matrix: translation(dx, dy), flags: WRAPS });
      }),
      { numRuns: 25 },
    );
    scene.clean();
    scene.draw({ matrix: translation(5, 2), flags: WRAPS | OPAQUE });
    for (const [x, y] of [
      [0, 0],
      [12, 7],
      [31, 3],
    ] as const)
      expect(scene.target.get(x, y).slice(0, 3)).toEqual(scene.texture.get((x + 5) % 33, y + 2).slice(0, 3));
  });

  it('may be mirrored when it does not wrap', () => {
    expectLikeTwin(scene, { matrix: chain(translation(35.3, 1.7), scaling(-0.9, 0.8)) });
  });
});

describe('a turned plane', () => {
  const scene = bench();

  it('is sampled along its own axes', () => {
    fc.assert(
      fc.property(turns, zooms, shifts, shifts, fc.boolean(), (turn, scale, dx, dy, wraps) => {
        const matrix = chain(translation(dx, dy), rotation(cosineTurns(turn), sineTurns(turn)), scaling(scale, scale));
        expectLikeTwin(scene, { matrix, flags: wraps ? WRAPS : 0 });
      }),
      { numRuns: 25 },
    );
  });

  it('agrees with a level one as the roll goes to nothing', () => {
    const level = chain(translation(4.3, 2.6), scaling(0.7, 0.7));
    const frames = [0, 1e-7].map((roll) => {
      scene.clean();
      scene.draw({ matrix: chain(level, rotation(1, roll)) });
      return scene.target.all();
    });
    const worst = Math.max(
      ...(frames[0] as number[]).map((value, i) =>
        i % 4 === 3 ? 0 : Math.abs(value - ((frames[1] as number[])[i] as number)),
      ),
    );
    expect(worst).toBeLessThanOrEqual(TOLERANCE);
  });
});

describe('the ground in perspective', () => {
  // Rows above the horizon are never drawn: the compositor keeps to those below it.
  const width = 48;
  const height = 32;
  const scene = bench({ width, height, columns: 96, rows: 40, opaque: true });

  it.each([
    ['as the camera trucks', { x: 0.3 }, 0],
    ['as it dollies', { z: 0.4 }, 0],
    ['as it rises and looks aside', { y: -0.2, panX: 0.2, panY: 0.1 }, 0],
    ['as it rolls', { roll: 0.02, x: 0.2 }, 0],
    ['endlessly, as it trucks and dollies', { x: -0.4, z: 0.3 }, WRAPS],
  ] as const)('is sampled with the right foreshortening %s', (_, pose, flags) => {
    const view = new View({ ...AT_REST, ...pose }, width, height, 0.3);
    const matrix = chain(scaling(34, 34), translation(1.4, -0.2), view.toGround());
    const call: Call = { matrix, flags: flags | OPAQUE };
    scene.clean();
    scene.draw(call, 18);
    let worst = 0;
    for (let y = 18; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const expected = sampled(scene.texture, matrix, x, y, flags === WRAPS);
        const found = scene.target.get(x, y);
        for (let c = 0; c < 3; c++) worst = Math.max(worst, Math.abs((found[c] as number) - (expected[c] as number)));
        expect(found[3]).toBe(7);
      }
    }
    expect(worst).toBeLessThanOrEqual(TOLERANCE);
    expect(scene.target.get(9, 17)).toEqual(scene.paper(9, 17));
  });
});

describe('laying a plane', () => {
  const scene = bench();
  const solid = bench({ opaque: true });
  const matrices: readonly Matrix[] = [
    translation(2.25, 1.5),
    chain(translation(3, 1), scaling(0.8, 0.8)),
    chain(translation(3, 1), rotation(cosineTurns(0.03), sineTurns(0.03))),
  ];

  it.each([
    ['covers by its alpha, and gives its id where it covers more than half', {}],
    ['fades with its opacity', { flags: FADES, opacity: 0.35 }],
    ['is tinted, and never beyond full light', { flags: TINTS, tint: [0.4, 1.2, 1.9] }],
    ['is tinted and fades', { flags: TINTS | FADES, tint: [1.5, 0.7, 1], opacity: 0.6 }],
    ['adds its light and leaves the id', { flags: ADDS }],
    ['adds less light when faded', { flags: ADDS | FADES, opacity: 0.25 }],
    ['multiplies: middle grey changes nothing, and the id stays', { flags: MULTIPLIES }],
  ] as [string, Partial<Call>][])('%s', (_, call) => {
    for (const matrix of matrices)
      for (const wraps of [0, WRAPS]) expectLikeTwin(scene, { matrix, ...call, flags: (call.flags ?? 0) | wraps });
  });

  it('replaces everything when it is opaque', () => {
    for (const matrix of matrices) expectLikeTwin(solid, { matrix, flags: OPAQUE | WRAPS, id: 200 });
  });

  it('leaves the target alone where it is empty', () => {
    const empty = bench();
    empty.texture.fill(() => [0, 0, 0, 0]);
    for (const matrix of matrices) {
      for (const flags of [0, ADDS, FADES, TINTS, WRAPS]) {
        const before = empty.clean().all();
        empty.draw({
          matrix,
          flags,
          opacity: 0.5,
          tint: [2, 2, 2].map((x) => x - 0.01) as unknown as [number, number, number],
        });
        expect(empty.target.all()).toEqual(before);
      }
    }
  });

  it('gives the same picture in bands as in one piece', () => {
    for (const matrix of matrices) {
      for (const flags of [0, WRAPS]) {
        scene.clean();
        scene.draw({ matrix, flags });
        const whole = scene.target.all();
        scene.clean();
        for (let top = 0; top < 24; top += 5) scene.draw({ matrix, flags }, top, Math.min(24, top + 5));
        expect(scene.target.all()).toEqual(whole);
      }
    }
  });
});
