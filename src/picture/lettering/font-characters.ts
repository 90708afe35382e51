/**
 * The characters that a TrueType or OpenType font can show, from its `cmap` table (formats 4 and 12).
 * Source: OpenType 1.9, "cmap — Character to Glyph Index Mapping Table".
 *
 * @returns a test for code points; one that knows nothing when the font has no such table
 */
export function charactersOf(font: Uint8Array): (codePoint: number) => boolean {
  const known = knownFonts.get(font);
  if (known) return known;
  const ranges = rangesOf(new DataView(font.buffer, font.byteOffset, font.byteLength));
  const has = (codePoint: number): boolean => ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
  knownFonts.set(font, has);
  return has;
}

const knownFonts = new WeakMap<Uint8Array, (codePoint: number) => boolean>();

type Range = readonly [first: number, last: number];

function rangesOf(view: DataView): Range[] {
  const tables = view.getUint16(4);
  for (let i = 0; i < tables; i++) {
    const record = 12 + 16 * i;
    if (view.getUint32(record) === 0x636d6170) return cmapRanges(view, view.getUint32(record + 8));
  }
  return [];
}

function cmapRanges(view: DataView, cmap: number): Range[] {
  const found: Range[] = [];
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const table = cmap + view.getUint32(cmap + 4 + 8 * i + 4);
    const format = view.getUint16(table);
    if (format === 4) found.push(...format4(view, table));
    if (format === 12) found.push(...format12(view, table));
  }
  return found;
}

function format4(view: DataView, table: number): Range[] {
  const segments = view.getUint16(table + 6) / 2;
  const ranges: Range[] = [];
  for (let i = 0; i < segments; i++) {
    const last = view.getUint16(table + 14 + 2 * i);
    const first = view.getUint16(table + 16 + 2 * segments + 2 * i);
    if (first <= last && last !== 0xffff) ranges.push([first, last]);
  }
  return ranges;
}

function format12(view: DataView, table: number): Range[] {
  const groups = view.getUint32(table + 12);
  return Array.from({ length: groups }, (_, i) => [view.getUint32(table + 16 + 12 * i), view.getUint32(table + 20 + 12 * i)] as const);
}
