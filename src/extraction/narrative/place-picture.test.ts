import { describe, expect, it } from 'vitest';
import type { Rgb } from '../../numerics/color.js';
import { srgbToLinear } from '../../numerics/color.js';
import { mixUint32 } from '../../numerics/random.js';
import { settingShown } from './place-picture.js';
import { placeSigns } from './place-signs.js';
import { hourShown } from './time-of-day.js';

const SIDE = 64;
/** Luma of BT.709, in steps of limited range. */
const lumaOf = ([red, green, blue]: Rgb): number => ((0.2126 * red + 0.7152 * green + 0.0722 * blue) * 219) / 255;

/** The signs of a picture given cell by cell, each with the grain that dabs leave. */
function signsOf(colorAt: (x: number, y: number) => Rgb, grain = 3) {
  const count = SIDE * SIDE;
  const channel = (): Float64Array => new Float64Array(count);
  const cells = {
    count: SIDE,
    pixels: new Float64Array(count).fill(1),
    luma: channel(),
    light: [channel(), channel(), channel()] as const,
  };
  for (let i = 0; i < count; i++) {
    const noise = grain * (mixUint32(i) / 2 ** 31 - 1);
    const color = colorAt(i % SIDE, Math.floor(i / SIDE)).map((code) => Math.min(255, Math.max(0, code + noise))) as [
      number,
      number,
      number,
    ];
    cells.luma[i] = lumaOf(color);
    color.forEach((code, k) => {
      (cells.light[k as 0 | 1 | 2] as Float64Array)[i] = srgbToLinear(code / 255);
    });
  }
  return placeSigns(cells);
}

const SKY: Rgb = [180, 205, 235];

/** Water under a sky: bands of it go all across, and are broken by waves. */
const sea = (x: number, y: number): Rgb => {
  const chance = (n: number): number => mixUint32(n) / 2 ** 31 - 1;
  const shade = y < 24 ? 1.5 * y - 22 : y < 30 ? 4 : -8 + 7 * chance(y >> 2) + 7 * chance(((y >> 1) << 6) + (x >> 1));
  return [SKY[0] + shade, SKY[1] + shade, SKY[2] + shade / 2];
};

/** A wall of shelves: uprights and boards as far as the picture goes, over a floor of wood. */
const shelves = (x: number, y: number): Rgb => {
  if (y > 48) return [170, 130, 90];
  if (x % 9 < 2 || y % 8 < 2) return [190, 160, 120];
  return [90, 70, 50];
};

/** Towers of several heights that stand before a sky, over a pale ground. */
const skyline = (x: number, y: number): Rgb => {
  const tower = Math.floor(x / 5);
  const top = 17 + (mixUint32(tower) % 9);
  if (y > 50) return [150, 150, 155];
  if (y < top) return SKY;
  return tower % 2 ? [150, 150, 160] : [85, 90, 105];
};

describe('the place in a picture', () => {
  it('is nature where long lines are level and lie softly under each other', () => {
    expect(settingShown(signsOf(sea))).toBe('nature');
  });

  it('is a room where uprights and boards cross up to the very top', () => {
    expect(settingShown(signsOf(shelves))).toBe('interior');
  });

  it('is a town where uprights rise under an open sky', () => {
    expect(settingShown(signsOf(skyline))).toBe('urban');
  });

  it('is left open in an even field, in grain alone, in black, and under stars', () => {
    const stars = (x: number, y: number): Rgb => (mixUint32(x * 64 + y) % 40 === 0 ? [230, 230, 240] : [6, 6, 14]);
    for (const picture of [signsOf(() => [120, 120, 120], 0), signsOf(() => [120, 120, 120], 60), signsOf(stars)])
      expect(settingShown(picture)).toBeNull();
    expect(settingShown(signsOf(() => [0, 0, 0], 0))).toBeNull();
  });

  it('is the same whether the picture is mirrored or not', () => {
    for (const picture of [sea, shelves, skyline]) {
      const mirrored = signsOf((x, y) => picture(SIDE - 1 - x, y));
      expect(settingShown(mirrored)).toBe(settingShown(signsOf(picture)));
    }
  });
});

describe('the hour in a picture', () => {
  const under =
    (top: Rgb, horizon: Rgb, ground: Rgb) =>
    (_x: number, y: number): Rgb =>
      y > 40
        ? ground
        : (top.map((code, i) => code + ((horizon[i as 0 | 1 | 2] - code) * y) / 40) as [number, number, number]);

  it('is day under a bright sky that is not warm', () => {
    expect(hourShown(signsOf(under([170, 205, 245], [215, 230, 245], [110, 140, 80])), false)).toBe('day');
  });

  it('is night where all is dark and blue, also about a lamp where the place is known to be outside', () => {
    const night = under([12, 16, 44], [24, 30, 66], [10, 14, 34]);
    expect(hourShown(signsOf(night), false)).toBe('night');
    const lamp = (x: number, y: number): Rgb =>
      Math.abs(x - 20) < 5 && Math.abs(y - 34) < 5 ? [255, 230, 170] : night(x, y);
    expect(hourShown(signsOf(lamp), false)).toBeNull();
    expect(hourShown(signsOf(lamp), true)).toBe('night');
  });

  it('is dusk under a purple sky', () => {
    expect(hourShown(signsOf(under([120, 60, 130], [200, 110, 120], [70, 66, 60])), false)).toBe('dusk');
  });

  it('is left open under a warm bright sky: so both ends of the day look', () => {
    for (const isOutside of [false, true])
      expect(hourShown(signsOf(under([190, 190, 200], [255, 200, 140], [120, 110, 80])), isOutside)).toBeNull();
  });

  it('is left open in grey and in black', () => {
    expect(
      hourShown(
        signsOf(() => [130, 130, 130]),
        true,
      ),
    ).toBeNull();
    expect(
      hourShown(
        signsOf(() => [0, 0, 0], 0),
        true,
      ),
    ).toBeNull();
  });
});
