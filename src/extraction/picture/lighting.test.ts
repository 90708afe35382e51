import { describe, expect, it } from 'vitest';
import { measureStill, paintStill, placeStill, type Still } from '../../../tests/doubles/still-frames.js';
import type { Rgb } from '../../numerics/color.js';
import { Random } from '../../numerics/random.js';
import { LIGHTING_PRESETS } from '../../origins/domains.js';
import { LIGHT_TREATMENTS, type LightTreatment } from '../../origins/light-treatments.js';
import { CornerGauge, FINE_GRID } from './corner-loss.js';
import { stillAspects } from './still-aspects.js';

type Scene = (u: number, v: number) => Rgb;

/** What a treatment makes of a picture: falloff, saturation, gain, contrast and lift. */
function treated(scene: Scene, { saturation, contrast, lift, gain, vignette }: LightTreatment): Scene {
  return (u, v) => {
    const squared = 2 * ((u - 0.5) ** 2 + (v - 0.5) ** 2);
    const [r, g, b] = scene(u, v).map((code) => (code / 255) * (1 - 1.6 * vignette * squared * squared)) as [
      number,
      number,
      number,
    ];
    const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    return [r, g, b].map((code, i) => {
      const graded = (luma + saturation * (code - luma)) * contrast * (gain[i] as number) + 0.5 * (1 - contrast) + lift;
      return 255 * Math.min(1, Math.max(0, graded));
    }) as unknown as Rgb;
  };
}

function paint(scene: Scene, width: number): Still {
  return paintStill(width, width, (x, y) => scene((x + 0.5) / width, (y + 0.5) / width));
}

function lightingOf(scene: Scene, width = 192) {
  return stillAspects([measureStill(paint(scene, width))]).lighting;
}

/** Greys of a ramp over patches of every hue, strong and muted, mirrored. */
const chart: Scene = (u, v) => {
  const column = Math.floor(Math.abs(u - 0.5) * 16);
  const patches: Rgb[] = [
    [176, 52, 60],
    [70, 148, 74],
    [56, 62, 150],
    [232, 200, 40],
    [186, 86, 150],
    [20, 134, 160],
    [196, 150, 130],
    [98, 122, 158],
  ];
  const grey = (step: number): Rgb => [20 + 30 * step, 20 + 30 * step, 20 + 30 * step];
  if (v < 0.25) return grey(column);
  if (v >= 0.75) return grey(7 - column);
  return patches[v < 0.5 ? column : 7 - column] as Rgb;
};

/** Sky that brightens to the horizon, ground, hills and things that stand about. */
function landscape(seed: number): Scene {
  const random = Random.fromSeed(seed);
  const hour = random.pick([
    { top: [60, 110, 200], low: [180, 205, 235], land: [90, 120, 60] },
    { top: [110, 120, 180], low: [245, 190, 140], land: [110, 90, 70] },
    { top: [20, 28, 62], low: [46, 60, 110], land: [34, 40, 52] },
  ]) as { top: Rgb; low: Rgb; land: Rgb };
  const horizon = random.between(0.4, 0.65);
  const things = Array.from({ length: 14 }, () => {
    const tint = hour.land.map((code) => code * random.between(0.5, 1.7)) as unknown as Rgb;
    return { x: random.between(0, 1), y: random.between(horizon - 0.1, 1), r: random.between(0.02, 0.09), tint };
  });
  return (u, v) => {
    const thing = things.find(({ x, y, r }) => Math.hypot(u - x, v - y) < r);
    if (thing) return thing.tint;
    if (v < horizon) return hour.top.map((c, i) => c + (v / horizon) * ((hour.low[i] as number) - c)) as unknown as Rgb;
    return hour.land.map((code) => code * (1.15 - 0.4 * ((v - horizon) / (1 - horizon)))) as unknown as Rgb;
  };
}

