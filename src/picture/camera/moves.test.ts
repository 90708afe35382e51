import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SpecCamera } from '../../creation/scene-spec.js';
import { clamp } from '../../numerics/arithmetic.js';
import { CAMERA_MOTIONS, CAMERA_SPEEDS, type CameraMotion } from '../../origins/domains.js';
import { apply } from './matrix.js';
import { type MoveContext, poseAt, RATES } from './moves.js';
import { type Pose, View } from './view.js';

const LENGTH = 4;
const ASPECT = 1.5;
const SIZE = 400;
/** Points of the scene to watch: place and depth. */
const PROBES = [
  [-0.5, 0.3, 1],
  [0.4, 0.8, 1],
  [0.3, 0.2, 2.5],
  [-0.3, 0.6, 9],
] as const;

function camera(motion: CameraMotion, more: Partial<SpecCamera> = {}): SpecCamera {
  return { motion, direction: null, speed: 'medium', steadiness: 'stable', focus: 'fixed', ...more };
}

function poseOf(asked: SpecCamera, t: number, more: Partial<MoveContext> = {}): Pose {
  return poseAt(asked, { t, length: LENGTH, aspect: ASPECT, subjectX: null, seed: 5, ...more });
}

/** Where the probes show, in frame heights. */
function seen(pose: Pose): number[] {
  const view = new View(pose, SIZE * ASPECT, SIZE, 0.55);
  return PROBES.flatMap(([x, y, depth]) => apply(view.fromUpright(depth), x, y).map((pixels) => pixels / SIZE));
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((x, i) => Math.abs(x - (b[i] as number))));
}

const times = Array.from({ length: 17 }, (_, i) => (i * LENGTH) / 16);

/** The way that the picture goes during a shot, from where it was at its start. */
function path(asked: SpecCamera, more: Partial<MoveContext> = {}): number[] {
  const start = seen(poseOf(asked, 0, more));
  return times.flatMap((t) => seen(poseOf(asked, t, more)).map((x, i) => x - (start[i] as number)));
}

/** How far things go on screen in all. */
function travelled(asked: SpecCamera, steps = 400): number {
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    sum += distance(seen(poseOf(asked, (i * LENGTH) / steps)), seen(poseOf(asked, ((i + 1) * LENGTH) / steps)));
  }
  return sum;
}

const moving = CAMERA_MOTIONS.filter((motion) => motion !== 'static');

