import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Observation } from '../src/extraction/observation.js';
import { Mp4Writer } from '../src/media/mp4-writer.js';
import { extract, extractStream } from '../src/studio/extract.js';
import { motion, startMotion } from './run-motion.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-extract-'));
  writeClip('clip.mp4', { frames: 31, height: 64 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WIDTH = 96;

/** A clip of 24 frames a second, gray 126 in its first second, then 60; odd frames sound, even frames are silent. */
function writeClip(name: string, { frames, height }: { frames: number; height: number }): string {
  const path = join(folder, name);
  const recipe = { software: 'motion-productions' as const, version: '0', prompt: '', seed: 1, spec: {} };
  const writer = new Mp4Writer(path, { width: WIDTH, height, fps: 24, frames, recipe });
  for (let i = 0; i < frames; i++) {
    const luma = i < 24 ? 126 : 60;
    writer.writeFrame(new Uint8Array((WIDTH * height * 3) / 2).fill(128).fill(luma, 0, WIDTH * height));
    const tone = Float32Array.from(
      { length: 2000 },
      (_, n) => (i % 2) * 0.5 * Math.sin((2 * Math.PI * 500 * n) / 48000),
    );
    writer.writeSamples(tone, tone);
  }
  writer.finish();
  return path;
}

describe('extract', () => {
  it('gives every frame, its colour, and the sound that lies under it', async () => {
    const observation = await extract(join(folder, 'clip.mp4'));
    expect(observation).toMatchObject({
      file: 'clip.mp4',
      width: 96,
      height: 64,
      fps: 24,
      sample_rate: 48000,
      damage: { packets: 0, frames: 0 },
    });
    expect(observation.duration_seconds).toBeCloseTo(31 / 24, 6);
    expect(observation.frames).toHaveLength(31);
    observation.frames.forEach(({ t, color, sound }, i) => {
      expect(t).toBeCloseTo(i / 24, 6);
      // Luma 126 of 16–235 is gray 128; 60 is gray 51.
      expect(Math.abs((color?.g ?? -1) - (i < 24 ? 128 : 51))).toBeLessThan(1.5);
      expect(sound?.tone).toBe(i % 2 === 0 ? 'silent' : 'mid');
      if (i % 2 === 1) expect(Math.abs((sound?.strength_pct ?? 0) - 35.4)).toBeLessThan(3);
    });
    expect(observation.windows.map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [1, 1.291667],
    ]);
    expect(observation.video.shots[0]?.start).toBe(0);
    expect(observation.video.shots.at(-1)?.end).toBe(1.291667);
  });

  it('measures the same again', async () => {
    const [first, second] = await Promise.all([extract(join(folder, 'clip.mp4')), extract(join(folder, 'clip.mp4'))]);
    expect(second).toEqual(first);
  });

  it('measures the same in memory that another file has used, called off or whole', async () => {
    const first = await extract(join(folder, 'clip.mp4'));
    const other = writeClip('tall.mp4', { frames: 40, height: 160 });
    const others = Array.from({ length: 4 }, () => extract(other));
    for (const each of await Promise.all(others)) expect(each.frames).toHaveLength(40);
    const called = Array.from({ length: 4 }, () => extract(other, { signal: AbortSignal.abort() }).catch(() => null));
    await Promise.all(called);
    const again = await Promise.all(Array.from({ length: 4 }, () => extract(join(folder, 'clip.mp4'))));
    for (const each of again) expect(each).toEqual(first);
  });

  it('can be called off', async () => {
    const path = writeClip('long.mp4', { frames: 240, height: 256 });
    const control = new AbortController();
    const running = extract(path, { signal: control.signal, onProgress: () => control.abort() });
    await expect(running).rejects.toMatchObject({ code: 'studio/aborted' });
    await expect(extract(path, { signal: control.signal })).rejects.toMatchObject({ code: 'studio/aborted' });
    expect((await extract(join(folder, 'clip.mp4'))).frames).toHaveLength(31);
  });

  it('passes on what its reader throws', async () => {
    const failing = { frames: () => Promise.reject(new Error('the disk is full')) };
    await expect(extractStream(join(folder, 'clip.mp4'), failing)).rejects.toThrow('the disk is full');
  });
});

const motionHere = (...args: string[]) => motion(args, { cwd: folder });

describe('motion extract', () => {
  it('prints all that was measured as JSON', async () => {
    const { code, stdout, stderr } = await motionHere('extract', 'clip.mp4', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(await extract(join(folder, 'clip.mp4')))));
  });

  it('says in words what a file holds', async () => {
    const { code, stdout } = await motionHere('extract', 'clip.mp4');
    expect(code).toBe(0);
    expect(stdout).toMatch(/picture +96x64, 24 fps, 1\.29 s, 31 frames\n/);
    expect(stdout).toMatch(/sound +48000 Hz/);
    expect(stdout).toMatch(/colour +#[0-9a-f]{6}\n/);
    expect(stdout).toMatch(/^ +0\.00–1\.00 /m);
  });

  it('measures sound alone', async () => {
    writeFileSync(join(folder, 'tone.wav'), wav(Int16Array.from({ length: 72000 }, (_, i) => 9000 * Math.sin(i / 20))));
    const { stdout } = await motionHere('extract', 'tone.wav', '--json');
    const { width, frames, windows, video } = JSON.parse(stdout) as Observation;
    expect({ width, count: frames.length, color: video.color }).toEqual({ width: null, count: 36, color: null });
    expect(windows.map(({ motion, audio_semantic }) => [motion, audio_semantic === null])).toEqual([
      [null, false],
      [null, false],
    ]);
  });

  it.each([
    ['nowhere.mp4', 1, /Cannot read "nowhere.mp4": No such file/],
    ['letter.txt', 1, /Cannot read "letter.txt"/],
    ['.', 1, /It is a folder/],
  ])('ends with an error that says what is wrong with %s', async (file, code, message) => {
    writeFileSync(join(folder, 'letter.txt'), 'Dear all,\nthere is no video in here.\n'.repeat(50));
    const run = await motionHere('extract', file, '--json');
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });

  it('ends with 2 when it is called wrongly', async () => {
    expect(await motionHere('extract')).toMatchObject({ code: 2, stdout: '' });
    expect(await motionHere('extract', 'clip.mp4', '--jsonl')).toMatchObject({ code: 2, stdout: '' });
  });

  it('stops when it is interrupted', async () => {
    // An hour of silence, of which the disk holds the header alone.
    const samples = new Int16Array(100);
    writeFileSync(join(folder, 'hour.wav'), wav(samples, 2 * 48000 * 3600));
    truncateSync(join(folder, 'hour.wav'), 44 + 2 * 48000 * 3600);
    const { child, ended } = startMotion(['extract', 'hour.wav', '--json'], { cwd: folder });
    setTimeout(() => child.kill('SIGINT'), 1500);
    const { code, stdout } = await ended;
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
  });
});

/** @param bytes - of sound, as the header says */
function wav(samples: Int16Array, bytes = samples.byteLength): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(48000, 24);
  header.writeUInt32LE(96000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}
