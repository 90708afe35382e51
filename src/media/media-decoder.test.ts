import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AV_PIX_FMT_GBRP,
  AV_PIX_FMT_GRAY8,
  AV_PIX_FMT_RGB24,
  AV_PIX_FMT_RGBA,
  AV_PIX_FMT_YUV420P,
  AV_PIX_FMT_YUV420P10LE,
  AV_PIX_FMT_YUV422P,
  AV_PIX_FMT_YUV444P,
  AV_PIX_FMT_YUV444P10LE,
  AVCOL_RANGE_JPEG,
  AVCOL_RANGE_MPEG,
  AVCOL_RANGE_UNSPECIFIED,
  AVCOL_SPC_BT709,
  AVCOL_SPC_BT2020_NCL,
  AVCOL_SPC_SMPTE170M,
  AVCOL_SPC_UNSPECIFIED,
  type AVColorRange,
  type AVColorSpace,
  type AVPixelFormat,
} from 'node-av/constants';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ForeignPicture, writeForeignFile } from '../../tests/doubles/foreign-files.js';
import { labDifference, rgbToCieLab } from '../numerics/color-difference.js';
import { Random } from '../numerics/random.js';
import type { DecodedFrame } from './decode-handlers.js';
import { decodeMedia } from './media-decoder.js';
import { MediaError } from './media-error.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-decoder-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Rgb = readonly [number, number, number];
const PATCHES: readonly Rgb[] = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 255],
  [0, 0, 0],
  [128, 128, 128],
  [200, 80, 40],
  [30, 140, 190],
];

/** How a format writes a colour down. */
interface Coding {
  format: AVPixelFormat;
  bits: number;
  /** Luma samples per sample of chroma, across and down; 0 for formats without chroma. */
  across: number;
  down: number;
  matrix?: readonly [red: number, blue: number];
  isFull?: boolean;
}

const BT601 = [0.299, 0.114] as const;
const BT709 = [0.2126, 0.0722] as const;
const BT2020 = [0.2627, 0.0593] as const;

/** The codes of a colour: luma and chroma by the definition of its matrix and range. */
function codesOf(rgb: Rgb, { bits, matrix = BT709, isFull = false }: Coding): [number, number, number] {
  const [r, g, b] = rgb.map((code) => code / 255) as [number, number, number];
  const [red, blue] = matrix;
  const y = red * r + (1 - red - blue) * g + blue * b;
  const cb = (b - y) / (2 * (1 - blue));
  const cr = (r - y) / (2 * (1 - red));
  const one = 2 ** (bits - 8);
  const most = 2 ** bits - 1;
  const codes = isFull
    ? [most * y, 128 * one + most * cb, 128 * one + most * cr]
    : [one * (16 + 219 * y), one * (128 + 224 * cb), one * (128 + 224 * cr)];
  return codes.map((code) => Math.min(most, Math.round(code))) as [number, number, number];
}

/** Patches of colour side by side, as planes of the format. */
function patchPlanes(width: number, height: number, coding: Coding): Uint8Array {
  const patchAt = (x: number): Rgb => PATCHES[Math.floor((x * PATCHES.length) / width)] as Rgb;
  const plane = (channel: number, across: number, down: number): number[] => {
    const row = Array.from(
      { length: Math.ceil(width / across) },
      (_, x) => codesOf(patchAt(Math.min(width - 1, x * across)), coding)[channel] as number,
    );
    return Array.from({ length: Math.ceil(height / down) }, () => row).flat();
  };
  const codes = [
    ...plane(0, 1, 1),
    ...(coding.across > 0 ? [1, 2].flatMap((channel) => plane(channel, coding.across, coding.down)) : []),
  ];
  return coding.bits > 8 ? new Uint8Array(Uint16Array.from(codes).buffer) : Uint8Array.from(codes);
}

