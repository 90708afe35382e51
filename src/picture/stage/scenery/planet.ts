import { clamp, smoothStep } from '../../../numerics/arithmetic.js';
import type { Rgb } from '../../../numerics/color.js';
import { mixUint32, type Random } from '../../../numerics/random.js';
import type { Canvas } from '../../painting/canvas.js';
import type { SettingScene } from '../setting.js';
import { mixAt } from './skyline.js';

/** A planet on screen, in frame heights, and what it looks like. */
export interface Planet {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** `banded` gas, `rocky` craters and seas, `living` continents under clouds. */
  readonly kind: 'banded' | 'rocky' | 'living';
  readonly colors: readonly [Rgb, Rgb, Rgb];
  readonly ring: boolean;
  /** Direction to its sun, a unit vector: right, down, towards the viewer. */
  readonly sun: readonly [number, number, number];
  readonly seed: number;
}

/** Ring in radii of the planet: inner and outer edge. */
const RING = [1.32, 2.1] as const;
/** Height over width of the ring as it is seen, and its lean (rise over run). */
const RING_FLAT = 0.26;
const RING_LEAN = -0.24;

/** Paints a planet, shaded as a sphere, texel by texel. Its canvas fits it closely. */
export function planetCanvas(scene: SettingScene, planet: Planet): Canvas {
  const reach = planet.radius * (planet.ring ? RING[1] * 1.05 : 1.16);
  const canvas = scene.painter.canvas({
    center: planet.x,
    width: 2 * reach,
    top: planet.y - reach,
    bottom: planet.y + reach,
    detail: planet.radius > 0.12 ? 0.6 : 1,
  });
  const { columns, rows } = canvas;
  const rgba = new Uint8ClampedArray(columns * rows * 4);
  const unit = reach / planet.radius;
  const texel = 1 / (canvas.scale * planet.radius);
  for (let row = 0; row < rows; row++) {
    const v = ((row + 0.5) / rows) * 2 * unit - unit;
    for (let column = 0; column < columns; column++) {
      const u = ((column + 0.5) / columns) * 2 * unit - unit;
      paintTexel(rgba, (row * columns + column) * 4, planet, u, v, texel);
    }
  }
  return canvas.pixels(rgba, columns, rows).finish();
}

/** One texel at (u, v) in radii from the planet's middle. */
function paintTexel(out: Uint8ClampedArray, at: number, planet: Planet, u: number, v: number, texel: number): void {
  const far = Math.sqrt(u * u + v * v);
  const ring = planet.ring ? ringAt(planet, u, v) : 0;
  const cover = clamp((1 - far) / texel + 0.5, 0, 1);
  const [sx, sy, sz] = planet.sun;
  if (cover > 0) {
    const z = Math.sqrt(Math.max(0, 1 - far * far));
    const facing = u * sx + v * sy + z * sz;
    const day = smoothStep(-0.12, 0.55, facing);
    const limb = 0.55 + 0.45 * z;
    const surface = surfaceAt(planet, u, v, z);
    const rim = (1 - z) * (1 - z) * (1 - z) * day;
    for (let c = 0; c < 3; c++) {
      const lit =
        (surface[c] as number) * (0.035 + day * limb * (0.7 + 0.4 * Math.max(0, facing))) +
        rim * (planet.colors[2][c] as number) * 0.7;
      out[at + c] = lit;
    }
    out[at + 3] = 255 * cover;
  } else {
    // The air beyond the limb, on the side of the sun.
    const side = far > 0 ? (u * sx + v * sy) / far : 0;
    const haze = clamp(1 - (far - 1) / 0.14, 0, 1) * clamp(0.15 + side, 0, 1);
    for (let c = 0; c < 3; c++) out[at + c] = planet.colors[2][c] as number;
    out[at + 3] = 150 * haze * haze;
  }
  if (ring > 0 && (cover < 0.5 || v + RING_LEAN * -u > 0)) {
    const a = ring * 0.92;
    const under = (out[at + 3] as number) / 255;
    for (let c = 0; c < 3; c++)
      out[at + c] =
        ((out[at + c] as number) * (under * (1 - a))) / Math.max(1e-3, under * (1 - a) + a) +
        ((planet.colors[1][c] as number) * a) / Math.max(1e-3, under * (1 - a) + a);
    out[at + 3] = 255 * (under * (1 - a) + a);
  }
}

