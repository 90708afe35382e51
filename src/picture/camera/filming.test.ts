import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SceneSpec, SpecFigure, SpecShot } from '../../creation/scene-spec.js';
import type { ShotType, TransitionType } from '../../origins/domains.js';
import type { Player } from '../stage/figures.js';
import { poseOfShot, rackAt, takeAt } from './filming.js';
import { apply } from './matrix.js';
import { View } from './view.js';

const FPS = 24;

type ShotWish = Omit<Partial<SpecShot>, 'camera'> & { camera?: Partial<SpecShot['camera']> };

function shot(start: number, end: number, wish: ShotWish = {}): SpecShot {
  const { camera, ...rest } = wish;
  return {
    start_frame: start,
    end_frame: end,
    framing: 'medium',
    transition: { type: 'cut', seconds: 0 },
    ...rest,
    camera: { motion: 'static', direction: null, speed: 'medium', steadiness: 'stable', focus: 'fixed', ...camera },
  };
}

function specOf(shots: readonly SpecShot[], more: Partial<SceneSpec> = {}): SceneSpec {
  const frames = (shots.at(-1) as SpecShot).end_frame;
  return {
    seed: 3,
    fps: FPS,
    width: 320,
    height: 200,
    frame_count: frames,
    duration_seconds: frames / FPS,
    transition_out: 'cut',
    motion_type: 'flow',
    intensity: 0.5,
    shots,
    ...more,
  } as SceneSpec;
}

/** Two shots of two seconds, the second beginning as asked. */
function joined(type: TransitionType, seconds: number): SceneSpec {
  return specOf([shot(0, 48), shot(48, 96, { transition: { type, seconds } })]);
}

function takes(spec: SceneSpec) {
  return Array.from({ length: spec.frame_count }, (_, frame) => takeAt(spec, frame));
}

describe('takes', () => {
  it('show every frame in the one shot that covers it, whatever the transitions', () => {
    const lengths = fc.array(fc.integer({ min: 12, max: 60 }), { minLength: 1, maxLength: 5 });
    const kinds = fc.constantFrom<TransitionType>('cut', 'dissolve', 'wipe');
    fc.assert(
      fc.property(lengths, kinds, fc.constantFrom(0, 0.25, 0.5), (list, type, seconds) => {
        let start = 0;
        const shots = list.map((length, i) => {
          start += length;
          return shot(start - length, start, i === 0 ? {} : { transition: { type, seconds } });
        });
        const spec = specOf(shots);
        takes(spec).forEach((take, frame) => {
          expect(take.shot).toBe(shots.find((one) => frame >= one.start_frame && frame < one.end_frame));
          expect(take.light).toBe(1);
        });
      }),
      { numRuns: 30 },
    );
  });

  it.each(['cut', 'fade', 'dissolve', 'wipe'] as const)('of no length change at once: %s', (type) => {
    const spec = joined(type, 0);
    expect(takeAt(spec, 47)).toEqual({ shot: spec.shots[0], leaving: null, light: 1 });
    expect(takeAt(spec, 48)).toEqual({ shot: spec.shots[1], leaving: null, light: 1 });
  });

  it.each([
    ['dissolve', 0.25],
    ['dissolve', 0.5],
    ['dissolve', 1],
    ['wipe', 0.25],
    ['wipe', 0.5],
    ['wipe', 1],
  ] as const)('%s for %d s: the old shot leaves steadily, in just that time', (type, seconds) => {
    const spec = joined(type, seconds);
    const during = takes(spec).filter((take) => take.leaving !== null);
    expect(during).toHaveLength(seconds * FPS);
    expect(takeAt(spec, 48).leaving?.shot).toBe(spec.shots[0]);
    const progress = during.map((take) => take.leaving?.progress as number);
    const step = 1 / (seconds * FPS);
    progress.forEach((p, i) => expect(p).toBeCloseTo((i + 0.5) * step, 9));
    expect(during.every((take) => take.leaving?.how === type && take.light === 1)).toBe(true);
  });

  it.each([0.25, 0.5, 1])('fade for %d s: down to black on the old shot, up on the new', (seconds) => {
    const spec = joined('fade', seconds);
    const all = takes(spec);
    const dark = all.filter((take) => take.light < 1);
    expect(dark).toHaveLength(seconds * FPS);
    const half = dark.length / 2;
    dark.forEach((take, i) => {
      expect(take.leaving).toBeNull();
      expect(take.shot).toBe(spec.shots[i < half ? 0 : 1]);
      expect(take.light).toBeGreaterThanOrEqual(0);
      if (i > 0 && i < half) expect(take.light).toBeLessThan((dark[i - 1] as { light: number }).light);
      if (i > half) expect(take.light).toBeGreaterThan((dark[i - 1] as { light: number }).light);
    });
    expect(Math.min(...dark.map((take) => take.light))).toBeLessThan(2 / (seconds * FPS));
  });

  it('open from black when the first shot fades in, and only then', () => {
    const spec = specOf([shot(0, 48, { transition: { type: 'fade', seconds: 0.5 } })]);
    const lights = takes(spec).map((take) => take.light);
    expect(lights[0]).toBeLessThan(0.1);
    expect(lights.slice(12).every((light) => light === 1)).toBe(true);
    expect(lights.slice(1, 12).every((light, i) => light > (lights[i] as number))).toBe(true);
    const dissolving = specOf([shot(0, 48, { transition: { type: 'dissolve', seconds: 0.5 } })]);
    expect(takes(dissolving).every((take) => take.light === 1 && take.leaving === null)).toBe(true);
  });

  it('close into black when the clip fades out: half a second, or half of a short clip', () => {
    const lights = takes(specOf([shot(0, 48)], { transition_out: 'fade' })).map((take) => take.light);
    expect(lights.slice(0, 36).every((light) => light === 1)).toBe(true);
    expect(lights.at(-1)).toBeLessThan(0.1);
    expect(lights.slice(37).every((light, i) => light < (lights[36 + i] as number))).toBe(true);
    const brief = takes(specOf([shot(0, 6)], { transition_out: 'fade' })).map((take) => take.light);
    expect(brief[2]).toBe(1);
    expect(brief.every((light) => light > 0 && light <= 1)).toBe(true);
  });
});

