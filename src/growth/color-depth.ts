import type { Rgb } from '../numerics/color.js';
import { COLOR_PRIMARIES } from '../origins/colors.js';
import { type Shares, sharesOf } from './shares.js';

/**
 * Each face of the RGB cube as triangles about one primary of it. On four faces a primary lies inside, and the
 * ring about it holds every primary of the rim; on the two others the hub is a corner, which cuts the face along
 * a diagonal. Neighbouring faces name the same primaries along their common edge, so that the surface closes.
 */
const FACES: readonly (readonly [hub: string, ...ring: string[]])[] = [
  ['teal', 'black', 'navy', 'blue', 'cyan', 'green', 'black'],
  ['purple', 'black', 'navy', 'blue', 'magenta', 'red', 'black'],
  ['olive', 'black', 'red', 'orange', 'yellow', 'green', 'black'],
  ['pink', 'red', 'orange', 'yellow', 'white', 'magenta', 'red'],
  ['white', 'yellow', 'green', 'cyan'],
  ['white', 'cyan', 'blue', 'magenta'],
];
/** Everything on the surface is joined to gray, so that black–gray–white is an edge: grays are made of grays. */
const CENTER = 'gray';
/** Lies inside, on the triangle of gray, black and red. */
const INNER = 'brown';

type Corners = readonly [string, string, string, string];

type Row = readonly [offset: number, red: number, green: number, blue: number];

/** A tetrahedron and the matrix that gives the coordinates of a colour in it. */
export interface Tetrahedron {
  readonly corners: Corners;
  /** One row for each of the first three corners; the fourth has what is left to 1. */
  readonly rows: readonly [Row, Row, Row];
}

const POINTS = new Map(COLOR_PRIMARIES.map(({ name, rgb }) => [name, rgb]));

/**
 * The one fixed division of the RGB cube into tetrahedra whose corners are the sixteen primaries: the cone from
 * gray over the cube's surface, with those tetrahedra split at brown that hold it.
 */
export const TETRAHEDRA: readonly Tetrahedron[] = FACES.flatMap(([hub, ...ring]) =>
  ring.slice(1).map((end, i): Corners => [CENTER, hub, ring[i] ?? hub, end]),
)
  .flatMap(splitAtInner)
  .map(tetrahedron);

/**
 * What a colour is made of: its barycentric coordinates in the tetrahedron around it. At most four primaries;
 * mixing them in 8-bit sRGB values in these proportions gives the colour back; each primary is 100 % itself, and
 * neighbouring colours have neighbouring depths.
 *
 * @param rgb - sRGB codes, not necessarily whole; clamped to the cube
 */
export function colorDepth(rgb: Rgb): Shares {
  const [red, green, blue] = rgb.map((code) => Math.min(255, Math.max(0, code))) as [number, number, number];
  let best = TETRAHEDRA[0] as Tetrahedron;
  let weights: readonly number[] = [];
  let least = Number.NEGATIVE_INFINITY;
  // On a common face the tetrahedra agree; the largest least coordinate is inside even after rounding.
  for (const each of TETRAHEDRA) {
    const [first, second, third] = each.rows;
    const a = first[0] + first[1] * red + first[2] * green + first[3] * blue;
    const b = second[0] + second[1] * red + second[2] * green + second[3] * blue;
    const c = third[0] + third[1] * red + third[2] * green + third[3] * blue;
    const smallest = Math.min(a, b, c, 1 - a - b - c);
    if (smallest <= least) continue;
    least = smallest;
    best = each;
    weights = [a, b, c, 1 - a - b - c];
  }
  return sharesOf(best.corners.map((corner, i) => [corner, weights[i] as number]));
}

/** Mixes primaries in the proportions of a depth: the colour that it stands for. sRGB codes, not rounded. */
export function mixDepth(depth: Shares): Rgb {
  const mixed = [0, 0, 0];
  for (const [primitive, percent] of Object.entries(depth)) {
    const rgb = point(primitive);
    for (let i = 0; i < 3; i++) mixed[i] = (mixed[i] ?? 0) + ((rgb[i] ?? 0) * percent) / 100;
  }
  return mixed as unknown as Rgb;
}

/** Replaces each corner in turn by the inner primary, where that leaves a volume and the primary lies inside. */
function splitAtInner(corners: Corners): Corners[] {
  const parts = corners.map((_, i) => corners.map((corner, k) => (k === i ? INNER : corner)) as unknown as Corners);
  const whole = Math.sign(volume(corners));
  const volumes = parts.map((part) => whole * volume(part));
  return volumes.some((each) => each < 0) ? [corners] : parts.filter((_, i) => (volumes[i] ?? 0) > 0);
}

/** Six times the signed volume: a whole number, so its sign is exact. */
export function volume(corners: Corners): number {
  const [o, a, b, c] = corners.map(point) as [Rgb, Rgb, Rgb, Rgb];
  return determinant(difference(a, o), difference(b, o), difference(c, o));
}

function tetrahedron(corners: Corners): Tetrahedron {
  const last = point(corners[3]);
  const [a, b, c] = [0, 1, 2].map((i) => difference(point(corners[i] ?? ''), last)) as [Rgb, Rgb, Rgb];
  const whole = determinant(a, b, c);
  const rows = [cross(b, c), cross(c, a), cross(a, b)].map((normal) => {
    const [x, y, z] = normal.map((component) => component / whole) as [number, number, number];
    return [-(x * last[0] + y * last[1] + z * last[2]), x, y, z] as const;
  });
  return { corners, rows: rows as unknown as [Row, Row, Row] };
}

function point(name: string): Rgb {
  const rgb = POINTS.get(name);
  if (!rgb) throw new RangeError(`"${name}" is not one of the sixteen colour primaries.`);
  return rgb;
}

function difference(a: Rgb, b: Rgb): Rgb {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function cross(a: Rgb, b: Rgb): Rgb {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function determinant(a: Rgb, b: Rgb, c: Rgb): number {
  const n = cross(b, c);
  return a[0] * n[0] + a[1] * n[1] + a[2] * n[2];
}