/** Density of the ring at a place, with its gaps; dim where the planet's shadow falls on it. */
function ringAt(planet: Planet, u: number, v: number): number {
  const w = (v - RING_LEAN * u) / RING_FLAT;
  const r = Math.sqrt(u * u + w * w);
  if (r < RING[0] || r > RING[1]) return 0;
  const across = (r - RING[0]) / (RING[1] - RING[0]);
  const grooves = 0.55 + 0.45 * noise(across * 22, 0.5, planet.seed + 9);
  const gap = across > 0.62 && across < 0.68 ? 0.12 : 1;
  const [sx, sy] = planet.sun;
  const behind = -(u * sx + v * sy);
  const shadow = 1 - 0.75 * smoothStep(0.1, 0.6, behind) * (1 - smoothStep(0.55, 0.85, Math.abs(u * sy - v * sx)));
  return grooves * gap * shadow * smoothStep(0, 0.05, across) * (1 - smoothStep(0.94, 1, across));
}

/** Colour of the ground, the clouds or the bands at a point of the sphere. */
function surfaceAt(planet: Planet, u: number, v: number, z: number): Rgb {
  const [base, second, air] = planet.colors;
  const { seed } = planet;
  // The sphere is unrolled a little, so that features crowd at the limb.
  const around = u / (0.62 + 0.38 * z);
  const down = v / (0.62 + 0.38 * z);
  if (planet.kind === 'banded') {
    const swirl = fractal(around * 2.2, down * 5, seed, 3) - 0.5;
    const band = noise(0.5, down * 6.5 + swirl * 1.3 + 40, seed + 3);
    const fine = noise(around * 1.5, down * 22 + swirl * 3, seed + 5) - 0.5;
    return mixAt(mixAt(base, second, smoothStep(0.25, 0.75, band)), air, 0.3 * (fine + 0.3) + 0.06);
  }
  const height = fractal(around * 2.6 + 7, down * 2.6, seed, 4);
  if (planet.kind === 'rocky') {
    const pits = fractal(around * 7, down * 7 + 20, seed + 11, 2);
    return mixAt(mixAt(base, second, smoothStep(0.42, 0.6, height)), [24, 20, 24], 0.5 * smoothStep(0.55, 0.75, pits));
  }
  const land = smoothStep(0.5, 0.54, height);
  const clouds = smoothStep(0.5, 0.72, fractal(around * 2.4 - 3, down * 4.6, seed + 21, 4));
  return mixAt(mixAt(base, second, land), [244, 248, 252], clouds * 0.9);
}

function fractal(x: number, y: number, seed: number, octaves: number): number {
  let sum = 0;
  let size = 1;
  let total = 0;
  for (let i = 0; i < octaves; i++) {
    sum += size * noise(x * 2 ** i, y * 2 ** i, seed + i * 101);
    total += size;
    size *= 0.52;
  }
  return sum / total;
}

/** Value noise on the unit lattice, 0–1. */
function noise(x: number, y: number, seed: number): number {
  const i = Math.floor(x);
  const j = Math.floor(y);
  const fx = x - i;
  const fy = y - j;
  const tx = fx * fx * (3 - 2 * fx);
  const ty = fy * fy * (3 - 2 * fy);
  const at = (a: number, b: number) =>
    mixUint32((Math.imul(a, 73856093) ^ Math.imul(b, 19349663) ^ seed) >>> 0) / 4294967296;
  const top = at(i, j) * (1 - tx) + at(i + 1, j) * tx;
  const low = at(i, j + 1) * (1 - tx) + at(i + 1, j + 1) * tx;
  return top * (1 - ty) + low * ty;
}

const FAMILIES: readonly { readonly kind: Planet['kind']; readonly colors: readonly [Rgb, Rgb, Rgb] }[] = [
  {
    kind: 'banded',
    colors: [
      [226, 178, 124],
      [164, 100, 72],
      [255, 226, 180],
    ],
  },
  {
    kind: 'banded',
    colors: [
      [120, 170, 214],
      [70, 108, 176],
      [186, 226, 255],
    ],
  },
  {
    kind: 'rocky',
    colors: [
      [206, 110, 70],
      [140, 66, 48],
      [255, 190, 150],
    ],
  },
  {
    kind: 'living',
    colors: [
      [40, 92, 168],
      [86, 132, 78],
      [150, 206, 255],
    ],
  },
  {
    kind: 'banded',
    colors: [
      [206, 150, 196],
      [120, 84, 160],
      [255, 206, 240],
    ],
  },
  {
    kind: 'rocky',
    colors: [
      [190, 188, 184],
      [120, 118, 122],
      [220, 224, 236],
    ],
  },
];

/** A planet of a random family. */
export function drawPlanet(
  random: Random,
  place: Pick<Planet, 'x' | 'y' | 'radius' | 'sun'>,
  options: { ring: boolean; family?: number },
): Planet {
  const family = FAMILIES[options.family ?? random.integer(FAMILIES.length)] as (typeof FAMILIES)[number];
  return { ...place, ...family, ring: options.ring, seed: random.integer(1 << 20) };
}
