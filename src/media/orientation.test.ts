import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSideways, orientationOf, turnPlane } from './orientation.js';

const ONE = 65536;
/** Every way to lay a picture on a grid: [a, b, c, d] of the display matrix. */
const MATRICES = [
  [1, 0, 0, 1],
  [0, 1, -1, 0],
  [-1, 0, 0, -1],
  [0, -1, 1, 0],
  [-1, 0, 0, 1],
  [1, 0, 0, -1],
  [0, 1, 1, 0],
  [0, -1, -1, 0],
] as const;

function matrixBytes([a, b, c, d]: readonly [number, number, number, number]): Uint8Array {
  const matrix = new DataView(new ArrayBuffer(36));
  [a * ONE, b * ONE, 0, c * ONE, d * ONE, 0, 0, 0, 1 << 30].forEach((value, i) => matrix.setInt32(4 * i, value, true));
  return new Uint8Array(matrix.buffer);
}

describe('the orientation of a picture', () => {
  it.each(MATRICES)('puts every pixel where the display matrix [%i %i %i %i] says', (a, b, c, d) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (width, height) => {
        const orientation = orientationOf(matrixBytes([a, b, c, d]));
        const bytes = Uint8Array.from({ length: width * height }, (_, i) => i);
        const target = new Uint8Array(width * height);
        turnPlane({ bytes, width, height }, target, orientation);
        const shownWidth = isSideways(orientation) ? height : width;
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            // Where the pixel is shown, moved so that the picture begins at 0.
            const left = a * x + c * y - Math.min(0, a * (width - 1)) - Math.min(0, c * (height - 1));
            const top = b * x + d * y - Math.min(0, b * (width - 1)) - Math.min(0, d * (height - 1));
            expect(target[top * shownWidth + left]).toBe(y * width + x);
          }
        }
      }),
    );
  });

  it('is upright where the matrix is broken off', () => {
    expect(orientationOf(new Uint8Array(10))).toEqual({ isMirrored: false, quarterTurns: 0 });
  });

  it('is the nearest quarter for a picture that leans', () => {
    expect(orientationOf(matrixBytes([0.9, 0.4, -0.4, 0.9]))).toEqual({ isMirrored: false, quarterTurns: 0 });
    expect(orientationOf(matrixBytes([0.4, 0.9, -0.9, 0.4]))).toEqual({ isMirrored: false, quarterTurns: 1 });
  });
});