/** A scene worked out once. */
function painted(scene: Scene, width: number): Scene {
  const pixels = Array.from({ length: width * width }, (_, i) =>
    scene(((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / width),
  );
  return (u, v) => pixels[Math.floor(v * width) * width + Math.floor(u * width)] as Rgb;
}

describe('the lighting preset of a picture', () => {
  it.each(LIGHTING_PRESETS)('is %s on a chart that was treated so', (preset) => {
    for (const width of [160, 256])
      expect(lightingOf(treated(chart, LIGHT_TREATMENTS[preset]), width).preset).toBe(preset);
  });

  it('of landscapes is the true one for most, and else the true one is named as an alternative', () => {
    let right = 0;
    let named = 0;
    let all = 0;
    for (let seed = 0; seed < 8; seed++) {
      const shown = painted(landscape(seed), 128);
      for (const preset of LIGHTING_PRESETS) {
        const seen = lightingOf(treated(shown, LIGHT_TREATMENTS[preset]), 128);
        all++;
        if (seen.preset === preset) right++;
        if ([seen.preset, ...seen.alternatives].includes(preset)) named++;
      }
    }
    expect(right / all).toBeGreaterThan(0.65);
    expect(named / all).toBeGreaterThan(0.95);
  });

  it('never stands among its own alternatives', () => {
    for (const preset of LIGHTING_PRESETS) {
      const seen = lightingOf(treated(landscape(3), LIGHT_TREATMENTS[preset]));
      expect(seen.alternatives).not.toContain(seen.preset);
      expect(new Set(seen.alternatives).size).toBe(seen.alternatives.length);
    }
  });

  it('of a picture without colour or form is no bold claim: what only colours can tell is left open', () => {
    const { preset, alternatives } = lightingOf(() => [120, 120, 120]);
    expect([preset, ...alternatives]).toContain('neutral');
    expect([preset, ...alternatives]).toContain('documentary');
  });
});

describe('the loss of light in the corners', () => {
  const { kernel } = placeStill(paintStill(2, 2, () => [0, 0, 0]));
  const corners = new CornerGauge(kernel);

  it('gives back the falloff that was laid over a picture, whatever it shows', () => {
    for (const scene of [chart, landscape(1), landscape(2), () => [128, 128, 128] as Rgb]) {
      for (const falloff of [0, 0.1, 0.3, 0.5]) {
        const codes = Float64Array.from({ length: FINE_GRID ** 2 }, (_, i) => {
          const [u, v] = [((i % FINE_GRID) + 0.5) / FINE_GRID, (Math.floor(i / FINE_GRID) + 0.5) / FINE_GRID];
          const squared = 2 * ((u - 0.5) ** 2 + (v - 0.5) ** 2);
          return ((scene(u, v)[1] as number) / 255) * (1 - 1.6 * falloff * squared * squared);
        });
        expect(Math.abs((corners.loss(codes, 0) as number) - falloff)).toBeLessThan(0.045);
      }
    }
  });

  it('cannot tell in a picture of black or of white', () => {
    expect(corners.loss(new Float64Array(FINE_GRID ** 2), 0)).toBeNull();
    expect(corners.loss(new Float64Array(FINE_GRID ** 2).fill(1), 0)).toBeNull();
  });
});

describe('temperature', () => {
  const temperatureOf = (color: Rgb): number => lightingOf(() => color, 32).temperature;

  it('is 0 for greys, 1 for the white of a tungsten lamp and beyond, below 0 for the sky', () => {
    for (const grey of [0, 60, 128, 255]) expect(Math.abs(temperatureOf([grey, grey, grey]))).toBeLessThan(0.02);
    expect(temperatureOf([255, 196, 108])).toBeGreaterThan(0.75);
    expect(temperatureOf([255, 60, 0])).toBe(1);
    expect(temperatureOf([120, 170, 255])).toBeLessThan(-0.4);
    expect(temperatureOf([0, 20, 255])).toBe(-1);
  });

  it('grows with the share of warm light', () => {
    const warming = [0, 20, 40, 60, 80].map((step) => temperatureOf([140 + step, 140, 140 - step]));
    expect([...warming].sort((a, b) => a - b)).toEqual(warming);
  });
});
