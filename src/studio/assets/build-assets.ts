import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { builtFile } from '../package-root.js';

/** A stretch of a file, in bytes. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/** Path of an asset that the build writes. */
export function assetPath(file: string): string {
  return fileURLToPath(builtFile(`assets/${file}`));
}

/**
 * Reads an asset of the build, or a stretch of it.
 *
 * @throws {Error} with advice, when it is missing or too short
 */
export function readAsset(file: string, place?: Place): Buffer {
  try {
    return place ? readStretch(assetPath(file), place) : readFileSync(assetPath(file));
  } catch (cause) {
    throw new Error(`${assetPath(file)} cannot be read: the package is not built. Run "npm run build".`, { cause });
  }
}

function readStretch(path: string, { offset, length }: Place): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  const file = openSync(path, 'r');
  try {
    if (readSync(file, bytes, 0, length, offset) < length)
      throw new Error(`${path} ends before byte ${offset + length}.`);
  } finally {
    closeSync(file);
  }
  return bytes;
}

/** Bytes of the SVG rasteriser's WASM module. */
export function readRasteriserWasm(): Uint8Array {
  return readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'));
}

/** Bytes of the font for titles (Noto Sans SemiBold, OFL-1.1). */
export function readTitleFont(): Uint8Array {
  return readAsset('title-font.ttf');
}
