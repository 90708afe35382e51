import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clamp } from '../../numerics/arithmetic.js';
import { linearToSrgb, type Rgb, rgbToYuv, srgbToLinear } from '../../numerics/color.js';
import { hashText, mixUint32 } from '../../numerics/random.js';
import type { Placement } from '../../origins/vocabulary.js';
import { Arena, createSharedMemory, instantiateKernel } from '../kernel-host.js';
import { LOOKS } from '../looks/index.generated.js';
import { pointillist } from '../looks/pointillist.js';
import { DabPainter, type PaintedPlane } from './dab-painter.js';

const module = new WebAssembly.Module(readFileSync(new URL('../../../dist/assets/kernel.wasm', import.meta.url)));

const POOL: readonly Rgb[] = [
  [20, 30, 60],
  [40, 70, 150],
  [90, 140, 220],
  [170, 200, 240],
  [250, 240, 210],
  [255, 190, 120],
  [240, 120, 80],
  [170, 60, 60],
  [90, 40, 80],
  [30, 80, 50],
  [60, 130, 60],
  [150, 180, 80],
  [120, 90, 60],
  [200, 200, 200],
  [110, 110, 120],
  [200, 120, 180],
];

/** One colour and plane id per point of the frame, in pixels. */
type Picture = (x: number, y: number) => readonly [color: Rgb, id: number];

/** A sky that grows lighter downwards, a hill, and a disc on it. */
const landscape: Picture = (x, y) => {
  if ((x - 60) ** 2 + (y - 70) ** 2 < 500) return [[240, 150, 90], 7];
  if (y > 64 + 0.002 * (x - 60) ** 2) return [[50, 110 - y / 3, 60], 3];
  return [[60 + y, 90 + y, 190], 1];
};

const STILL = [1, 0, 0, 0, 1, 0, 0, 0, 1];

function plane(id: number, planeToScreen = STILL, screenToPlane = STILL): PaintedPlane {
  return { id, planeToScreen, screenToPlane, bounds: { x0: 0, y0: 0, x1: 4000, y1: 4000 }, isFigure: id === 7 };
}

function setUp(
  placement: Placement,
  options: { width?: number; height?: number; pool?: readonly Rgb[]; seed?: number } = {},
) {
  const { width = 192, height = 128, pool = POOL, seed = 11 } = options;
  const memory = createSharedMemory();
  const arena = new Arena(memory);
  const columns = Math.ceil(width / 3);
  const rows = Math.ceil(height / 3);
  const stride = (columns + 7) & ~7;
  const target = { at: arena.allocate(stride * rows * 8), width: columns, height: rows, stride };
  const out = arena.allocate((width * height * 3) / 2);
  const painter = new DabPainter(instantiateKernel(module, memory), arena, {
    width,
    height,
    pool,
    placement,
    seed,
    worker: { index: 0, count: 1 },
  });
  const paint = (picture: Picture, planes: readonly PaintedPlane[], frame = 0): Uint8Array => {
    const texels = new Int16Array(memory.buffer, target.at, stride * rows * 4);
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        const [color, id] = picture(((x + 0.5) * width) / columns, ((y + 0.5) * height) / rows);
        texels.set([...color.map((c) => Math.round((c / 255) * 32767)), id], (y * stride + x) * 4);
      }
    }
    painter.paint({ frame, target, planes, out });
    return new Uint8Array(memory.buffer, out, (width * height * 3) / 2).slice();
  };
  return { width, height, pool, painter, paint, bytes: () => new Uint8Array(memory.buffer) };
}

const PLANES = [plane(1), plane(3), plane(7)];

/** Topmost dab of every sample of one plane of the frame: its number where its alpha is full. */
const BASE = -1;
const MIXED = -2;
const AROUND = [-1, 0, 1];

