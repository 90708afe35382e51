import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groundRow } from '../../origins/perspective.js';
import { apply, type Matrix, multiply } from './matrix.js';
import { AT_REST, type Pose, undoMotion, View } from './view.js';

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const WIDTH = 320;
const HEIGHT = 180;

const horizons = real(0.15, 0.7);
/** Poses that leave the eye above the ground and depth 1 in front of the camera. */
const poses: fc.Arbitrary<Pose> = fc.record({
  x: real(-1, 1),
  y: real(-0.5, 0.1),
  z: real(-1, 0.6),
  panX: real(-0.6, 0.6),
  panY: real(-0.4, 0.4),
  roll: real(-0.2, 0.2),
  zoom: real(0.5, 2.5),
  blur: fc.constant(0),
});
const depths = fc.oneof(real(0.9, 40), fc.constant(Number.POSITIVE_INFINITY));
const places = fc.tuple(real(-1.5, 1.5), real(-0.5, 1.5));

function viewOf(pose: Partial<Pose>, horizon = 0.58): View {
  return new View({ ...AT_REST, ...pose }, WIDTH, HEIGHT, horizon);
}

/** Where an authored place of an upright plane shows, in frame heights from the middle of the frame. */
function shown(pose: Partial<Pose>, depth: number, x = 0, y = 0.5, horizon = 0.58): readonly [number, number] {
  const [column, row] = apply(viewOf(pose, horizon).fromUpright(depth), x, y);
  return [(column - WIDTH / 2) / HEIGHT, (row - HEIGHT / 2) / HEIGHT];
}

function expectAt(found: readonly number[], x: number, y: number, digits = 6): void {
  expect(found[0]).toBeCloseTo(x, digits);
  expect(found[1]).toBeCloseTo(y, digits);
}

describe('a view at rest', () => {
  it('shows everything where it was authored, whatever its depth', () => {
    fc.assert(
      fc.property(depths, places, horizons, (depth, [x, y], horizon) => {
        expectAt(shown({}, depth, x, y, horizon), x, y - 0.5);
      }),
    );
  });

  it('shows the ground where it was authored', () => {
    fc.assert(
      fc.property(places, horizons, ([x, y], horizon) => {
        const column = (x + WIDTH / HEIGHT / 2) * HEIGHT;
        expectAt(apply(viewOf({}, horizon).toGround(), column, y * HEIGHT), x, y);
      }),
    );
  });
});

describe('any view', () => {
  it('finds its way back from a pixel of an upright plane', () => {
    fc.assert(
      fc.property(poses, depths, horizons, places, (pose, depth, horizon, [x, y]) => {
        const view = viewOf(pose, horizon);
        expectAt(apply(view.toUpright(depth), ...apply(view.fromUpright(depth), x, y)), x, y);
      }),
    );
  });

  it('keeps the foot of an upright plane on the ground at its depth', () => {
    fc.assert(
      fc.property(poses, real(0.9, 40), horizons, real(-1.5, 1.5), (pose, depth, horizon, x) => {
        const view = viewOf(pose, horizon);
        const foot = groundRow(horizon, depth);
        const pixel = apply(view.fromUpright(depth), x, foot);
        expectAt(apply(view.toGround(), ...pixel), x, foot, 5);
      }),
    );
  });

  it('keeps a place of the ground in one place of the world', () => {
    fc.assert(
      fc.property(poses, real(0.9, 20), horizons, real(-1.5, 1.5), (pose, depth, horizon, x) => {
        const row = groundRow(horizon, depth);
        const rest = viewOf({}, horizon);
        const moved = viewOf(pose, horizon);
        const world = apply(rest.toWorld(), ...apply(rest.fromUpright(depth), x, row));
        expectAt(apply(moved.toWorld(), ...apply(moved.fromUpright(depth), x, row)), world[0], world[1], 4);
        expect(world[1]).toBeCloseTo(depth, 5);
      }),
    );
  });

  it('mirrors twice to where it began, and leaves the horizon alone', () => {
    fc.assert(
      fc.property(poses, horizons, places, (pose, horizon, [x, y]) => {
        const view = viewOf(pose, horizon);
        const mirror = view.toMirror();
        expectAt(apply(multiply(mirror, mirror), x * 100, y * 100), x * 100, y * 100, 4);
        const onHorizon = apply(view.fromUpright(Number.POSITIVE_INFINITY), x, horizon);
        expectAt(apply(mirror, ...onHorizon), onHorizon[0], onHorizon[1], 4);
      }),
    );
  });

  it('counts rows below the horizon: none on it, less above, as many as the zoom shows', () => {
    fc.assert(
      fc.property(poses, horizons, places, (pose, horizon, [x, y]) => {
        const view = viewOf(pose, horizon);
        const [a, b, c] = view.belowHorizon();
        const [column, row] = apply(view.fromUpright(Number.POSITIVE_INFINITY), x, y);
        expect(a * column + b * row + c).toBeCloseTo((y - horizon) * HEIGHT * pose.zoom, 5);
      }),
    );
  });
});