function decodeAll(path: string) {
  const frames: DecodedFrame[] = [];
  const sound: { timeSeconds: number; channels: Float32Array[] }[] = [];
  const media = decodeMedia(path, { onFrame: (frame) => frames.push(frame), onAudio: (block) => sound.push(block) });
  return { media, frames, sound };
}

/** The colour that a BT.709 display makes of the middle of patch `i`. */
function shownColor({ width, height, i420 }: DecodedFrame, i: number): Rgb {
  const x = Math.floor(((i + 0.5) * width) / PATCHES.length);
  const y = height >> 1;
  const chromaWidth = (width + 1) >> 1;
  const chromaPlane = chromaWidth * ((height + 1) >> 1);
  const mean = (base: number, stride: number, cx: number, cy: number): number => {
    let sum = 0;
    for (let dy = -2; dy < 2; dy++)
      for (let dx = -2; dx < 2; dx++) sum += i420[base + (cy + dy) * stride + cx + dx] as number;
    return sum / 16;
  };
  const luma = (mean(0, width, x, y) - 16) / 219;
  const cb = (mean(width * height, chromaWidth, x >> 1, y >> 1) - 128) / 224;
  const cr = (mean(width * height + chromaPlane, chromaWidth, x >> 1, y >> 1) - 128) / 224;
  const r = luma + 1.5748 * cr;
  const b = luma + 1.8556 * cb;
  const g = (luma - 0.2126 * r - 0.0722 * b) / 0.7152;
  return [r, g, b].map((value) => 255 * Math.min(1, Math.max(0, value))) as unknown as Rgb;
}

function expectPatches(frame: DecodedFrame, patches = PATCHES): void {
  patches.forEach((patch, i) => {
    expect(labDifference(rgbToCieLab(shownColor(frame, i)), rgbToCieLab(patch))).toBeLessThan(0.6);
  });
}

function writePicture(
  name: string,
  picture: Partial<ForeignPicture> & Pick<ForeignPicture, 'pixelFormat' | 'frames'>,
): string {
  const path = join(folder, name);
  const container = name.endsWith('.mp4') ? 'mp4' : 'matroska';
  writeForeignFile(path, container, { picture: { encoder: 'ffv1', width: 256, height: 32, fps: 24, ...picture } });
  return path;
}

const once = (bytes: Uint8Array): ForeignPicture['frames'] => [{ bytes, milliseconds: 0 }];

