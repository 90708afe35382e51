import type { Rgb } from '../../numerics/color.js';
import type { RgbaPixels } from '../illustration/pixels.js';

/** How much the blurred coverage is raised: the rim is nearly solid at the letters and fades outwards. */
const GAIN = 2.6;

/**
 * Lays a soft rim of one colour around and behind a drawing, which grows by twice the radius on every side.
 * Whole-number arithmetic: same input, same bytes everywhere.
 *
 * @param radiusPixels - reach of the rim, at least 1
 */
export function withHalo(drawing: RgbaPixels, radiusPixels: number, color: Rgb): RgbaPixels {
  const radius = Math.max(1, Math.round(radiusPixels));
  const margin = 2 * radius;
  const width = drawing.width + 2 * margin;
  const height = drawing.height + 2 * margin;
  const cover = new Int32Array(width * height);
  for (let y = 0; y < drawing.height; y++) {
    for (let x = 0; x < drawing.width; x++)
      cover[(y + margin) * width + x + margin] = drawing.pixels[(y * drawing.width + x) * 4 + 3] as number;
  }
  let rim = cover;
  for (let pass = 0; pass < 2; pass++)
    rim = blurred(blurred(rim, radius, { length: width, step: 1, lines: height, lineStep: width }), radius, {
      length: height,
      step: width,
      lines: width,
      lineStep: 1,
    });
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < rim.length; i++) {
    const behind = Math.min(255, Math.floor((rim[i] as number) * GAIN));
    const alpha = cover[i] as number;
    const total = alpha + Math.floor((behind * (255 - alpha)) / 255);
    if (total === 0) continue;
    const from = ((Math.floor(i / width) - margin) * drawing.width + (i % width) - margin) * 4;
    for (let channel = 0; channel < 3; channel++) {
      const own = alpha === 0 ? 0 : (drawing.pixels[from + channel] as number) * alpha;
      pixels[i * 4 + channel] = Math.floor((own + (color[channel] as number) * (total - alpha)) / total);
    }
    pixels[i * 4 + 3] = total;
  }
  return { width, height, pixels };
}

/** Running mean over 2 × radius + 1 values along rows or columns; outside counts as 0. */
function blurred(
  values: Int32Array,
  radius: number,
  { length, step, lines, lineStep }: { length: number; step: number; lines: number; lineStep: number },
): Int32Array<ArrayBuffer> {
  const out = new Int32Array(values.length);
  const window = 2 * radius + 1;
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep;
    let sum = 0;
    for (let at = 0; at < Math.min(radius, length); at++) sum += values[start + at * step] as number;
    for (let at = 0; at < length; at++) {
      if (at + radius < length) sum += values[start + (at + radius) * step] as number;
      if (at - radius - 1 >= 0) sum -= values[start + (at - radius - 1) * step] as number;
      out[start + at * step] = Math.floor(sum / window);
    }
  }
  return out;
}
