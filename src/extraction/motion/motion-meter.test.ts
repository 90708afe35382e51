import { describe, expect, it } from 'vitest';
import { type Clip, type Luma, meterClip, quickTexture } from '../../../tests/doubles/moving-frames.js';
import { sineTurns } from '../../numerics/arithmetic.js';

const LOOK = quickTexture(5);
const SIZE = { width: 128, height: 96, fps: 24 };

const clip = (lumaAt: Clip['lumaAt'], more: Partial<Clip> = {}): Clip => ({ ...SIZE, count: 24, lumaAt, ...more });
const mirrored = (one: Clip): Clip => ({ ...one, lumaAt: (frame) => (x, y) => one.lumaAt(frame)(-x, y) });
const reversed = (one: Clip): Clip => ({ ...one, lumaAt: (frame) => one.lumaAt(one.count - 1 - frame) });

/** The camera passes to the right at some pixels a frame. */
const pan = (pace: number): Clip => clip((frame) => (x, y) => LOOK(x + pace * frame, y));
const zoom = clip((frame) => (x, y) => LOOK(x / 1.005 ** frame, y / 1.005 ** frame));
/** A far wall, and a plain that comes nearer downwards: both pass, the near faster. */
const truck = clip((frame) => (x, y) => LOOK(x + 0.05 * frame * Math.max(1, y + 1), y));

const cameraOf = (one: Clip) => meterClip(one).windows[0]?.camera;

describe('the camera', () => {
  it('pans the way it turns, at the speed of the picture', () => {
    const seen = cameraOf(pan(0.64));
    expect(seen).toMatchObject({ motion_type: 'pan', direction: 'right', speed_name: 'medium' });
    expect(seen?.speed).toBeCloseTo((0.64 * 24) / 128, 3);
    expect(seen?.alternatives).toContain('truck');
  });

  it('goes the other way in the mirror', () => {
    for (const one of [pan(0.64), pan(1.5), truck]) {
      const [seen, twin] = [cameraOf(one), cameraOf(mirrored(one))];
      expect(twin?.motion_type).toBe(seen?.motion_type);
      expect(seen?.direction).toBe('right');
      expect(twin?.direction).toBe('left');
      expect(Math.abs((twin?.speed as number) / (seen?.speed as number) - 1)).toBeLessThan(0.05);
    }
  });

  it.each([
    ['comes to rest', (frame: number) => 0.02 * frame * (46 - frame)],
    ['sways once to and fro on its way', (frame: number) => 0.3 * frame + 2 * sineTurns(frame / 23)],
  ])('goes as far backwards as forwards when it %s', (_, way) => {
    const one = clip((frame) => (x, y) => LOOK(x + way(frame), y));
    const [seen, back] = [cameraOf(one), cameraOf(reversed(one))];
    const speed = (way(23) * 24) / (23 * SIZE.width);
    expect([seen?.direction, back?.direction]).toEqual(['right', 'left']);
    for (const measured of [seen?.speed, back?.speed])
      expect(Math.abs((measured as number) / speed - 1)).toBeLessThan(0.15);
  });

  it('zooms out when a zoom runs backwards', () => {
    expect(cameraOf(zoom)?.motion_type).toBe('zoom');
    expect(cameraOf(reversed(zoom))?.motion_type).toBe('zoom_out');
  });

  it('passes by when near things go faster than far ones', () => {
    const { camera, depth } = meterClip(truck).windows[0] as ReturnType<typeof meterClip>['windows'][number];
    expect(camera.motion_type).toBe('truck');
    expect(depth.parallax_strength).toBeGreaterThan(0.7);
  });

  it('is the same however finely time is cut, evenly or not', () => {
    const timeAt = (frame: number): number => (frame + (frame % 2 === 1 ? 0.3 : 0)) / 24;
    const uneven = clip((frame) => (x, y) => LOOK(x + 0.64 * 24 * timeAt(frame), y), { timeAt });
    const sparse = clip((frame) => (x, y) => LOOK(x + 1.28 * frame, y), { fps: 12, count: 12 });
    for (const one of [uneven, sparse]) {
      const seen = cameraOf(one);
      expect(seen).toMatchObject({ motion_type: 'pan', direction: 'right' });
      expect(Math.abs((seen?.speed as number) - 0.12)).toBeLessThan(0.003);
    }
  });

  it.each<[string, Luma]>([
    ['black', () => 16],
    ['even grey', () => 120],
  ])('is not known before a picture of %s', (_, luma) => {
    const { camera, depth, motion } = meterClip(clip(() => luma)).windows[0] as ReturnType<
      typeof meterClip
    >['windows'][number];
    expect(camera).toMatchObject({ motion_type: 'unknown', direction: null, alternatives: [] });
    expect(depth).toEqual({ parallax_strength: 0, layer_count: 1 });
    expect(motion).toMatchObject({ level: 0, trend: 'steady', direction: 'neutral', rhythm: 'steady' });
  });

  it('is not taken for moving when a figure walks through a scene at rest', () => {
    const figure = quickTexture(77);
    const walk = clip(
      (frame) => (x, y) => (Math.abs(x + 40 - 2 * frame) < 16 && y > -20 ? figure(x - 2 * frame, y) : LOOK(x, y)),
    );
    const { camera, motion } = meterClip(walk).windows[0] as ReturnType<typeof meterClip>['windows'][number];
    expect(camera.motion_type).toBe('static');
    expect(motion.direction).toBe('horizontal');
    expect(motion.level).toBeGreaterThan(0.5);
  });

  it.each([
    [1, 1],
    [5, 3],
    [17, 400],
    [33, 33],
    [640, 21],
  ])('of any size is measured without failing: %i × %i', (width, height) => {
    const { windows } = meterClip(clip((frame) => (x, y) => LOOK(x + frame, y), { width, height, count: 6 }));
    expect(windows).toHaveLength(1);
  });
});

describe('motion', () => {
  const swaying = (pace: (t: number) => number): Clip => {
    const places = Array.from({ length: 72 }, () => 0);
    for (let i = 1; i < 72; i++) places[i] = (places[i - 1] as number) + pace(i / 24);
    return clip((frame) => (x, y) => LOOK(x + (places[frame] as number), y), { count: 72 });
  };

  it('grows and falls with the speed of the picture', () => {
    const faster = meterClip({ ...swaying((t) => 0.2 + 0.6 * t), count: 24 }).windows[0];
    expect(faster?.motion.trend).toBe('increasing');
    expect(meterClip(reversed({ ...swaying((t) => 0.2 + 0.6 * t), count: 24 })).windows[0]?.motion.trend).toBe(
      'decreasing',
    );
  });

  it.each([
    ['steady', () => 0.8],
    ['wave', (t: number) => 0.9 + 0.8 * sineTurns(2 * t)],
    ['pulsing', (t: number) => (Math.floor(t * 24 + 0.5) % 8 < 2 ? 2 : 0.1)],
  ] as const)('has the rhythm of its speed: %s', (rhythm, pace) => {
    for (const { motion } of meterClip(swaying(pace)).windows) {
      expect(motion.rhythm).toBe(rhythm);
      expect(motion.trend).toBe('steady');
    }
  });
});