describe('colours of foreign files', () => {
  const yuv420 = { format: AV_PIX_FMT_YUV420P, bits: 8, across: 2, down: 2 };
  const cases: [string, Coding, AVColorSpace, AVColorRange][] = [
    ['4:2:0 in BT.709', yuv420, AVCOL_SPC_BT709, AVCOL_RANGE_MPEG],
    ['4:2:0 in BT.601', { ...yuv420, matrix: BT601 }, AVCOL_SPC_SMPTE170M, AVCOL_RANGE_MPEG],
    ['4:2:0 in BT.2020', { ...yuv420, matrix: BT2020 }, AVCOL_SPC_BT2020_NCL, AVCOL_RANGE_MPEG],
    ['4:2:0 of full range', { ...yuv420, isFull: true }, AVCOL_SPC_BT709, AVCOL_RANGE_JPEG],
    ['small 4:2:0 without tags', { ...yuv420, matrix: BT601 }, AVCOL_SPC_UNSPECIFIED, AVCOL_RANGE_UNSPECIFIED],
    ['4:2:2', { ...yuv420, format: AV_PIX_FMT_YUV422P, down: 1 }, AVCOL_SPC_BT709, AVCOL_RANGE_MPEG],
    ['4:4:4', { ...yuv420, format: AV_PIX_FMT_YUV444P, across: 1, down: 1 }, AVCOL_SPC_BT709, AVCOL_RANGE_MPEG],
    ['10 bits', { ...yuv420, format: AV_PIX_FMT_YUV420P10LE, bits: 10 }, AVCOL_SPC_BT709, AVCOL_RANGE_MPEG],
    [
      '10 bits, 4:4:4, BT.601, full range',
      { format: AV_PIX_FMT_YUV444P10LE, bits: 10, across: 1, down: 1, matrix: BT601, isFull: true },
      AVCOL_SPC_SMPTE170M,
      AVCOL_RANGE_JPEG,
    ],
  ];

  it.each(cases)('are true in %s', (what, coding, colorSpace, colorRange) => {
    const frames = once(patchPlanes(256, 32, coding));
    const path = writePicture(`${what.replace(/\W/g, '-')}.mkv`, {
      pixelFormat: coding.format,
      colorSpace,
      colorRange,
      frames,
    });
    expectPatches(decodeAll(path).frames[0] as DecodedFrame);
  });

  it('are those of BT.709 in high definition without tags', () => {
    const frames = once(patchPlanes(1280, 720, yuv420));
    const path = writePicture('hd.mkv', { width: 1280, height: 720, pixelFormat: yuv420.format, frames });
    expectPatches(decodeAll(path).frames[0] as DecodedFrame);
  });

  it('stay themselves in RGB', () => {
    const pixels = patchPixels(256, 32);
    const planes = [1, 2, 0].flatMap((channel) => pixels.map((pixel) => pixel[channel] as number));
    const planar = writePicture('gbr.mkv', {
      encoder: 'magicyuv',
      pixelFormat: AV_PIX_FMT_GBRP,
      frames: once(Uint8Array.from(planes)),
    });
    expectPatches(decodeAll(planar).frames[0] as DecodedFrame);
    const frames = once(Uint8Array.from(pixels.flat()));
    const packed = writePicture('rgb.mkv', { encoder: 'png', pixelFormat: AV_PIX_FMT_RGB24, frames });
    expectPatches(decodeAll(packed).frames[0] as DecodedFrame);
  });

  it('lie on black where they are transparent', () => {
    const pixels = patchPixels(256, 32).map(([r, g, b], i) => [r, g, b, i % 256 < 128 ? 255 : 0]);
    const frames = once(Uint8Array.from(pixels.flat()));
    const path = writePicture('clear.mkv', { encoder: 'png', pixelFormat: AV_PIX_FMT_RGBA, frames });
    const patches = PATCHES.map((patch, i): Rgb => (i < 4 ? patch : [0, 0, 0]));
    expectPatches(decodeAll(path).frames[0] as DecodedFrame, patches);
  });

  it('of gray pictures are gray', () => {
    const frames = once(Uint8Array.from({ length: 256 * 32 }, (_, i) => 30 * Math.floor((i % 256) / 32)));
    const path = writePicture('gray.mkv', { encoder: 'png', pixelFormat: AV_PIX_FMT_GRAY8, frames });
    const patches = PATCHES.map((_, i): Rgb => [30 * i, 30 * i, 30 * i]);
    expectPatches(decodeAll(path).frames[0] as DecodedFrame, patches);
  });
});

function patchPixels(width: number, height: number): number[][] {
  return Array.from({ length: width * height }, (_, i) => [
    ...(PATCHES[Math.floor(((i % width) * PATCHES.length) / width)] as Rgb),
  ]);
}

