import type { RgbaPixels } from './pixels.js';

/**
 * A picture made smaller, or mirrored at its own size: each new pixel is the mean of the area that it covers,
 * weighed by alpha, so that clear pixels lend no colour. Plain arithmetic: same input, same bytes everywhere.
 * Cost: about 2 ms for 300 × 350 pixels.
 *
 * @param size - in pixels, from 1 to the picture's own
 * @param flip - mirrors left and right
 * @throws {RangeError} when the size is larger than the picture or smaller than a pixel
 */
export function shrunk(
  image: RgbaPixels,
  { width, height }: { readonly width: number; readonly height: number },
  flip = false,
): RgbaPixels {
  if (!(width >= 1 && width <= image.width && height >= 1 && height <= image.height))
    throw new RangeError(
      `A picture of ${image.width}x${image.height} pixels cannot be shrunk to ${width}x${height}: use 1 up to its own size.`,
    );
  const across = image.width / width;
  const down = image.height / height;
  const pixels = new Uint8ClampedArray(width * height * 4);
  const narrowed = new Float64Array(width * 4);
  const sum = new Float64Array(width * 4);
  let narrowedRow = -1;
  for (let y = 0; y < height; y++) {
    sum.fill(0);
    const end = Math.min(image.height, (y + 1) * down);
    for (let row = Math.floor(y * down); row < end; row++) {
      // Neighbours share the row that lies across their border.
      if (row !== narrowedRow) narrow(image, row, across, narrowed);
      narrowedRow = row;
      const share = Math.min(row + 1, end) - Math.max(row, y * down);
      for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (narrowed[i] as number) * share;
    }
    for (let x = 0; x < width; x++) {
      const cover = sum[x * 4 + 3] as number;
      const alpha = Math.round(cover / (across * down));
      if (alpha === 0) continue;
      const to = (y * width + (flip ? width - 1 - x : x)) * 4;
      for (let channel = 0; channel < 3; channel++)
        pixels[to + channel] = Math.round((sum[x * 4 + channel] as number) / cover);
      pixels[to + 3] = alpha;
    }
  }
  return { width, height, pixels };
}

/** One row with `across` of its pixels summed into each new one; colours multiplied by alpha. */
function narrow({ width, pixels }: RgbaPixels, row: number, across: number, into: Float64Array): void {
  into.fill(0);
  for (let at = 0; at < into.length; at += 4) {
    const start = (at / 4) * across;
    const end = Math.min(width, start + across);
    for (let column = Math.floor(start); column < end; column++) {
      const from = (row * width + column) * 4;
      const weight = (pixels[from + 3] as number) * (Math.min(column + 1, end) - Math.max(column, start));
      if (weight === 0) continue;
      for (let channel = 0; channel < 3; channel++)
        into[at + channel] = (into[at + channel] as number) + (pixels[from + channel] as number) * weight;
      into[at + 3] = (into[at + 3] as number) + weight;
    }
  }
}
