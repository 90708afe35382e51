import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Drawing } from '../../picture/illustration/drawing.js';
import type { RgbaPixels } from '../../picture/illustration/pixels.js';
import { type Place, readAsset } from './build-assets.js';

/** Files of the build: SVG texts end to end, and pictures drawn from them. */
export const SVG_PACK = 'illustrations.pack';
export const RASTER_PACK = 'illustrations.rasters';

/** Where the forms of one illustration lie in the build's packs; travels between threads. */
export interface StoredDrawing {
  readonly svg: Place;
  readonly raster: Place;
}

/** The illustration itself: reads what is asked for, in about 2 ms. */
export function openDrawing({ svg, raster }: StoredDrawing): Drawing {
  return {
    svg: () => readAsset(SVG_PACK, svg).toString('utf8'),
    raster: () => unpackRaster(readAsset(RASTER_PACK, raster)),
  };
}

/** Bytes before the compressed pixels: width and height, 16 bits each, little-endian. */
const RASTER_HEADER = 4;

/** A picture as it lies in the raster pack. */
export function packRaster({ width, height, pixels }: RgbaPixels): Buffer {
  const header = Buffer.alloc(RASTER_HEADER);
  header.writeUInt16LE(width, 0);
  header.writeUInt16LE(height, 2);
  return Buffer.concat([header, deflateRawSync(pixels, { level: 9 })]);
}

/** The picture that `packRaster` packed. */
export function unpackRaster(bytes: Buffer): RgbaPixels {
  const { buffer, byteOffset, byteLength } = inflateRawSync(bytes.subarray(RASTER_HEADER));
  return {
    width: bytes.readUInt16LE(0),
    height: bytes.readUInt16LE(2),
    pixels: new Uint8ClampedArray(buffer, byteOffset, byteLength),
  };
}
