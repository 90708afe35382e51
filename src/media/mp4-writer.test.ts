import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AV_CODEC_ID_AAC,
  AV_CODEC_ID_H264,
  AV_PIX_FMT_YUV420P,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants';
import { FormatContext } from 'node-av/lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeMedia } from './media-decoder.js';
import { MediaError } from './media-error.js';
import { Mp4Writer } from './mp4-writer.js';
import { readRecipe } from './recipe.js';
import { frameBytes } from './video-encoder.js';

const SPEC = { text: 'grüße 日本語 🎬 \u0000 "quoted"', list: [1, 2.5, null] };

interface Clip {
  width: number;
  height: number;
  fps: number;
  frames: number;
  prompt: string;
  spec: unknown;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-media-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function openWriter(name: string, clip: Partial<Clip> = {}): { writer: Mp4Writer; path: string; clip: Clip } {
  const whole = { width: 128, height: 64, fps: 24, frames: 24, prompt: 'a test', spec: SPEC, ...clip };
  const path = join(folder, name);
  const recipe = {
    software: 'motion-productions' as const,
    version: '1.2.3',
    prompt: whole.prompt,
    seed: 2 ** 53 - 1,
    spec: whole.spec,
  };
  return { writer: new Mp4Writer(path, { ...whole, recipe }), path, clip: whole };
}

/** A frame whose luma is one level, different for each index. */
function flatFrame(clip: Clip, index: number): Uint8Array {
  const frame = new Uint8Array(frameBytes(clip.width, clip.height)).fill(128);
  return frame.fill(levelOf(index), 0, clip.width * clip.height);
}
const levelOf = (index: number): number => 40 + ((index * 37) % 160);

/** Writes levels as picture and a click on the first sample of every frame as sound. */
function writeClip(name: string, options: Partial<Clip> = {}): { path: string; clip: Clip } {
  const { writer, path, clip } = openWriter(name, options);
  const perFrame = 48000 / clip.fps;
  for (let i = 0; i < clip.frames; i++) {
    writer.writeFrame(flatFrame(clip, i));
    const sound = new Float32Array(perFrame);
    sound[0] = 0.8;
    writer.writeSamples(
      sound,
      sound.map((v) => -v),
    );
  }
  writer.finish();
  return { path, clip };
}

function decodeAll(path: string) {
  const levels: number[] = [];
  const times: number[] = [];
  const left: number[] = [];
  const media = decodeMedia(path, {
    onFrame: ({ i420, timeSeconds }) => {
      levels.push(i420[0] as number);
      times.push(timeSeconds);
    },
    onAudio: ({ channels }) => left.push(...(channels[0] as Float32Array)),
  });
  return { media, levels, times, left };
}

describe('Mp4Writer', () => {
  it.each([
    [12, 3],
    [24, 6],
    [25, 26],
    [30, 11],
    [60, 61],
    [24, 1],
  ])('gives back every frame and sample at %i fps, %i frames', (fps, frames) => {
    const { path } = writeClip(`count-${fps}-${frames}.mp4`, { fps, frames });
    const { media, levels, times, left } = decodeAll(path);
    expect(media.video).toMatchObject({ width: 128, height: 64, fps, frames });
    expect(media.audio).toEqual({ sampleRate: 48000, channels: 2, samples: (frames * 48000) / fps });
    expect(media.damage).toEqual({ packets: 0, frames: 0 });
    levels.forEach((level, i) => expect(Math.abs(level - levelOf(i))).toBeLessThanOrEqual(1));
    times.forEach((time, i) => expect(time).toBeCloseTo(i / fps, 4));
    // The click that belongs to frame 1 comes back on the sample that it was written to.
    if (frames > 2) {
      const slot = left.slice(48000 / fps - 100, 48000 / fps + 100);
      expect(slot.indexOf(Math.max(...slot))).toBe(100);
    }
  });

  it('ends the sound with the picture, also for fractional durations', () => {
    const { path } = writeClip('fraction.mp4', { fps: 24, frames: 31 });
    const container = new FormatContext();
    container.openInputSync(path, null, null);
    container.findStreamInfoSync(null);
    const seconds = container.streams.map(
      (stream) => (Number(stream.duration) * stream.timeBase.num) / stream.timeBase.den,
    );
    container.closeInputSync();
    for (const duration of seconds) expect(duration).toBeCloseTo(31 / 24, 4);
  });

  it('tags H.264 4:2:0 BT.709 limited range with AAC and puts the index first', () => {
    const { path } = writeClip('tags.mp4');
    const container = new FormatContext();
    container.openInputSync(path, null, null);
    container.findStreamInfoSync(null);
    const par = container.streams[container.findBestStream(AVMEDIA_TYPE_VIDEO)]?.codecpar;
    expect(par).toMatchObject({
      codecId: AV_CODEC_ID_H264,
      format: AV_PIX_FMT_YUV420P,
      colorRange: AVCOL_RANGE_MPEG,
      colorSpace: AVCOL_SPC_BT709,
      colorPrimaries: AVCOL_PRI_BT709,
      colorTrc: AVCOL_TRC_BT709,
    });
    expect(container.streams[1]?.codecpar.codecId).toBe(AV_CODEC_ID_AAC);
    container.closeInputSync();
    const bytes = readFileSync(path);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  it('repeats the file byte for byte', () => {
    const hashes = ['a', 'b'].map((name) =>
      createHash('sha256')
        .update(readFileSync(writeClip(`repeat-${name}.mp4`).path))
        .digest('hex'),
    );
    expect(hashes[0]).toBe(hashes[1]);
  });

  it('carries its recipe, whatever the prompt holds and however long the spec is', () => {
    const prompt = 'zeile\n"\u0000 \u202e עברית 🎬';
    const spec = { ...SPEC, long: 'x'.repeat(300_000) };
    const { path } = writeClip('recipe.mp4', { frames: 3, prompt, spec });
    expect(readRecipe(path)).toEqual({
      software: 'motion-productions',
      version: '1.2.3',
      prompt,
      seed: 2 ** 53 - 1,
      spec,
    });
  });

  it('leaves nothing behind when it is given up, and refuses to go on', () => {
    const { writer, clip } = openWriter('given-up.mp4');
    writer.writeFrame(flatFrame(clip, 0));
    writer.abort();
    expect(readdirSync(folder).filter((name) => name.includes('given-up'))).toEqual([]);
    expect(() => writer.writeFrame(flatFrame(clip, 1))).toThrow(/already closed/);
  });

  it('leaves nothing behind when frames are missing', () => {
    const { writer, clip } = openWriter('short.mp4');
    writer.writeFrame(flatFrame(clip, 0));
    expect(() => writer.finish()).toThrow(/24 frames and 48000 samples, but received 1 and 0/);
    expect(readdirSync(folder).filter((name) => name.includes('short'))).toEqual([]);
  });

  it('leaves the earlier video of that name alone until the new one is whole', () => {
    const { path } = writeClip('kept.mp4');
    const before = readFileSync(path);
    const { writer } = openWriter('kept.mp4');
    expect(readFileSync(path).equals(before)).toBe(true);
    writer.abort();
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it.each([
    ['an odd width', { width: 129 }, 'media/not-encodable'],
    ['an odd height', { height: 65 }, 'media/not-encodable'],
    ['half a frame per second', { fps: 0.5 }, 'media/not-encodable'],
  ])('refuses %s without writing', (_what, clip, code) => {
    expect(() => openWriter('refused.mp4', clip)).toThrow(expect.objectContaining({ code }));
    expect(readdirSync(folder).filter((name) => name.includes('refused'))).toEqual([]);
  });

  it('says which folder is missing', () => {
    expect(() => openWriter(join('nowhere', 'a.mp4'))).toThrow(/folder ".*nowhere" does not exist/);
  });

  it('refuses a frame of the wrong size', () => {
    const { writer } = openWriter('wrong-size.mp4');
    expect(() => writer.writeFrame(new Uint8Array(10))).toThrow(/has 10 bytes/);
  });

  it('refuses a folder as the name of the video', () => {
    mkdirSync(join(folder, 'folder.mp4'));
    expect(() => openWriter('folder.mp4')).toThrow(/it is a folder/);
  });
});

describe('reading files of others', () => {
  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['a text', Buffer.from('not a video at all\n'.repeat(50))],
    ['noise', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3) * 104729) & 255))],
  ])('says that %s cannot be read', (_what, bytes) => {
    const path = join(folder, 'bad.mp4');
    writeFileSync(path, bytes);
    expect(() => decodeMedia(path, {})).toThrow(MediaError);
    expect(() => readRecipe(path)).toThrow(MediaError);
  });

  it('says that a missing file cannot be read', () => {
    expect(() => decodeMedia(join(folder, 'missing.mp4'), {})).toThrow(
      /Cannot read ".*missing.mp4": No such file or directory/,
    );
  });

  it('reads what is left of a truncated file and counts the damage', () => {
    const { path } = writeClip('whole.mp4', { frames: 48 });
    const cut = join(folder, 'cut.mp4');
    writeFileSync(cut, readFileSync(path).subarray(0, -6000));
    const { media } = decodeAll(cut);
    expect(media.video?.frames).toBeLessThan(48);
  });

  it('decodes a WAV file to floats', () => {
    const path = join(folder, 'tone.wav');
    writeFileSync(path, wav(Int16Array.from({ length: 4800 }, (_, i) => (i % 2 === 0 ? 16384 : -16384))));
    const { media, left } = decodeAll(path);
    expect(media).toMatchObject({ video: null, audio: { sampleRate: 48000, channels: 1, samples: 4800 } });
    expect(left.slice(0, 2)).toEqual([0.5, -0.5]);
    expect(left).toHaveLength(4800);
  });
});

function wav(samples: Int16Array): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(48000, 24);
  header.writeUInt32LE(96000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}