describe('camera motions', () => {
  it('are sixteen different transforms, with and without a direction', () => {
    for (const direction of [null, 'left', 'right'] as const) {
      const paths = CAMERA_MOTIONS.map((motion) => path(camera(motion, { direction })));
      CAMERA_MOTIONS.forEach((a, i) => {
        CAMERA_MOTIONS.slice(0, i).forEach((b, j) => {
          expect(distance(paths[i] as number[], paths[j] as number[]), `${a} and ${b}`).toBeGreaterThan(0.01);
        });
      });
    }
  });

  it('leave a static camera exactly at rest', () => {
    expect(Math.max(...path(camera('static')).map(Math.abs))).toBe(0);
  });

  it.each(moving)('move smoothly: %s never jumps', (motion) => {
    // What has left the frame may pass as it likes.
    const visible = (pose: Pose): number[] => seen(pose).map((x) => clamp(x, -0.2, ASPECT + 0.2));
    for (const speed of CAMERA_SPEEDS) {
      for (let t = 0; t < LENGTH; t += 0.05) {
        const step = distance(
          visible(poseOf(camera(motion, { speed }), t)),
          visible(poseOf(camera(motion, { speed }), t + 1e-4)),
        );
        expect(step, `at ${t}`).toBeLessThan(motion === 'whip_pan' ? 3e-3 : 3e-4);
      }
    }
  });

  it.each(moving)('go farther the faster they are asked to be: %s', (motion) => {
    // A whip covers one distance whatever its speed: there the pace is what differs.
    const measure = (speed: 'slow' | 'medium' | 'fast'): number => {
      const asked = camera(motion, { speed });
      if (motion !== 'whip_pan') return travelled(asked);
      return distance(seen(poseOf(asked, LENGTH / 2 - 0.02)), seen(poseOf(asked, LENGTH / 2 + 0.02)));
    };
    const [slow, medium, fast] = CAMERA_SPEEDS.map(measure) as [number, number, number];
    expect(medium).toBeGreaterThan(1.1 * slow);
    expect(fast).toBeGreaterThan(1.1 * medium);
    expect(RATES.slow < RATES.medium && RATES.medium < RATES.fast).toBe(true);
  });

  it.each([
    ['pan', 'panX', 'right', 'left'],
    ['truck', 'x', 'right', 'left'],
    ['arc', 'x', 'right', 'left'],
    ['tracking', 'x', 'right', 'left'],
    ['tilt', 'panY', 'down', 'up'],
    ['pedestal', 'y', 'down', 'up'],
    ['crane', 'y', 'down', 'up'],
    ['dolly', 'z', 'up', 'down'],
    ['roll', 'roll', 'right', 'left'],
    ['rotate', 'roll', 'right', 'left'],
  ] as const)(
    'go the way they are asked to: %s in %s grows to the %s and shrinks to the %s',
    (motion, axis, more, less) => {
      const way = (direction: 'left' | 'right' | 'up' | 'down'): number =>
        poseOf(camera(motion, { direction }), 0.4)[axis] - poseOf(camera(motion, { direction }), 0)[axis];
      expect(way(more)).toBeGreaterThan(1e-4);
      expect(way(less)).toBeLessThan(-1e-4);
    },
  );

  it('rise when no direction is named: tilt, pedestal and crane', () => {
    for (const [motion, axis] of [
      ['tilt', 'panY'],
      ['pedestal', 'y'],
      ['crane', 'y'],
    ] as const) {
      expect(poseOf(camera(motion), LENGTH)[axis]).toBeLessThan(poseOf(camera(motion), 0)[axis]);
    }
  });

  it('whip across the frame the way they are asked to', () => {
    const across = (direction: 'left' | 'right') => {
      const asked = camera('whip_pan', { direction });
      return poseOf(asked, LENGTH).panX - poseOf(asked, 0).panX;
    };
    expect(across('right')).toBeGreaterThan(ASPECT);
    expect(across('left')).toBe(-across('right'));
  });

  it('zoom in and out by the same factors, backwards', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: LENGTH, noNaN: true }), (t) => {
        expect(poseOf(camera('zoom_out'), t).zoom).toBeCloseTo(poseOf(camera('zoom'), LENGTH - t).zoom, 9);
        expect(poseOf(camera('zoom'), t).zoom).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('dolly up to the subject, never past it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CAMERA_SPEEDS), fc.double({ min: 0, max: 30, noNaN: true }), (speed, t) => {
        const { z } = poseOf(camera('dolly', { speed }), t, { length: 30 });
        expect(z).toBeGreaterThanOrEqual(0);
        expect(z).toBeLessThan(1);
      }),
    );
  });

  it('arc about the subject: what is at depth 1 stays, near and far pass it on either side', () => {
    const x = (t: number, depth: number): number =>
      apply(
        new View(poseOf(camera('arc', { direction: 'right' }), t), SIZE * ASPECT, SIZE, 0.55).fromUpright(depth),
        0.2,
        0.5,
      )[0];
    expect(x(LENGTH, 1)).toBeCloseTo(x(0, 1), 9);
    expect(x(LENGTH, 5)).toBeGreaterThan(x(0, 5) + 10);
    expect(x(LENGTH, 0.6)).toBeLessThan(x(0, 0.6) - 10);
  });

  it('track the subject: it stays in its place while the world goes by', () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 2, noNaN: true }), (subjectX) => {
        const view = new View(poseOf(camera('tracking'), 1, { subjectX }), SIZE, SIZE, 0.55);
        expect(apply(view.fromUpright(1), 0.1 + subjectX, 0.5)[0]).toBeCloseTo(SIZE * 0.6, 6);
        expect(apply(view.fromUpright(6), 0.1, 0.5)[0]).toBeCloseTo(SIZE * (0.6 - subjectX / 6), 6);
      }),
    );
  });

  it('whip: the picture blurs in the middle only, and holds still at both ends', () => {
    for (const speed of CAMERA_SPEEDS) {
      const asked = camera('whip_pan', { speed });
      expect([0, 1, 1.5, 2.5, 3, LENGTH].map((t) => poseOf(asked, t).blur)).toEqual([0, 0, 0, 0, 0, 0]);
      expect(poseOf(asked, LENGTH / 2).blur).toBeGreaterThan(0.05);
      expect(poseOf(asked, 1).panX).toBe(poseOf(asked, 0).panX);
    }
    for (const motion of moving.filter((other) => other !== 'whip_pan')) expect(poseOf(camera(motion), 2).blur).toBe(0);
  });
});

describe('an unsteady hand', () => {
  const away = (asked: SpecCamera, t: number, seed: number): number => {
    const pose = poseOf(asked, t, { seed, length: 600 });
    return Math.max(Math.abs(pose.panX), Math.abs(pose.panY), 10 * Math.abs(pose.roll));
  };
  const seconds = fc.double({ min: 0, max: 600, noNaN: true });

  it('wanders within a twentieth of the frame, for as long as it films', () => {
    fc.assert(
      fc.property(seconds, fc.nat(), fc.constantFrom(...CAMERA_SPEEDS), (t, seed, speed) => {
        expect(away(camera('handheld', { speed }), t, seed)).toBeLessThan(0.07);
        expect(away(camera('static', { steadiness: 'handheld' }), t, seed)).toBeLessThan(0.02);
        expect(away(camera('static', { steadiness: 'shaky' }), t, seed)).toBeLessThan(0.05);
      }),
    );
  });

  it('shakes more when shaky than when handheld, and not at all when locked or stable', () => {
    const shake = (steadiness: SpecCamera['steadiness']): number => travelled(camera('static', { steadiness }), 100);
    expect(shake('locked')).toBe(0);
    expect(shake('stable')).toBe(0);
    expect(shake('handheld')).toBeGreaterThan(0.01);
    expect(shake('shaky')).toBeGreaterThan(1.5 * shake('handheld'));
  });

  it('magnifies a little, so that no edge of the scene can come into view', () => {
    expect(poseOf(camera('handheld'), 1).zoom).toBeGreaterThan(1.03);
    expect(poseOf(camera('static', { steadiness: 'shaky' }), 1).zoom).toBeGreaterThan(1.03);
  });

  it('shakes another way in another shot, and the same way when filmed again', () => {
    const asked = camera('handheld');
    expect(seen(poseOf(asked, 1.3, { seed: 1 }))).toEqual(seen(poseOf(asked, 1.3, { seed: 1 })));
    expect(distance(seen(poseOf(asked, 1.3, { seed: 1 })), seen(poseOf(asked, 1.3, { seed: 2 })))).toBeGreaterThan(
      1e-3,
    );
  });
});
