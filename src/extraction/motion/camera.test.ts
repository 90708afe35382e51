import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CameraObservation } from '../observation.js';
import { readCamera } from './camera.js';
import { pathOf } from './camera-path.js';
import type { FlowMap } from './flow-map.js';

const [COLUMNS, ROWS, HALF_HEIGHT] = [14, 12, 0.4];
/** How well each cell knows its speed, widths a second. */
const VAGUE = 0.002;

type Flow = (x: number, y: number) => readonly [number, number];

/** Cells all over a frame that go as a formula says. */
function mapOf(flow: Flow, isTold: (x: number, y: number) => boolean = () => true): FlowMap {
  const places = Array.from({ length: COLUMNS * ROWS }, (_, n): [number, number] => [
    ((n % COLUMNS) + 0.5) / COLUMNS - 0.5,
    ((Math.floor(n / COLUMNS) + 0.5) / ROWS - 0.5) * 2 * HALF_HEIGHT,
  ]).filter(([x, y]) => isTold(x, y));
  const column = (pick: (place: [number, number]) => number): Float64Array => Float64Array.from(places, pick);
  return {
    count: places.length,
    x: column(([x]) => x),
    y: column(([, y]) => y),
    u: column(([x, y]) => flow(x, y)[0]),
    v: column(([x, y]) => flow(x, y)[1]),
    xx: column(() => 1 / VAGUE ** 2),
    xy: column(() => 0),
    yy: column(() => 1 / VAGUE ** 2),
    told: 1,
    halfHeight: HALF_HEIGHT,
    restless: [],
    shakes: [],
  };
}

function read(map: FlowMap): CameraObservation {
  const window = { map, path: pathOf([]) };
  return readCamera(window, window).camera;
}

const named = ({ motion_type, alternatives }: CameraObservation): readonly string[] => [motion_type, ...alternatives];

/** Both read the same motion, or one of them names that of the other as well. */
function expectOneOf(a: CameraObservation, b: CameraObservation): void {
  const agree = named(a).includes(b.motion_type) || named(b).includes(a.motion_type);
  expect(agree, `${named(a)} – ${named(b)}`).toBe(true);
}

/** A depth for each row: what lies lower is nearer. 0 far – 1 near. */
const nearness = (y: number): number => Math.min(1, Math.max(0, 0.5 + y / (2 * HALF_HEIGHT)));

/** Evenly spread, as doubles by chance are not. */
const real = (min: number, max: number) =>
  fc.integer({ min: 0, max: 9999 }).map((step) => min + ((max - min) * step) / 9999);

/** A far and a near plane, and all between them, that pass, turn back, rise or come nearer. */
const scene = fc
  .record({
    kind: fc.constantFrom('level', 'upright', 'rays', 'shift', 'growth'),
    far: real(-0.2, 0.2),
    near: real(-0.2, 0.2),
    origin: real(-0.35, 0.2),
  })
  .map(({ kind, far, near, origin }): Flow => {
    const pace = (y: number): number => far + (near - far) * nearness(y);
    switch (kind) {
      case 'level':
        return (_, y) => [pace(y), 0];
      case 'upright':
        return (_, y) => [0, pace(y)];
      case 'rays':
        return (x, y) => [pace(y) * x, pace(y) * (y - origin)];
      case 'shift':
        return () => [far, near];
      default:
        return (x, y) => [far * x, far * y];
    }
  });

/** Scenes between two motions: which of them it is, hangs by a hair. */
const border = fc
  .record({
    kind: fc.constantFrom('truck or arc', 'pedestal or crane', 'dolly or from above', 'at rest or not'),
    pace: fc.oneof(real(0.03, 0.15), real(-0.15, -0.03)),
    off: real(-0.03, 0.03),
  })
  .map(({ kind, pace, off }): Flow => {
    const between = (far: number, near: number, y: number): number => far + (near - far) * nearness(y);
    switch (kind) {
      case 'truck or arc':
        return (_, y) => [between(-pace * (1 + off), pace, y), 0];
      case 'pedestal or crane':
        return (_, y) => [0, between(-pace * (0.17 + off), pace, y)];
      case 'dolly or from above':
        return (x, y) => [Math.abs(pace) * (1 + y) * 2 * x, Math.abs(pace) * (1 + y) * 2 * (y + 0.2 + off)];
      default:
        return (x, y) => (x < 0.05 + off ? [0, 0] : [pace * (1 + y), 0]);
    }
  });

const CASES = { numRuns: 300, seed: 11 };

describe('what is read of a flow', () => {
  it('names the same motion, or one of two that name each other, when noise moves the flow', () => {
    fc.assert(
      fc.property(fc.oneof(scene, border), fc.integer({ min: 1, max: 2 ** 30 }), (flow, seed) => {
        const noise = fc.sample(real(-1, 1), { numRuns: 64, seed });
        const stray = (i: number): number => 0.0015 * (noise[Math.abs(Math.round(i)) % 64] as number);
        const clean = read(mapOf(flow));
        const noisy = read(
          mapOf((x, y) => {
            const [u, v] = flow(x, y);
            const place = 97 * (x + 0.5) + 1009 * (y + 0.5);
            return [u + stray(place), v + stray(place + 31)];
          }),
        );
        expectOneOf(clean, noisy);
      }),
      CASES,
    );
  });

  it('goes the other way in the mirror', () => {
    fc.assert(
      fc.property(fc.oneof(scene, border), (flow) => {
        const seen = read(mapOf(flow));
        const twin = read(
          mapOf((x, y) => {
            const [u, v] = flow(-x, y);
            return [-u, v];
          }),
        );
        // Of two that are equally likely either may come first.
        expectOneOf(seen, twin);
        if (twin.motion_type !== seen.motion_type) return;
        const turned = { left: 'right', right: 'left', up: 'up', down: 'down' } as const;
        expect(twin.direction).toBe(seen.direction && turned[seen.direction]);
        expect(Math.abs(twin.speed - seen.speed)).toBeLessThan(0.001 + 0.03 * seen.speed);
      }),
      CASES,
    );
  });

  it('never stands among its own alternatives, and names none twice', () => {
    fc.assert(
      fc.property(fc.oneof(scene, border), (flow) => {
        const all = named(read(mapOf(flow)));
        expect(new Set(all).size).toBe(all.length);
      }),
      CASES,
    );
  });

  it('goes by the nearest that can be told, however little of it there is', () => {
    // What is near sinks while the camera rises, and what is far rises.
    const crane: Flow = (_, y) => [0, y > 0.1 ? 0.17 : -0.08];
    for (const lowest of [0.2, 0.3, 0.4])
      expect(read(mapOf(crane, (_, y) => y < lowest))).toMatchObject({ motion_type: 'crane', direction: 'up' });
    const truck: Flow = (_, y) => [y > 0.25 ? -0.47 : y > 0.05 ? -0.2 : -0.02, 0];
    const seen = read(mapOf(truck, (x, y) => y < 0.25 || Math.abs(x) < 0.1));
    expect(seen).toMatchObject({ motion_type: 'truck', direction: 'right' });
    expect(seen.speed).toBeCloseTo(0.47, 6);
  });

  it('is sure where depth is plain: what is near passes, and what is far stands', () => {
    expect(named(read(mapOf((_, y) => [-0.2 * nearness(y) ** 2, 0])))).toEqual(['truck', 'tracking']);
    expect(named(read(mapOf((x, y) => [0.6 * nearness(y) * x, 0.6 * nearness(y) * y])))).toEqual(['dolly']);
  });
});
