import { readFileSync } from 'node:fs';
import { ExtractionKernel } from '../../src/extraction/extraction-kernel.js';
import type { StillMeasure } from '../../src/extraction/picture/still-measure.js';
import { StillMeter } from '../../src/extraction/picture/still-meter.js';
import type { Rgb } from '../../src/numerics/color.js';

const module = new WebAssembly.Module(
  readFileSync(new URL('../../dist/assets/extraction-kernel.wasm', import.meta.url)),
);

/** A picture as a decoder hands it on: tight I420, BT.709 limited range, chroma as the mean of 2 × 2 pixels. */
export interface Still {
  readonly width: number;
  readonly height: number;
  readonly i420: Uint8Array;
}

/** Paints a picture. @param colorAt - sRGB codes, need not be whole */
export function paintStill(width: number, height: number, colorAt: (x: number, y: number) => Rgb): Still {
  const half = (width + 1) >> 1;
  const blocks = half * ((height + 1) >> 1);
  const i420 = new Uint8Array(width * height + 2 * blocks);
  const blue = new Float64Array(blocks);
  const red = new Float64Array(blocks);
  const count = new Float64Array(blocks);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [r, g, b] = colorAt(x, y);
      const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
      const block = (y >> 1) * half + (x >> 1);
      i420[y * width + x] = Math.round(16 + (219 * luma) / 255);
      blue[block] = (blue[block] as number) + (b - luma) / 255 / 1.8556;
      red[block] = (red[block] as number) + (r - luma) / 255 / 1.5748;
      count[block] = (count[block] as number) + 1;
    }
  }
  for (let block = 0; block < blocks; block++) {
    i420[width * height + block] = Math.round(128 + (224 * (blue[block] as number)) / (count[block] as number));
    i420[width * height + blocks + block] = Math.round(128 + (224 * (red[block] as number)) / (count[block] as number));
  }
  return { width, height, i420 };
}

/** A kernel with one picture in its memory. */
export function placeStill({ i420 }: Still): { kernel: ExtractionKernel; at: number } {
  const kernel = new ExtractionKernel(module);
  const at = kernel.allocate(i420.length);
  kernel.bytes(at, i420.length).set(i420);
  return { kernel, at };
}

/** What the meter makes of a picture. */
export function measureStill(still: Still): StillMeasure {
  const { kernel, at } = placeStill(still);
  const { width, height } = still;
  const meter = new StillMeter(kernel, { width, height });
  return meter.measure({ at, width, height, index: 0, timeSeconds: 0 });
}