describe('shapes of foreign files', () => {
  it('are upright when the container turns the picture', () => {
    const width = 64;
    const height = 32;
    // Bright in the upper left quarter only.
    const luma = Uint8Array.from({ length: width * height }, (_, i) => (i % width < 32 && i < 16 * width ? 200 : 50));
    const bytes = Buffer.concat([luma, Buffer.alloc((width * height) / 2, 128)]);
    const turned = { width, height, colorSpace: AVCOL_SPC_BT709, colorRange: AVCOL_RANGE_MPEG, frames: once(bytes) };
    const brightCorner = (name: string, matrix: readonly number[]): string => {
      const displayMatrix = matrix.map((value, i) => value * (i === 8 ? 1 << 30 : 65536));
      const options = { crf: '0' };
      const picture = { ...turned, encoder: 'libx264', options, pixelFormat: AV_PIX_FMT_YUV420P, displayMatrix };
      const frame = decodeAll(writePicture(name, picture)).frames[0] as DecodedFrame;
      const at = (x: number, y: number): boolean =>
        (frame.i420[Math.floor(y * frame.height) * frame.width + Math.floor(x * frame.width)] as number) > 100;
      const corners = [
        at(0.2, 0.2) && 'upper left',
        at(0.8, 0.2) && 'upper right',
        at(0.2, 0.8) && 'lower left',
        at(0.8, 0.8) && 'lower right',
      ];
      return `${frame.width}x${frame.height} ${corners.filter(Boolean).join()}`;
    };
    expect(brightCorner('plain.mp4', [1, 0, 0, 0, 1, 0, 0, 0, 1])).toBe('64x32 upper left');
    expect(brightCorner('cw.mp4', [0, 1, 0, -1, 0, 0, 0, 0, 1])).toBe('32x64 upper right');
    expect(brightCorner('half.mp4', [-1, 0, 0, 0, -1, 0, 0, 0, 1])).toBe('64x32 lower right');
    expect(brightCorner('ccw.mp4', [0, -1, 0, 1, 0, 0, 0, 0, 1])).toBe('32x64 lower left');
    expect(brightCorner('flip.mp4', [1, 0, 0, 0, -1, 0, 0, 0, 1])).toBe('64x32 lower left');
  });

  it('are as wide as their pixels are shown', () => {
    const bytes = patchPlanes(256, 32, { format: AV_PIX_FMT_YUV420P, bits: 8, across: 2, down: 2, matrix: BT601 });
    const path = writePicture('wide.mkv', {
      pixelFormat: AV_PIX_FMT_YUV420P,
      pixelAspect: [3, 2],
      frames: once(bytes),
    });
    const { media, frames } = decodeAll(path);
    expect(media.video).toMatchObject({ width: 384, height: 32 });
    expectPatches(frames[0] as DecodedFrame);
  });

  it('may be odd', () => {
    const bytes = new Uint8Array(33 * 17 + 2 * 17 * 9).fill(128);
    const { frames } = decodeAll(
      writePicture('odd.mkv', { width: 33, height: 17, pixelFormat: AV_PIX_FMT_YUV420P, frames: once(bytes) }),
    );
    expect(frames[0]).toMatchObject({ width: 33, height: 17 });
    expect(frames[0]?.i420).toHaveLength(bytes.length);
  });
});

/** Frames of one luma each: that of frame i is `20 + 2 i`. */
function flatFrames(milliseconds: readonly number[], width = 64, height = 32): ForeignPicture['frames'] {
  return milliseconds.map((time, i) => ({
    bytes: new Uint8Array((width * height * 3) / 2).fill(128).fill(20 + 2 * i, 0, width * height),
    milliseconds: time,
  }));
}

const FLAT = {
  width: 64,
  height: 32,
  pixelFormat: AV_PIX_FMT_YUV420P,
  colorSpace: AVCOL_SPC_BT709,
  colorRange: AVCOL_RANGE_MPEG,
};

/** A click in the middle of every `every` samples. */
function clicks(samples: number, every: number): Float32Array {
  return Float32Array.from({ length: samples }, (_, i) => (i % every === every / 2 ? 0.9 : 0));
}

function clickTimes(sound: ReturnType<typeof decodeAll>['sound'], sampleRate: number): number[] {
  return sound.flatMap(({ timeSeconds, channels }) =>
    [...(channels[0] as Float32Array)].flatMap((value, i) =>
      Math.abs(value) > 0.4 ? [timeSeconds + i / sampleRate] : [],
    ),
  );
}

