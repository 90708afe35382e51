/** How a stored picture is brought upright: mirrored left to right first, then turned clockwise. */
export interface Orientation {
  isMirrored: boolean;
  /** Quarter turns, 0–3. */
  quarterTurns: number;
}

export const UPRIGHT: Orientation = { isMirrored: false, quarterTurns: 0 };

/**
 * The orientation nearest to a container's display matrix: 9 little-endian 32-bit numbers [a b u; c d v; x y w], where
 * a point (p, q) of the stored picture is shown at (a p + c q, b p + d q). Source: ISO/IEC 14496-12, 6.2.2.
 */
export function orientationOf(matrix: Uint8Array): Orientation {
  if (matrix.byteLength < 36) return UPRIGHT;
  const view = new DataView(matrix.buffer, matrix.byteOffset, 36);
  const [a, b, c, d] = [0, 4, 12, 16].map((at) => view.getInt32(at, true)) as [number, number, number, number];
  const isMirrored = a * d - b * c < 0;
  // What remains once the mirror is taken out: the picture's own left-to-right axis then points the other way.
  const [x, y] = isMirrored ? [-a, -b] : [a, b];
  if (Math.abs(x) >= Math.abs(y)) return { isMirrored, quarterTurns: x < 0 ? 2 : 0 };
  return { isMirrored, quarterTurns: y < 0 ? 3 : 1 };
}

/** Whether width and height change places. */
export function isSideways({ quarterTurns }: Orientation): boolean {
  return quarterTurns % 2 === 1;
}

/** A plane of bytes, row after row. */
export interface Plane {
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** Writes `source` into `target` (as large, its rows tight), upright. */
export function turnPlane(source: Plane, target: Uint8Array, orientation: Orientation): void {
  const { width, height, bytes } = source;
  const { start, alongRow, alongColumn } = walkOf(source, orientation);
  const targetWidth = isSideways(orientation) ? height : width;
  const targetHeight = isSideways(orientation) ? width : height;
  for (let y = 0, at = 0; y < targetHeight; y++) {
    let from = start + y * alongColumn;
    for (let x = 0; x < targetWidth; x++, from += alongRow) target[at++] = bytes[from] as number;
  }
}

/** Where the target's first byte lies in the source, and how far its next byte to the right and below lies from it. */
function walkOf({ width, height }: Plane, { isMirrored, quarterTurns }: Orientation) {
  const right = isMirrored ? -1 : 1;
  const left = isMirrored ? width - 1 : 0;
  const bottom = (height - 1) * width;
  const otherSide = width - 1 - left;
  switch (quarterTurns) {
    case 1:
      return { start: left + bottom, alongRow: -width, alongColumn: right };
    case 2:
      return { start: otherSide + bottom, alongRow: -right, alongColumn: -width };
    case 3:
      return { start: otherSide, alongRow: width, alongColumn: -right };
    default:
      return { start: left, alongRow: right, alongColumn: width };
  }
}
