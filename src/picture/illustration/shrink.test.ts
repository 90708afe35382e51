import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RgbaPixels } from './pixels.js';
import { shrunk } from './shrink.js';

const picture = fc
  .record({ width: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 12 }) })
  .chain(({ width, height }) =>
    fc
      .uint8Array({ minLength: width * height * 4, maxLength: width * height * 4 })
      .map((bytes): RgbaPixels => ({ width, height, pixels: new Uint8ClampedArray(bytes) })),
  );

const filled = (width: number, height: number, colour: readonly number[]): RgbaPixels => ({
  width,
  height,
  pixels: Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) => colour[i % 4] as number),
});

const opaque = ({ width, height, pixels }: RgbaPixels): RgbaPixels => ({
  width,
  height,
  pixels: pixels.map((value, i) => (i % 4 === 3 ? 255 : value)),
});

describe('shrunk', () => {
  it('leaves a picture of the same size as it is', () =>
    fc.assert(
      fc.property(picture.map(opaque), (image) => {
        expect(shrunk(image, image).pixels).toEqual(image.pixels);
      }),
    ));
  it('keeps an even colour at every size', () => {
    const image = filled(10, 7, [200, 30, 90, 255]);
    for (const [width, height] of [
      [1, 1],
      [3, 7],
      [9, 5],
    ] as const)
      expect(shrunk(image, { width, height }).pixels).toEqual(filled(width, height, [200, 30, 90, 255]).pixels);
  });
  it('takes no colour from clear pixels', () => {
    const image = { width: 2, height: 1, pixels: Uint8ClampedArray.of(250, 10, 20, 255, 0, 255, 0, 0) };
    expect([...shrunk(image, { width: 1, height: 1 }).pixels]).toEqual([250, 10, 20, 128]);
  });
  it('shares a pixel that lies across a border', () => {
    const image = {
      width: 3,
      height: 1,
      pixels: Uint8ClampedArray.of(0, 0, 0, 255, 90, 90, 90, 255, 240, 240, 240, 255),
    };
    expect([...shrunk(image, { width: 2, height: 1 }).pixels]).toEqual([30, 30, 30, 255, 190, 190, 190, 255]);
  });
  it('mirrors the same picture', () =>
    fc.assert(
      fc.property(picture, fc.double({ min: 0.1, max: 1, noNaN: true }), (image, zoom) => {
        const size = { width: Math.ceil(image.width * zoom), height: Math.ceil(image.height * zoom) };
        const plain = shrunk(image, size);
        const mirrored = shrunk(image, size, true);
        for (let at = 0; at < size.width * size.height; at++) {
          const other = at - (at % size.width) + (size.width - 1 - (at % size.width));
          expect(mirrored.pixels.subarray(at * 4, at * 4 + 4)).toEqual(plain.pixels.subarray(other * 4, other * 4 + 4));
        }
      }),
    ));
  it('refuses to enlarge', () =>
    expect(() => shrunk(filled(4, 4, [0, 0, 0, 255]), { width: 5, height: 4 })).toThrow(RangeError));
});
