/** Straight (not premultiplied) RGBA, row-major, 4 bytes a pixel. */
export interface RgbaPixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

/** Alpha below which a pixel counts as empty when trimming. */
const VISIBLE_ALPHA = 8;

/**
 * Cuts away the empty border and divides out the alpha. An empty picture gives one clear pixel.
 *
 * @param premultiplied - RGBA with colour × alpha, `width` × `height` × 4 bytes
 */
export function trimmed(premultiplied: Uint8Array, width: number, height: number, flip = false): RgbaPixels {
  const box = drawnBox(premultiplied, width, height);
  if (box === null) return { width: 1, height: 1, pixels: new Uint8ClampedArray(4) };
  const across = box.right - box.left;
  const down = box.bottom - box.top;
  const pixels = new Uint8ClampedArray(across * down * 4);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const from = ((box.top + y) * width + box.left + x) * 4;
      const to = (y * across + (flip ? across - 1 - x : x)) * 4;
      const alpha = premultiplied[from + 3] as number;
      if (alpha === 0) continue;
      for (let channel = 0; channel < 3; channel++) {
        pixels[to + channel] = (((premultiplied[from + channel] as number) * 255 + (alpha >> 1)) / alpha) | 0;
      }
      pixels[to + 3] = alpha;
    }
  }
  return { width: across, height: down, pixels };
}

function drawnBox(
  rgba: Uint8Array,
  width: number,
  height: number,
): { left: number; top: number; right: number; bottom: number } | null {
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((rgba[(y * width + x) * 4 + 3] as number) < VISIBLE_ALPHA) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      bottom = y + 1;
    }
  }
  return right > left ? { left, top, right, bottom } : null;
}