function ownersOf(scene: ReturnType<typeof setUp>, chroma: boolean): Int32Array {
  const step = chroma ? 2 : 1;
  const width = scene.width / step;
  const height = scene.height / step;
  const owners = new Int32Array(width * height).fill(BASE);
  const bytes = scene.bytes();
  scene.painter.dabs().forEach((dab, number) => {
    const n = dab.layer.stampPixels;
    const alphas = dab.stampAt + 16 + 3 * n + (chroma ? n * n : 0);
    const size = n / step;
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const alpha = bytes[alphas + row * size + column];
        const x = dab.left / step + column;
        const y = dab.top / step + row;
        if (alpha === 0 || x < 0 || y < 0 || x >= width || y >= height) continue;
        owners[y * width + x] = alpha === 255 ? number : MIXED;
      }
    }
  });
  return owners;
}

describe('dab painter', () => {
  it.each(LOOKS.map((look) => [look.name, look.placement] as const))(
    'lays nothing but pool values inside the dabs of %s',
    (_, placement) => {
      const scene = setUp(placement, { width: 512, height: 384 });
      const { width, height, pool } = scene;
      const frame = scene.paint(landscape, PLANES);
      const codes = pool.map(rgbToYuv);
      const known = new Set(codes.map(String));
      const codeOf = (dab: number): readonly number[] => codes[values[dab] as number] as readonly number[];
      const values = scene.painter.dabs().map((dab) => dab.value);
      const luma = ownersOf(scene, false);
      const chroma = ownersOf(scene, true);
      const chromaAt = (i: number): readonly number[] => [
        frame[width * height + i] as number,
        frame[(width * height * 5) / 4 + i] as number,
      ];
      const impureLuma = luma.findIndex((owner, i) => owner >= 0 && frame[i] !== codeOf(owner)[0]);
      expect(impureLuma).toBe(-1);
      const impureChroma = chroma.findIndex(
        (owner, i) => owner >= 0 && String(chromaAt(i)) !== String(codeOf(owner).slice(1)),
      );
      expect(impureChroma).toBe(-1);
      // A pixel whose neighbours all belong to the same dab is that dab's value, or the base's, in all three components.
      const impure: string[] = [];
      for (let y = 1; y < height - 1; y++) {
        for (let x = 1; x < width - 1; x++) {
          const owner = luma[y * width + x] as number;
          if (
            owner === MIXED ||
            !AROUND.every(
              (d) =>
                luma[y * width + x + d * width - 1] === owner &&
                luma[y * width + x + d * width] === owner &&
                luma[y * width + x + d * width + 1] === owner,
            )
          )
            continue;
          const code = String([frame[y * width + x], ...chromaAt((y >> 1) * (width / 2) + (x >> 1))]);
          if (owner === BASE ? !known.has(code) : code !== String(codeOf(owner))) impure.push(`${x},${y}: ${code}`);
        }
      }
      expect(impure).toEqual([]);
      const whole = luma.filter(
        (owner, i) =>
          owner !== MIXED && chroma[(Math.floor(i / width) >> 1) * (width / 2) + ((i % width) >> 1)] === owner,
      );
      expect(whole.length / luma.length).toBeGreaterThan(0.25);
    },
  );

  it('covers every pixel, also beside planes that move apart, zoom, turn and tilt', () => {
    const moves = [
      [1, 0, 31.4, 0, 1, -7.7, 0, 0, 1],
      [1.7, 0, -60, 0, 1.7, -40, 0, 0, 1],
      [0.4, 0, 20, 0, 0.4, 20, 0, 0, 1],
      [0.8, -0.6, 60, 0.6, 0.8, -40, 0, 0, 1],
    ];
    for (const move of moves) {
      const scene = setUp(pointillist.placement, { pool: [[200, 90, 40]] });
      const [y, u, v] = rgbToYuv([200, 90, 40]);
      const frame = scene.paint(landscape, [plane(1), plane(3, move, inverse(move)), plane(7)]);
      const luma = scene.width * scene.height;
      expect(new Set(frame.subarray(0, luma))).toEqual(new Set([y]));
      expect(new Set(frame.subarray(luma, (luma * 5) / 4))).toEqual(new Set([u]));
      expect(new Set(frame.subarray((luma * 5) / 4))).toEqual(new Set([v]));
    }
  });

  it.each([
    [110, 120, 140],
    [170, 130, 110],
    [80, 100, 60],
  ] as const)('makes areas of the mean colour %i, %i, %i', (...color) => {
    const scene = setUp(pointillist.placement, { width: 240, height: 240 });
    const frame = scene.paint(() => [color, 1], [plane(1)]);
    const sum = [0, 0, 0];
    for (let y = 0; y < 240; y++) {
      for (let x = 0; x < 240; x++) {
        const at = 57600 + (y >> 1) * 120 + (x >> 1);
        const luma = ((frame[y * 240 + x] as number) - 16) / 219;
        const u = ((frame[at] as number) - 128) / 224;
        const v = ((frame[at + 14400] as number) - 128) / 224;
        const rgb = [luma + 1.5748 * v, luma - 0.187324 * u - 0.468124 * v, luma + 1.8556 * u];
        rgb.forEach((code, c) => {
          sum[c] = (sum[c] as number) + srgbToLinear(clamp(code, 0, 1)) / 57600;
        });
      }
    }
    sum.forEach((mean, c) => expect(Math.abs(255 * linearToSrgb(mean) - (color[c] as number))).toBeLessThan(8));
  });

  it('gives the same bytes as on every other machine', () => {
    const frame = setUp(pointillist.placement).paint(landscape, PLANES);
    expect(hashText(String.fromCharCode(...frame))).toMatchInlineSnapshot(`3723868318`);
  });

  it('gives other dabs for another seed', () => {
    const one = setUp(pointillist.placement, { seed: 1 }).paint(landscape, PLANES);
    expect(setUp(pointillist.placement, { seed: 2 }).paint(landscape, PLANES)).not.toEqual(one);
  });

  it('moves the dabs with their planes', () => {
    const scene = setUp(pointillist.placement, { width: 256, height: 192 });
    const before = scene.paint(landscape, PLANES);
    // A whole number of texels and of chroma samples.
    const shift = 12;
    const move = [1, 0, shift, 0, 1, 0, 0, 0, 1];
    const back = [1, 0, -shift, 0, 1, 0, 0, 0, 1];
    const after = scene.paint(
      (x, y) => landscape(x - shift, y),
      [1, 3, 7].map((id) => plane(id, move, back)),
    );
    let same = 0;
    let all = 0;
    for (let y = 16; y < 176; y++) {
      for (let x = 32; x < 224; x++, all++) if (after[y * 256 + x + shift] === before[y * 256 + x]) same++;
    }
    // What shows of the base between the dabs lies on the screen's grid.
    expect(same / all).toBeGreaterThan(0.95);
  });

  it('keeps the number of dabs while a plane comes nearer', () => {
    const count = (zoom: number): number => {
      const scene = setUp(pointillist.placement, { width: 256, height: 192 });
      scene.paint(
        () => [[120, 140, 180], 1],
        [plane(1, [zoom, 0, 0, 0, zoom, 0, 0, 0, 1], [1 / zoom, 0, 0, 0, 1 / zoom, 0, 0, 0, 1])],
      );
      return scene.painter.dabs().length;
    };
    const rest = count(1);
    for (const zoom of [0.3, 0.7, 1.1, 1.4, 1.8, 2, 3.3, 5]) expect(count(zoom) / rest).toBeCloseTo(1, 0.9);
  });

  it('holds every dab for ever, or redraws its value after the hold, each at its own time', () => {
    const changed = (holdFrames: number): number => {
      const scene = setUp({ ...pointillist.placement, holdFrames });
      const first = scene.paint(landscape, PLANES, 0);
      const values = scene.painter.dabs().map((dab) => dab.value);
      const second = scene.paint(landscape, PLANES, 1);
      if (holdFrames === 0) expect(second).toEqual(first);
      return scene.painter.dabs().filter((dab, i) => dab.value !== values[i]).length / values.length;
    };
    expect(changed(0)).toBe(0);
    expect(changed(5)).toBeGreaterThan(0.05);
    expect(changed(5)).toBeLessThan(0.25);
  });

  it('paints texels of unknown planes as one that stands still', () => {
    const scene = setUp(pointillist.placement);
    scene.paint(landscape, []);
    expect(scene.painter.dabs().length).toBeGreaterThan(500);
  });

  it('refuses odd sizes, empty pools and targets larger than the frame', () => {
    expect(() => setUp(pointillist.placement, { width: 191 })).toThrow(/even sizes/);
    expect(() => setUp(pointillist.placement, { pool: [] })).toThrow(/1 to 256/);
    const scene = setUp(pointillist.placement);
    expect(() =>
      scene.painter.paint({ frame: 0, target: { at: 0, width: 400, height: 40, stride: 400 }, planes: [], out: 0 }),
    ).toThrow(/larger than its frame/);
  });

  it('lays pixel art as exact squares of one value', () => {
    const scene = setUp({
      dabPixels: 24,
      shape: 'square',
      elongation: 1,
      orientation: 'level',
      jitter: 0,
      holdFrames: 0,
      spread: 0.2,
    });
    const size = scene.painter.plan.squarePixels;
    const frame = scene.paint(landscape, PLANES);
    for (let y = 0; y < scene.height; y++) {
      for (let x = 0; x < scene.width; x++) {
        const corner = (y - (y % size)) * scene.width + x - (x % size);
        expect(frame[y * scene.width + x]).toBe(frame[corner]);
      }
    }
  });

  it('agrees with a plain reading of its rules, node by node', () => {
    const placement: Placement = { ...pointillist.placement, orientation: 'free' };
    const scene = setUp(placement, { seed: 5 });
    scene.paint(landscape, PLANES);
    const expected = nodesByTheRules(scene, 5);
    const got = new Set(
      scene.painter
        .dabs()
        .filter((dab) => dab.layer.name === 'ground')
        .map((dab) => `${dab.left + 8},${dab.top + 8}`),
    );
    const agreeing = expected.filter((node) => got.has(node)).length;
    expect(expected.length).toBeGreaterThan(500);
    expect(agreeing / expected.length).toBeGreaterThan(0.999);
  });
});

