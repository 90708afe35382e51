import { type Place, readAsset } from './build-assets.js';
import { RASTER_PACK } from './stored-drawing.js';

/**
 * The raster pack: 32 bytes that tell what it was drawn from, the number of pictures (32 bits, little-endian,
 * as all that follow), where each begins, where the last ends, and the pictures themselves, in the order of
 * the index.
 */
const ORIGIN_BYTES = 32;

/** The parts of a raster pack, end to end. */
export function rasterPack(origin: Uint8Array, pictures: readonly Uint8Array[]): Uint8Array[] {
  const table = new Uint32Array(pictures.length + 2);
  table[0] = pictures.length;
  table[1] = ORIGIN_BYTES + table.byteLength;
  pictures.forEach(({ length }, i) => {
    table[i + 2] = (table[i + 1] as number) + length;
  });
  return [origin, new Uint8Array(table.buffer), ...pictures];
}

/** What the built pack was drawn from. */
export function rasterPackOrigin(): Uint8Array {
  return readAsset(RASTER_PACK, { offset: 0, length: ORIGIN_BYTES });
}

/** Where the picture of the index's entry `number`, from 0, lies in the pack. */
export function rasterPlace(number: number): Place {
  const bytes = readAsset(RASTER_PACK, { offset: ORIGIN_BYTES + 4 * (number + 1), length: 8 });
  const offset = bytes.readUInt32LE(0);
  return { offset, length: bytes.readUInt32LE(4) - offset };
}
