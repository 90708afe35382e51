import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Rgb, rgbToOkLab } from '../../numerics/color.js';
import { STORED_HEIGHT, STORED_WIDTH } from '../../picture/illustration/drawing.js';
import type { RgbaPixels } from '../../picture/illustration/pixels.js';
import { rasteriseIllustration } from '../../picture/illustration/rasterise.js';
import { startSvgEngine } from '../../picture/illustration/svg-engine.js';
import { rasteriseTitle } from '../../picture/lettering/title.js';
import { readRasteriserWasm, readTitleFont } from './build-assets.js';
import { loadIllustrationIndex, loadIllustrations, storedDrawing } from './load-illustrations.js';
import { openDrawing } from './stored-drawing.js';

/** The 80 classes of the COCO data set, which evaluations of generated video use. */
const COCO =
  'person bicycle car motorcycle airplane bus train truck boat traffic_light fire_hydrant stop_sign parking_meter bench bird cat dog horse sheep cow elephant bear zebra giraffe backpack umbrella handbag tie suitcase frisbee skis snowboard sports_ball kite baseball_bat baseball_glove skateboard surfboard tennis_racket bottle wine_glass cup fork knife spoon bowl banana apple sandwich orange broccoli carrot hot_dog pizza donut cake chair couch potted_plant bed dining_table toilet tv laptop mouse remote keyboard cell_phone microwave oven toaster sink refrigerator book clock vase scissors teddy_bear hair_drier toothbrush'
    .split(' ')
    .map((name) => name.replace('_', ' '));

const COLOURS: readonly [name: string, rgb: Rgb][] = [
  ['red', [220, 30, 35]],
  ['orange', [245, 130, 20]],
  ['yellow', [250, 215, 30]],
  ['green', [40, 150, 60]],
  ['blue', [30, 90, 220]],
  ['purple', [125, 45, 170]],
  ['pink', [250, 130, 180]],
  ['brown', [120, 72, 35]],
];

beforeAll(() => startSvgEngine(readRasteriserWasm()));

const draw = (noun: string, color: Rgb | null = null): RgbaPixels =>
  rasteriseIllustration(loadIllustrations().svg(loadIllustrations().find(noun)?.key ?? ''), {
    heightPixels: 64,
    color,
  });

/** Mean OKLab over the drawn pixels. */
function meanOf({ pixels }: RgbaPixels): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    if ((pixels[at + 3] as number) < 128) continue;
    const lab = rgbToOkLab([pixels[at] as number, pixels[at + 1] as number, pixels[at + 2] as number]);
    for (const axis of [0, 1, 2] as const) sum[axis] += lab[axis];
    count++;
  }
  return sum.map((value) => value / count) as [number, number, number];
}

const sha = (bytes: Uint8ClampedArray): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

describe('the built catalogue', () => {
  it.each(COCO)('has a drawing of a %s under its own name', (noun) => {
    const found = loadIllustrations().find(noun);
    expect(found?.depicts).toBe(noun);
    expect(found?.heightMetres).toBeGreaterThan(0);
    expect(draw(noun).width).toBeGreaterThan(4);
  });
  it.each([
    ['chihuahua', 'dog'],
    ['galleon', 'vessel'],
    ['helicopters', 'helicopter'],
    ['grizzly bears', 'grizzly'],
    ['waitress', 'waiter'],
  ])('reaches %s through the lexicon as %s', (noun, depicts) =>
    expect(loadIllustrations().find(noun)?.depicts).toBe(depicts),
  );
  it.each(['happiness', 'democracy', 'xyzzy', '', '((((', 'time'])('shows nothing for "%s"', (noun) =>
    expect(loadIllustrations().find(noun)).toBeNull(),
  );
  it('names an unknown key and what to do', () =>
    expect(() => loadIllustrations().svg('noto:nothing')).toThrow(/"noto:nothing".*Render the prompt again/));
});

describe('rasterising', () => {
  it('puts the foot of the thing on the bottom row, at the height asked for', () => {
    const { width, height, pixels } = draw('dog');
    expect(Math.abs(height - 64)).toBeLessThanOrEqual(1);
    const rowDrawn = (row: number): boolean =>
      Array.from({ length: width }, (_, x) => pixels[(row * width + x) * 4 + 3] as number).some((alpha) => alpha >= 8);
    expect(rowDrawn(0) && rowDrawn(height - 1)).toBe(true);
  });
  it('mirrors', () => {
    const svg = loadIllustrations().svg('noto:dog');
    const plain = rasteriseIllustration(svg, { heightPixels: 40 });
    const flipped = rasteriseIllustration(svg, { heightPixels: 40, flip: true });
    expect(flipped.width).toBe(plain.width);
    const row = 20 * plain.width * 4;
    expect(flipped.pixels[row + 3]).toBe(plain.pixels[row + (plain.width - 1) * 4 + 3]);
  });
  it('gives the same bytes on every machine', () => {
    expect(sha(draw('dog').pixels)).toBe('97581543a65e5fc3');
    expect(sha(draw('suitcase', [220, 30, 35]).pixels)).toBe('96fa0f0420b9e3bd');
  });
});