/** Even pixel at or before each node of the ground layer at rest, in double precision: the scalar twin of the lattice. */
function nodesByTheRules(scene: ReturnType<typeof setUp>, seed: number): string[] {
  const layer = scene.painter.plan.layers[0];
  if (!layer) return [];
  const { cell, reach } = layer;
  const hashed = hashText(String(seed));
  const unit = (hash: number): number => (hash >>> 9) / 8388608;
  const nodes: string[] = [];
  for (const { id, isFigure } of PLANES) {
    const salt = mixUint32(hashed + 1) ^ mixUint32(hashed ^ Math.imul(id + 1, 0x9e3779b1));
    for (let row = -4; row < 100; row++) {
      for (let column = -4; column < 100; column++) {
        const hash = mixUint32(Math.imul(column * 256, 0x9e3779b1) ^ Math.imul(row * 256, 0x85ebca77) ^ salt);
        const x = (column + (unit(hash) - 0.5) * 0.95) * cell;
        const y = (row + (unit(hash << 11) - 0.5) * 0.95) * cell;
        if (isFigure || x < -reach || y < -reach || x > scene.width + reach || y > scene.height + reach) continue;
        const texel = (v: number, size: number): number => {
          const count = Math.ceil(size / 3);
          return ((Math.min(Math.max(Math.floor((v * count) / size), 0), count - 1) + 0.5) * size) / count;
        };
        if (landscape(texel(x, scene.width), texel(y, scene.height))[1] === id) {
          nodes.push(`${Math.floor(Math.floor(2 * x + 0.5) / 4) * 2},${Math.floor(Math.floor(2 * y + 0.5) / 4) * 2}`);
        }
      }
    }
  }
  return nodes;
}

function inverse(m: readonly number[]): number[] {
  const [a, b, c, d, e, f] = m as [number, number, number, number, number, number];
  const det = a * e - b * d;
  return [e / det, -b / det, (b * f - c * e) / det, -d / det, a / det, (c * d - a * f) / det, 0, 0, 1];
}
