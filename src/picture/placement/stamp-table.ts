import { cosineTurns, sineTurns } from '../../numerics/arithmetic.js';
import type { Arena, Kernel } from '../kernel-host.js';
import type { Layer } from './layers.js';

/** Which of the `count` workers of a crew this is. */
interface Share {
  readonly index: number;
  readonly count: number;
}

/** Bytes of one stamp: head, row marks, luma and chroma alphas (see kernel/dab-stamps). */
export function stampBytes(pixels: number): number {
  return 16 + 3 * pixels + pixels * pixels + (pixels * pixels) / 4;
}

/**
 * Renders this worker's share of the stamps of a layer: for each offset of the centre (rows, then columns) each angle of
 * half a turn. Others render the rest.
 *
 * @returns their address
 */
export function renderStamps(kernel: Kernel, arena: Arena, layer: Layer, share: Share): number {
  const bytes = stampBytes(layer.stampPixels);
  const at = arena.allocate(bytes * layer.phases * layer.phases * layer.angles);
  const step = 2 / layer.phases;
  const middle = layer.stampPixels / 2;
  let next = at;
  for (let row = 0; row < layer.phases; row++) {
    for (let column = 0; column < layer.phases; column++) {
      for (let angle = 0; angle < layer.angles; angle++, next += bytes) {
        if (angle % share.count !== share.index) continue;
        const turns = angle / (2 * layer.angles);
        kernel.exports.renderStamp(
          next,
          layer.stampPixels,
          middle + column * step,
          middle + row * step,
          cosineTurns(turns),
          sineTurns(turns),
          layer.shape,
          layer.along,
          layer.across,
          angle & 1 ? 1 : -1,
        );
      }
    }
  }
  return at;
}