/** A figure that has gone one half to the right. */
function player(more: Partial<SpecFigure> = {}, travels = true): Player {
  const figure = { x: 0.2, y: 0.9, height: 0.4, depth: 1, support: 'ground', ...more } as SpecFigure;
  return { figure, planes: [], travels, move: () => (travels ? { dx: 0.5 } : {}) };
}

function seenAt(spec: SceneSpec, main: Player | null, x: number, y: number, depth = 1, frame = 24): readonly number[] {
  const pose = poseOfShot(spec, spec.shots[0] as SpecShot, frame, main, frame / FPS);
  return apply(new View(pose, spec.width, spec.height, 0.55).fromUpright(depth), x, y);
}

describe('the camera of a shot', () => {
  const framed = (framing: ShotType, camera: ShotWish['camera'] = {}) => specOf([shot(0, 48, { framing, camera })]);

  it('comes closer from wide over medium to close', () => {
    const zooms = (['wide', 'medium', 'close'] as const).map(
      (framing) => poseOfShot(framed(framing), shot(0, 48, { framing }), 10, player(), 0.4).zoom,
    );
    expect(zooms[0] as number).toBeLessThan(1);
    expect(zooms[1]).toBeCloseTo(1, 6);
    expect(zooms[2] as number).toBeGreaterThan(1.3);
  });

  it('brings the main figure near the middle of a close shot, wherever it has gone', () => {
    // The middle of the figure: its place and its way to the right, half its height above its foot.
    const [x, y] = seenAt(framed('close'), player(), 0.7, 0.7) as [number, number];
    expect(Math.abs(x - 160)).toBeLessThan(0.2 * 160);
    expect(Math.abs(y - 100)).toBeLessThan(0.2 * 100);
  });

  it.each([1, 1.5, 3])('tracks a figure at depth %d: it shows where it was placed', (depth) => {
    const [x] = seenAt(framed('medium', { motion: 'tracking' }), player({ depth }), 0.7, 0.7, depth);
    expect(x).toBeCloseTo(160 + 0.2 * 200, 6);
  });

  it('tracks along the scene when the figure goes nowhere', () => {
    const spec = framed('medium', { motion: 'tracking', direction: 'right' });
    const xs = [0, 24, 47].map((frame) => seenAt(spec, player({}, false), 0.2, 0.7, 1, frame)[0] as number);
    expect(xs[1] as number).toBeLessThan(xs[0] as number);
    expect(xs[2] as number).toBeLessThan(xs[1] as number);
  });

  it('breathes a little when the picture pulses, rises and sinks a little when it waves', () => {
    for (const motion_type of ['pulse', 'wave'] as const) {
      const spec = specOf([shot(0, 240)], { motion_type, intensity: 1 });
      const places = Array.from({ length: 240 }, (_, frame) => seenAt(spec, null, 0.5, 0.8, 1, frame)[1] as number);
      const range = (Math.max(...places) - Math.min(...places)) / 200;
      expect(range, motion_type).toBeGreaterThan(0.003);
      expect(range, motion_type).toBeLessThan(0.03);
    }
  });
});

describe('a racked focus', () => {
  it('passes from the figures to the background: that sharpens while they soften', () => {
    const spec = specOf([shot(0, 96, { camera: { focus: 'rack' } })]);
    const racks = Array.from({ length: 96 }, (_, frame) => rackAt(spec.shots[0] as SpecShot, frame));
    expect(racks[0]).toEqual({ background: 1, figures: 0 });
    expect(racks.at(-1)).toEqual({ background: 0, figures: 1 });
    racks.slice(1).forEach((rack, i) => {
      expect(rack.background).toBeLessThanOrEqual((racks[i] as { background: number }).background);
      expect(rack.background + rack.figures).toBeCloseTo(1, 9);
    });
  });

  it('is not there unless asked for', () => {
    const spec = specOf([shot(0, 48)]);
    expect(rackAt(spec.shots[0] as SpecShot, 20)).toEqual({ background: 0, figures: 0 });
  });
});