describe('times of foreign files', () => {
  it('are those that each frame carries, at a variable rate', () => {
    const times = [0, 40, 200, 210, 1000, 2500];
    const { frames, media } = decodeAll(writePicture('variable.mkv', { ...FLAT, frames: flatFrames(times) }));
    frames.forEach(({ timeSeconds }, i) => expect(timeSeconds).toBeCloseTo((times[i] as number) / 1000, 6));
    expect(media.video?.frames).toBe(6);
  });

  it('are even at a constant rate, though the container rounds them to milliseconds', () => {
    const times = Array.from({ length: 24 }, (_, i) => Math.round((i * 1000) / 24));
    const { frames, media } = decodeAll(writePicture('even.mkv', { ...FLAT, frames: flatFrames(times) }));
    frames.forEach(({ timeSeconds }, i) => expect(timeSeconds).toBeCloseTo(i / 24, 9));
    expect(media.video).toMatchObject({ fps: 24, frames: 24 });
    expect(media.video?.endSeconds).toBeCloseTo(1, 9);
  });

  it('begin with whatever begins first, and keep sound and picture together', () => {
    const times = Array.from({ length: 24 }, (_, i) => 5500 + Math.round((i * 1000) / 24));
    const path = join(folder, 'late.mkv');
    writeForeignFile(path, 'matroska', {
      picture: { encoder: 'ffv1', fps: 24, ...FLAT, frames: flatFrames(times) },
      sound: { encoder: 'pcm_s16le', sampleRate: 48000, channels: [clicks(72000, 2000)], startMilliseconds: 5000 },
      muxer: { avoid_negative_ts: 'disabled' },
    });
    const { frames, sound } = decodeAll(path);
    expect(sound[0]?.timeSeconds).toBeCloseTo(0, 6);
    frames.forEach(({ timeSeconds }, i) => expect(timeSeconds).toBeCloseTo(0.5 + i / 24, 3));
    clickTimes(sound, 48000).forEach((time, i) => expect(time).toBeCloseTo((i + 0.5) / 24, 3));
  });

  it.each([
    ['mp4', 'aac', 1],
    ['mp4', 'aac', 6],
    ['wav', 'pcm', 2],
  ])('hear a click on the sample that it was written to: %s, %s, %i channels', (container, encoder, count) => {
    const path = join(folder, `clicks-${count}.${container}`);
    const channels = Array.from({ length: count }, () => clicks(48000, 6000));
    const sound = { encoder: encoder === 'aac' ? 'aac' : 'pcm_s16le', sampleRate: 48000, channels };
    writeForeignFile(path, container, { sound });
    const decoded = decodeAll(path);
    expect(decoded.media).toMatchObject({ video: null, audio: { sampleRate: 48000, channels: count } });
    const times = clickTimes(decoded.sound, 48000);
    expect(times).toHaveLength(8);
    times.forEach((time, i) => expect(Math.abs(time - (i + 0.5) / 8)).toBeLessThan(1 / 48000 / 2));
  });
});

