import { describe, expect, it } from 'vitest';
import { pictureScene, type SceneWish } from '../../../tests/doubles/picture-scene.js';
import { TIMES_OF_DAY, WEATHERS } from '../../origins/domains.js';
import { AT_REST, View } from '../camera/view.js';
import { Compositor } from '../stage/compositor.js';
import { ROOM_PLANS, roomPlanFor } from '../stage/scenery/room-plans.js';
import type { Setting } from '../stage/setting.js';
import type { Swarm } from '../stage/stage.js';
import { abstract } from './abstract.js';
import { city } from './city.js';
import { room } from './room.js';
import { space } from './space.js';
import { stadium } from './stadium.js';
import { station } from './station.js';
import { street } from './street.js';
import { studio } from './studio.js';

const BUILT: readonly Setting[] = [abstract, city, room, space, stadium, station, street, studio];

/** One frame of a setting at t seconds, as texels of 16-bit red, green, blue and plane. */
function frameOf(setting: Setting, wish: SceneWish = {}, t = 0.5): Int16Array {
  const scene = pictureScene({ archetype: setting.name, horizon: setting.horizon, ...wish });
  const items = setting.build(scene);
  const width = Math.round(scene.aspect * 96);
  const stride = (width + 7) & ~7;
  const target = { at: scene.arena.allocate(stride * 98 * 8), stride };
  const tile = { at: scene.arena.allocate(264 * 258 * 8), stride: 264 };
  scene.painter.kernel.exports.paintNoiseTile(tile.at, tile.stride, 4711);
  scene.painter.kernel.exports.sealTexture(tile.at, 256, 256, tile.stride, 1);
  const compositor = new Compositor(scene.painter.kernel, scene.arena, tile, { index: 0, count: 1 });
  compositor.compose(items, new View(AT_REST, width, 96, scene.horizon), t, target);
  return new Int16Array(scene.memory.buffer, target.at, stride * 96 * 4).slice();
}

/** Standard deviation of the green channel, 0–1. */
function spread(frame: Int16Array): number {
  const greens = Array.from({ length: frame.length / 4 }, (_, i) => (frame[i * 4 + 1] as number) / 32767);
  const mean = greens.reduce((sum, g) => sum + g, 0) / greens.length;
  return Math.sqrt(greens.reduce((sum, g) => sum + (g - mean) ** 2, 0) / greens.length);
}

function meanOf(frame: Int16Array): number {
  let sum = 0;
  for (let i = 1; i < frame.length; i += 4) sum += (frame[i] as number) / 32767;
  return sum / (frame.length / 4);
}

describe.each(BUILT.map((setting) => [setting.name, setting] as const))('the setting %s', (_, setting) => {
  it.each(TIMES_OF_DAY.flatMap((time) => WEATHERS.map((weather) => [time, weather] as const)))(
    'is painted at %s in %s weather, and is not flat',
    (time_of_day, weather) => {
      expect(spread(frameOf(setting, { time_of_day, weather }))).toBeGreaterThan(0.015);
    },
  );

  it('is the same picture for the same seed, and another for another', () => {
    const wish = { time_of_day: 'dusk', weather: 'rain' } as const;
    const first = frameOf(setting, wish);
    expect(Buffer.from(frameOf(setting, wish).buffer).equals(Buffer.from(first.buffer))).toBe(true);
    expect(Buffer.from(frameOf(setting, { ...wish, seed: 8 }).buffer).equals(Buffer.from(first.buffer))).toBe(false);
  });

  it('leaves no hole in a wide frame', () => {
    const frame = frameOf(setting, { aspect: 16 / 9, time_of_day: 'day' });
    const width = Math.round((16 / 9) * 96);
    const stride = (width + 7) & ~7;
    for (let y = 0; y < 96; y++) {
      for (let x = 0; x < width; x += 5)
        expect(frame[(y * stride + x) * 4 + 3], `plane at ${x}, ${y}`).toBeGreaterThan(0);
    }
  });

  it('keeps its swarms below 500 shapes a frame', () => {
    for (const wish of [
      { time_of_day: 'night' },
      {
        time_of_day: 'night',
        weather: 'rain',
        spec: {
          palette_name: 'neon',
          palette_strength: 0.4,
          palette_colors: [
            [255, 0, 180],
            [0, 240, 255],
          ],
        },
      },
    ] as SceneWish[]) {
      const items = setting.build(pictureScene({ horizon: setting.horizon, ...wish }));
      const swarms = new Set(items.filter((item): item is Swarm => item.kind === 'swarm'));
      // Copies beyond the seam are outside the frame and never drawn.
      const shapes = [...swarms].flatMap((swarm) => swarm.shapes(1)).filter((shape) => Math.abs(shape.x) < 0.6);
      expect(shapes.length).toBeLessThan(500);
    }
  });
});

describe('lit windows', () => {
  it.each([
    ['city', city],
    ['street', street],
  ] as const)('of the %s light up and go out slowly, a few at a time', (_, setting) => {
    const items = setting.build(pictureScene({ horizon: setting.horizon, time_of_day: 'night' }));
    const windows = items.filter((item): item is Swarm => item.kind === 'swarm');
    const glow = (t: number) =>
      windows
        .map((swarm) =>
          swarm.shapes(t).reduce((sum, shape) => sum + (shape.kind === 'rectangle' ? (shape.opacity ?? 1) : 0), 0),
        )
        .reduce((a, b) => a + b, 0);
    const frames = Array.from({ length: 48 }, (_, i) => glow(i / 24));
    const steps = frames.slice(1).map((g, i) => Math.abs(g - (frames[i] as number)));
    expect(Math.max(...steps)).toBeLessThan(0.05 * (frames[0] as number));
    expect(glow(9)).not.toBeCloseTo(frames[0] as number, 3);
  });

  it('make the night brighter than the sky alone, and the day is brighter than the night', () => {
    expect(meanOf(frameOf(city, { time_of_day: 'day' }))).toBeGreaterThan(
      1.6 * meanOf(frameOf(city, { time_of_day: 'night' })),
    );
  });
});

describe('rooms', () => {
  it('are furnished by their noun, and a room of no kind is a living room', () => {
    expect(roomPlanFor('kitchen').furniture.map((f) => f.piece)).toContain('kitchenUnits');
    expect(roomPlanFor('school library').furniture.map((f) => f.piece)).toContain('bookcase');
    expect(roomPlanFor('art gallery').pictures).toBeDefined();
    expect(roomPlanFor('jail cell').windowStyle).toBe('barred');
    expect(roomPlanFor(null)).toBe(ROOM_PLANS[0]);
    expect(roomPlanFor('xyzzy')).toBe(ROOM_PLANS[0]);
  });

  it.each(ROOM_PLANS.map((plan) => plan.words[0] as string))('the %s can be painted by day and by night', (noun) => {
    expect(spread(frameOf(room, { noun, time_of_day: 'day' }))).toBeGreaterThan(0.03);
    expect(spread(frameOf(room, { noun, time_of_day: 'night', aspect: 16 / 9 }))).toBeGreaterThan(0.02);
  });
});
