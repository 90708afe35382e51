/** What laying out a line needs to know of a font. */
export interface FontMetrics {
  /** Whether the font can show the character. */
  has(codePoint: number): boolean;
  /** How far the character moves the pen, in ems; 0 when the font lacks it. */
  advanceEms(codePoint: number): number;
}

const known = new WeakMap<Uint8Array, FontMetrics>();

/**
 * Reads a TrueType or OpenType font's characters (`cmap`, formats 4 and 12) and advances (`hmtx`). Kept per font.
 * Source: OpenType 1.9, chapters "cmap", "head", "hhea", "hmtx".
 *
 * @throws {RangeError} when the bytes end inside a table
 */
export function metricsOf(font: Uint8Array): FontMetrics {
  const before = known.get(font);
  if (before) return before;
  const metrics = readMetrics(new DataView(font.buffer, font.byteOffset, font.byteLength));
  known.set(font, metrics);
  return metrics;
}

function readMetrics(view: DataView): FontMetrics {
  const tables = tablesOf(view);
  const [cmap, head, hhea, hmtx] = ['cmap', 'head', 'hhea', 'hmtx'].map((tag) => tables.get(tag));
  if (cmap === undefined || head === undefined || hhea === undefined || hmtx === undefined) {
    throw new Error('The title font lacks a table of cmap, head, hhea, hmtx. Use a TrueType or OpenType file.');
  }
  const unitsPerEm = view.getUint16(head + 18);
  const advances = view.getUint16(hhea + 34);
  const ranges = rangesOf(view, cmap);
  const glyphOf = (codePoint: number): number =>
    ranges.find(({ first, last }) => codePoint >= first && codePoint <= last)?.glyph(codePoint) ?? 0;
  return {
    has: (codePoint) => glyphOf(codePoint) !== 0,
    advanceEms: (codePoint) => {
      const glyph = glyphOf(codePoint);
      return glyph === 0 ? 0 : view.getUint16(hmtx + 4 * Math.min(glyph, advances - 1)) / unitsPerEm;
    },
  };
}

function tablesOf(view: DataView): Map<string, number> {
  const found = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + 16 * i;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)));
    found.set(tag, view.getUint32(record + 8));
  }
  return found;
}

interface CharacterRange {
  readonly first: number;
  readonly last: number;
  glyph(codePoint: number): number;
}

function rangesOf(view: DataView, cmap: number): CharacterRange[] {
  const found: CharacterRange[] = [];
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const table = cmap + view.getUint32(cmap + 8 + 8 * i);
    const format = view.getUint16(table);
    if (format === 12) found.unshift(...format12(view, table));
    if (format === 4) found.push(...format4(view, table));
  }
  return found;
}

function format4(view: DataView, table: number): CharacterRange[] {
  const bytes = view.getUint16(table + 6);
  return Array.from({ length: bytes / 2 }, (_, i) => {
    const at = table + 14 + 2 * i;
    const first = view.getUint16(at + bytes + 2);
    const delta = view.getUint16(at + 2 * bytes + 2);
    const rangeAt = at + 3 * bytes + 2;
    const rangeOffset = view.getUint16(rangeAt);
    const glyph = (codePoint: number): number => {
      if (rangeOffset === 0) return (codePoint + delta) & 0xffff;
      const listed = view.getUint16(rangeAt + rangeOffset + 2 * (codePoint - first));
      return listed === 0 ? 0 : (listed + delta) & 0xffff;
    };
    return { first, last: view.getUint16(at), glyph };
  });
}

function format12(view: DataView, table: number): CharacterRange[] {
  return Array.from({ length: view.getUint32(table + 12) }, (_, i) => {
    const group = table + 16 + 12 * i;
    const first = view.getUint32(group);
    const glyph = view.getUint32(group + 8);
    return { first, last: view.getUint32(group + 4), glyph: (codePoint: number) => glyph + codePoint - first };
  });
}