describe('files that are damaged or no media', () => {
  const whole = (frames = 48): string => {
    const path = join(folder, `whole-${frames}.mp4`);
    const random = Random.fromSeed(5);
    const grain = flatFrames(Array.from({ length: frames }, (_, i) => Math.round((i * 1000) / 24)));
    for (const { bytes } of grain) for (let i = 0; i < 2048; i++) bytes[i] = 60 + Math.floor(random.between(0, 100));
    writeForeignFile(path, 'mp4', {
      picture: { encoder: 'libx264', options: { preset: 'ultrafast', g: '12' }, fps: 24, ...FLAT, frames: grain },
      sound: { encoder: 'aac', sampleRate: 48000, channels: [clicks(2000 * frames, 2000)] },
      muxer: { movflags: '+faststart' },
    });
    return path;
  };

  it.each([0.4, 0.6, 0.8, 0.95])('are counted for what they promise and do not hold: cut at %d', (share) => {
    const bytes = readFileSync(whole());
    const cut = join(folder, `cut-${share}.mp4`);
    writeFileSync(cut, bytes.subarray(0, bytes.length * share));
    const { media, frames } = decodeAll(cut);
    expect(frames.length).toBeLessThan(48);
    expect(frames).toHaveLength(media.video?.frames ?? -1);
    expect(frames.length + media.damage.frames).toBe(48);
    expect(media.damage.packets).toBeGreaterThan(0);
  });

  it('hand out no frame that builds on a damaged one', () => {
    const bytes = readFileSync(whole());
    const reference = decodeAll(whole()).frames;
    const random = Random.fromSeed(3);
    for (let round = 0; round < 12; round++) {
      const broken = Buffer.from(bytes);
      const start = Math.floor(broken.length * random.between(0.3, 0.9));
      for (let i = 0; i < 60; i++) broken[start + i] = Math.floor(random.between(0, 256));
      const path = join(folder, 'broken.mp4');
      writeFileSync(path, broken);
      const { media, frames } = decodeAll(path);
      expect(frames.length + media.damage.frames).toBe(48);
      const differ = frames.filter((frame) => {
        const original = reference.find(({ timeSeconds }) => Math.abs(timeSeconds - frame.timeSeconds) < 0.001);
        return !original || Buffer.compare(original.i420, frame.i420) !== 0;
      });
      // Bits may change without breaking a rule of the codec: then nobody can tell, and the picture is another one.
      if (media.damage.frames > 0) expect(differ.length).toBeLessThanOrEqual(frames.length / 4);
    }
  });

  it('never crash, and end soon, however they are broken', () => {
    const bytes = readFileSync(whole(24));
    const random = Random.fromSeed(11);
    const path = join(folder, 'random.mp4');
    for (let round = 0; round < 60; round++) {
      const broken = Buffer.from(bytes.subarray(0, Math.floor(bytes.length * random.between(0.2, 1))));
      const hits = 1 + Math.floor(random.between(0, 40));
      for (let i = 0; i < hits; i++)
        broken[Math.floor(random.between(0, broken.length))] = Math.floor(random.between(0, 256));
      writeFileSync(path, broken);
      try {
        const { media, frames } = decodeAll(path);
        expect(media.damage.frames).toBeGreaterThanOrEqual(0);
        frames
          .slice(1)
          .forEach(({ timeSeconds }, i) => expect(timeSeconds).toBeGreaterThan(frames[i]?.timeSeconds ?? 0));
      } catch (error) {
        expect(error).toBeInstanceOf(MediaError);
      }
    }
  });

  it('say what is wrong with them', () => {
    const write = (name: string, bytes: Buffer | string): string => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    mkdirSync(join(folder, 'a-folder.mp4'));
    expect(() => decodeMedia(join(folder, 'a-folder.mp4'), {})).toThrow(/It is a folder/);
    expect(() => decodeMedia(write('empty.mp4', ''), {})).toThrow(/It is empty/);
    expect(() => decodeMedia(write('letter.txt', 'Dear all,\nno video here.\n'.repeat(100)), {})).toThrow(MediaError);
    expect(() => decodeMedia(write('subtitles.srt', '1\n00:00:01,000 --> 00:00:02,000\nHello\n'), {})).toThrow(
      /neither picture nor sound|Cannot read/,
    );
    expect(() => decodeMedia('http://localhost:1/a.mp4', {})).toThrow(/No such file/);
  });

  it('of names that look like patterns or places are read as files', () => {
    const frames = once(
      patchPlanes(256, 32, { format: AV_PIX_FMT_YUV420P, bits: 8, across: 2, down: 2, matrix: BT601 }),
    );
    for (const name of ['shot%03d.mkv', 'concat:a.mkv', 'a b#c?.mkv']) {
      const path = writePicture('named.mkv', { pixelFormat: AV_PIX_FMT_YUV420P, frames });
      writeFileSync(join(folder, name), readFileSync(path));
      expect(decodeAll(join(folder, name)).frames).toHaveLength(1);
    }
  });
});
