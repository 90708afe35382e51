import { readFileSync } from 'node:fs';
import { ExtractionKernel, type PictureFrame } from '../../src/extraction/extraction-kernel.js';
import { MotionMeter } from '../../src/extraction/motion/motion-meter.js';
import { mixUint32 } from '../../src/numerics/random.js';

const MODULE = new WebAssembly.Module(
  readFileSync(new URL('../../dist/assets/extraction-kernel.wasm', import.meta.url)),
);

export const newKernel = (): ExtractionKernel => new ExtractionKernel(MODULE);

/** Luma at a place of a frame, pixels from its middle. */
export type Luma = (x: number, y: number) => number;

/** Smooth noise about the middle of the range, with detail from 6 to 40 pixels; another one for every seed. */
export function texture(seed: number): Luma {
  const node = (i: number, j: number, octave: number): number =>
    mixUint32(mixUint32(i * 374761393 + seed * 31 + octave) + j * 668265263) / 4294967296;
  const ease = (t: number): number => t * t * (3 - 2 * t);
  return (x, y) => {
    let luma = 126;
    for (const [octave, [cell, height]] of (
      [
        [40, 90],
        [14, 60],
        [6, 30],
      ] as const
    ).entries()) {
      const [px, py] = [x / cell, y / cell];
      const [i, j] = [Math.floor(px), Math.floor(py)];
      const [u, v] = [ease(px - i), ease(py - j)];
      const top = node(i, j, octave) * (1 - u) + node(i + 1, j, octave) * u;
      const bottom = node(i, j + 1, octave) * (1 - u) + node(i + 1, j + 1, octave) * u;
      luma += height * (top * (1 - v) + bottom * v - 0.5);
    }
    return luma;
  };
}

const TABLE = 512;

/** The same noise from a table, between whose entries it runs straight: quick, for clips of many frames. It repeats every 512 pixels. */
export function quickTexture(seed: number): Luma {
  const look = texture(seed);
  const table = Float32Array.from({ length: TABLE * TABLE }, (_, i) => look(i % TABLE, Math.floor(i / TABLE)));
  const at = (i: number, j: number): number => table[(j & (TABLE - 1)) * TABLE + (i & (TABLE - 1))] as number;
  return (x, y) => {
    const [i, j] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [x - i, y - j];
    const top = at(i, j) * (1 - u) + at(i + 1, j) * u;
    return top * (1 - v) + (at(i, j + 1) * (1 - u) + at(i + 1, j + 1) * u) * v;
  };
}

/** A clip of grey frames, handed out one after the other in the kernel's memory. */
export interface Clip {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly count: number;
  /** The picture at a frame. */
  readonly lumaAt: (frame: number) => Luma;
  /** Time of a frame, where they do not come evenly. */
  readonly timeAt?: (frame: number) => number;
}

/** Tight I420 of one frame, the colour planes grey. */
export function paintFrame({ width, height }: Clip, luma: Luma): Uint8Array {
  const half = ((width + 1) >> 1) * ((height + 1) >> 1);
  const bytes = new Uint8Array(width * height + 2 * half).fill(128);
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      bytes[y * width + x] = Math.min(235, Math.max(16, Math.round(luma(x - cx, y - cy))));
  return bytes;
}

/** Hands every frame of a clip to `take`. */
export function play(kernel: ExtractionKernel, clip: Clip, take: (frame: PictureFrame) => void): void {
  const { width, height, fps, count, lumaAt, timeAt = (frame) => frame / fps } = clip;
  let at = 0;
  for (let index = 0; index < count; index++) {
    const bytes = paintFrame(clip, lumaAt(index));
    if (at === 0) at = kernel.allocate(bytes.length + 64);
    kernel.bytes(at, bytes.length).set(bytes);
    take({ at, width, height, index, timeSeconds: timeAt(index) });
  }
}

/** A clip seen by a new meter: its windows of one second, and the whole. */
export function meterClip(clip: Clip): {
  windows: ReturnType<MotionMeter['window']>[];
  video: ReturnType<MotionMeter['finish']>;
} {
  const kernel = newKernel();
  const meter = new MotionMeter(kernel, clip);
  play(kernel, clip, (frame) => meter.push(frame));
  const video = meter.finish();
  const length = Math.round(clip.fps);
  const windows = Array.from({ length: Math.max(1, Math.floor(clip.count / length)) }, (_, i) =>
    meter.window(i * length, Math.min(clip.count, (i + 1) * length)),
  );
  return { windows, video };
}
