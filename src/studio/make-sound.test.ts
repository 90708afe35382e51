import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extract } from './extract.js';
import { makeSound, type SoundCharacter, soundSpec } from './make-sound.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-sound-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function measured(character: SoundCharacter, seconds = 2.5) {
  const path = join(folder, 'a.wav');
  await makeSound({ character, seconds, seed: 7 }, path);
  return extract(path);
}

describe('a sound that is heard alone', () => {
  it('is measured as 24 instants a second', async () => {
    const { frames, duration_seconds, sample_rate } = await measured({
      tempo: 'fast',
      mood: 'tense',
      presence: 'music',
    });
    expect({ frames: frames.length, duration_seconds, sample_rate }).toEqual({
      frames: 60,
      duration_seconds: 2.5,
      sample_rate: 48_000,
    });
    expect(frames.every(({ sound }) => sound !== null)).toBe(true);
    expect(Math.max(...frames.map(({ sound }) => sound?.strength_pct ?? 0))).toBeGreaterThan(3);
  });

  it('is silent when silence is asked for', async () => {
    const { frames } = await measured({ tempo: 'medium', mood: 'neutral', presence: 'silence' }, 1);
    expect(new Set(frames.map(({ sound }) => sound?.tone))).toEqual(new Set(['silent']));
  });

  it('has the character that was asked for', () => {
    const character = { tempo: 'slow', mood: 'dark', presence: 'full' } as const;
    expect(soundSpec({ character, seconds: 1, seed: 1 })).toMatchObject({
      audio_tempo: 'slow',
      audio_mood: 'dark',
      audio_presence: 'full',
    });
  });
});
