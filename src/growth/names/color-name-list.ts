import type { OkLab } from '../../numerics/color.js';

/** Colour names with their places in OKLab, each name once. */
export interface ColorNameList {
  readonly names: readonly string[];
  /** So many of them, the first ones, hold a word for a colour. */
  readonly tellingCount: number;
  /** Three numbers a name. */
  readonly labs: Float32Array;
}

/** "MPC" and the version of this layout. */
const MAGIC = 0x4d504302;
const HEADER_BYTES = 12;

interface ColorNameEntry {
  readonly name: string;
  readonly lab: OkLab;
}

/**
 * Lays the list out as one file, little-endian: magic, count, count of those that tell a colour, places, then the
 * names, one a line.
 */
export function packColorNames(telling: readonly ColorNameEntry[], other: readonly ColorNameEntry[]): Uint8Array {
  const entries = [...telling, ...other];
  const text = new TextEncoder().encode(entries.map(({ name }) => name).join('\n'));
  const bytes = new Uint8Array(HEADER_BYTES + entries.length * 12 + text.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, entries.length, true);
  view.setUint32(8, telling.length, true);
  entries.forEach(({ lab }, i) => {
    for (let k = 0; k < 3; k++) view.setFloat32(HEADER_BYTES + i * 12 + k * 4, lab[k] as number, true);
  });
  bytes.set(text, HEADER_BYTES + entries.length * 12);
  return bytes;
}

/** @throws {Error} when the bytes are no list of this version */
export function openColorNames(bytes: Uint8Array): ColorNameList {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC)
    throw new Error(
      `The list of colour names (${bytes.length} bytes) is not of this version. Build it again: node dist/scripts/build-color-names.js`,
    );
  const count = view.getUint32(4, true);
  const labs = Float32Array.from({ length: count * 3 }, (_, i) => view.getFloat32(HEADER_BYTES + i * 4, true));
  const names = new TextDecoder().decode(bytes.subarray(HEADER_BYTES + count * 12)).split('\n');
  return { names, tellingCount: view.getUint32(8, true), labs };
}