describe('the camera', () => {
  const near = 1;
  const far = 8;

  it('pans and tilts without parallax: every depth shifts alike', () => {
    fc.assert(
      fc.property(real(-0.5, 0.5), real(-0.5, 0.5), depths, places, (panX, panY, depth, [x, y]) => {
        expectAt(shown({ panX, panY }, depth, x, y), x - panX, y - 0.5 - panY);
      }),
    );
  });

  it('trucks and rises with parallax: the shift falls with depth', () => {
    fc.assert(
      fc.property(real(-0.5, 0.5), real(-0.5, 0.1), real(0.9, 40), places, (x, y, depth, [u, v]) => {
        expectAt(shown({ x, y }, depth, u, v), u - x / depth, v - 0.5 - y / depth);
      }),
    );
  });

  it('leaves the sky in its place however far it travels', () => {
    expectAt(shown({ x: 2, y: -1, z: 3 }, Number.POSITIVE_INFINITY, 0.3, 0.2), 0.3, -0.3);
  });

  it('dollies: near things grow more than far ones, the horizon stays', () => {
    const grown = (depth: number) => shown({ z: 0.4 }, depth, 1, 0.58)[0];
    expect(grown(near)).toBeGreaterThan(1.1 * grown(far));
    expect(grown(far)).toBeGreaterThan(1);
    expect(shown({ z: 0.4 }, near, 1, 0.58)[1]).toBeCloseTo(0.08, 9);
  });

  it('zooms everything alike about the middle of the frame', () => {
    fc.assert(
      fc.property(real(0.5, 3), depths, places, (zoom, depth, [x, y]) => {
        expectAt(shown({ zoom }, depth, x, y), x * zoom, (y - 0.5) * zoom);
      }),
    );
  });

  it('rolls clockwise: the picture turns the other way', () => {
    expectAt(shown({ roll: 0.25 }, 1, 0.3, 0.5), 0, -0.3);
  });
});

describe("a plane's own motion", () => {
  const moved = (motion: Parameters<typeof undoMotion>[0], x: number, y: number): Matrix | readonly number[] =>
    apply(undoMotion(motion, 0.2, 0.9), x, y);

  it('is undone from where it went to where it was', () => {
    expect(moved({ dx: 0.3, dy: -0.1 }, 0.5, 0.8)).toEqual([expect.closeTo(0.2), expect.closeTo(0.9)]);
    // Twice as high about its foot: what shows 0.4 above it was 0.2 above.
    expect(moved({ scaleY: 2 }, 0.2, 0.5)).toEqual([expect.closeTo(0.2), expect.closeTo(0.7)]);
    // A quarter turn clockwise: what shows to the right of the foot stood above it.
    expect(moved({ turn: 0.25 }, 0.5, 0.9)).toEqual([expect.closeTo(0.2), expect.closeTo(0.6)]);
  });

  it('leaves its pivot in place when it only turns and grows', () => {
    fc.assert(
      fc.property(real(-1, 1), real(0.2, 3), real(0.2, 3), (turn, scaleX, scaleY) => {
        expectAt(apply(undoMotion({ turn, scaleX, scaleY }, 0.2, 0.9), 0.2, 0.9), 0.2, 0.9);
      }),
    );
  });
});