describe('stored pictures', () => {
  it.each(['noto:dog', 'noto:package', 'drawn:bowl'])('%s is what its SVG shows', (key) => {
    const drawing = openDrawing(storedDrawing(key));
    const stored = drawing.raster();
    const again = rasteriseIllustration(drawing.svg(), { heightPixels: STORED_HEIGHT });
    const same = again.width <= STORED_WIDTH ? again : stored;
    expect([stored.width, stored.height]).toEqual([same.width, same.height]);
    expect(sha(stored.pixels)).toBe(sha(same.pixels));
  });
  it('are as large as they can be stored', () => {
    for (const key of [...loadIllustrationIndex().entries.keys()].filter((_, i) => i % 25 === 0)) {
      const { width, height, pixels } = openDrawing(storedDrawing(key)).raster();
      expect(pixels.length).toBe(width * height * 4);
      const size = Math.max(height / STORED_HEIGHT, width / STORED_WIDTH);
      expect(size).toBeGreaterThan(0.85);
      expect(size).toBeLessThan(1.2);
    }
  });
});

describe('recolouring', () => {
  const cases = ['cat', 'suitcase', 'bowl', 'bird', 'chair', 'vase', 'dog', 'elephant'].flatMap((noun) =>
    COLOURS.map(([name, rgb]) => [name, noun, rgb] as const),
  );
  it.each(cases)('makes a %s %s', (_, noun, rgb) => {
    const [, a, b] = meanOf(draw(noun, rgb));
    const [, wantedA, wantedB] = rgbToOkLab(rgb);
    const cosine = (a * wantedA + b * wantedB) / Math.sqrt((a * a + b * b) * (wantedA * wantedA + wantedB * wantedB));
    expect(cosine).toBeGreaterThan(0.93);
  });
  it.each(['cat', 'suitcase', 'bowl', 'chair', 'vase', 'car', 'bird'])(
    'makes a %s dark in black and light in white',
    (noun) => {
      const own = meanOf(draw(noun))[0];
      expect(meanOf(draw(noun, [20, 20, 22]))[0]).toBeLessThan(own - 0.1);
      expect(meanOf(draw(noun, [248, 248, 248]))[0]).toBeGreaterThan(own);
    },
  );
  it('keeps the shading', () => {
    const lights = new Set<number>();
    const { pixels } = draw('suitcase', [220, 30, 35]);
    for (let at = 0; at < pixels.length; at += 4)
      if (pixels[at + 3] === 255 && (pixels[at] as number) > 120) lights.add((pixels[at] as number) >> 3);
    expect(lights.size).toBeGreaterThan(3);
  });
  it('leaves the skin of people', () => {
    const svg = loadIllustrations().svg('noto:person-standing-medium-skin-tone');
    const head = (color: Rgb | null): RgbaPixels => {
      const { width, pixels } = rasteriseIllustration(svg, { heightPixels: 100, color, keepSkin: true });
      return { width, height: 20, pixels: pixels.subarray(0, width * 20 * 4) };
    };
    expect(sha(head([30, 90, 220]).pixels)).toBe(sha(head(null).pixels));
  });
});

describe('titles', () => {
  const title = (text: string, maxWidthPixels = 400): RgbaPixels | null =>
    rasteriseTitle(text, { maxWidthPixels, heightPixels: 32, fonts: [readTitleFont()] });
  it.each(['Photosynthesis', 'Φωτοσύνθεση', 'Фотосинтез', 'a < b & "c"', 'Ünïcödé'])('shows "%s"', (text) => {
    const drawn = title(text);
    expect(drawn?.pixels.some((value) => value === 255)).toBe(true);
    expect(drawn?.width).toBeLessThanOrEqual(400);
  });
  it('breaks a long text into at most three lines that fit', () => {
    const drawn = title(
      'How the water cycle carries rain from the ocean to the mountains and back again over many long years',
      360,
    );
    expect(drawn?.width).toBeLessThanOrEqual(360);
    expect(drawn?.height).toBeGreaterThan(40);
    expect(drawn?.height).toBeLessThan(32 * 1.22 * 3 + 40);
  });
  it('fits one endless word', () => expect(title('x'.repeat(500), 300)?.width).toBeLessThanOrEqual(300));
  it.each(['', '   ', '\u0000\u0007', '漢字', '🎉🎉'])('is nothing when no character can be shown: %j', (text) =>
    expect(title(text)).toBeNull(),
  );
  it('gives the same bytes each time', () =>
    expect(sha(title('Tides')?.pixels as Uint8ClampedArray)).toBe('9e941ee8d476c94e'));
});
