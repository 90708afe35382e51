import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pictureScene } from '../../../tests/doubles/picture-scene.js';
import type { Swarm } from './stage.js';
import { weatherOf } from './weather.js';

const swarms = (weather: 'clear' | 'cloudy' | 'rain' | 'snow') =>
  weatherOf(pictureScene({ weather })).filter((item): item is Swarm => item.kind === 'swarm');

describe('the weather in front of a setting', () => {
  it('leaves a clear day alone and drifts mist over a cloudy one', () => {
    expect(weatherOf(pictureScene({ weather: 'clear' }))).toEqual([]);
    const [mist] = weatherOf(pictureScene({ weather: 'cloudy' }));
    expect(mist?.kind).toBe('plane');
    if (mist?.kind === 'plane') expect(mist.animate?.(2).dx).not.toBe(mist.animate?.(0).dx);
  });

  it.each([
    ['rain', 0.03],
    ['snow', 0.002],
  ] as const)('%s falls: every drop is lower a moment later, or back at the top', (weather, least) => {
    for (const swarm of swarms(weather).slice(0, 3)) {
      const before = swarm.shapes(1);
      const after = swarm.shapes(1 + 1 / 24);
      const fallen = before.map((drop, i) => (after[i]?.y ?? 0) - drop.y);
      expect(fallen.every((way) => way > least || way < -2)).toBe(true);
      expect(fallen.filter((way) => way > 0).length).toBeGreaterThan(0.9 * fallen.length);
    }
  });

  it('the nearer the rain, the longer and faster its streaks', () => {
    const [far, middle, near] = swarms('rain').map((swarm) => {
      const [a, b] = [swarm.shapes(0), swarm.shapes(0.01)];
      const speeds = a.map((drop, i) => ((b[i]?.y ?? 0) - drop.y) / 0.01).filter((speed) => speed > 0);
      return speeds.reduce((sum, speed) => sum + speed, 0) / speeds.length;
    });
    expect(near).toBeGreaterThan(middle as number);
    expect(middle).toBeGreaterThan(far as number);
  });

  it('splashes meet the ground, below the horizon', () => {
    const scene = pictureScene({ weather: 'rain' });
    const splashes = weatherOf(scene).at(-1) as Swarm;
    for (const t of [0, 0.37, 1.9]) expect(splashes.shapes(t).every((shape) => shape.y > scene.horizon)).toBe(true);
  });

  it('draws fewer than 500 shapes a frame', () => {
    for (const weather of ['rain', 'snow'] as const) {
      expect(swarms(weather).reduce((sum, swarm) => sum + swarm.shapes(0.4).length, 0)).toBeLessThan(500);
    }
  });

  it('is the same for the same seed', () => {
    const shapes = () => swarms('snow').map((swarm) => swarm.shapes(3.25));
    expect(shapes()).toEqual(shapes());
  });

  it('reads no clock and no chance but the scene’s', () => {
    expect(readFileSync(new URL('./weather.ts', import.meta.url), 'utf8')).not.toMatch(
      /Math\.random|Date\.now|Math\.sin|Math\.cos/,
    );
  });
});
