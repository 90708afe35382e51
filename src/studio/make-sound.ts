import { writeFile } from 'node:fs/promises';
import type { SceneSpec } from '../creation/scene-spec.js';
import type { AudioMood, AudioPresence, AudioTempo } from '../origins/domains.js';
import { createSoundtrack } from '../sound/soundtrack.js';
import { loadSoundKernel } from './assets/load-sound-kernel.js';
import { imagine, understand } from './plan-video.js';
import { nothingLearned, type Recalled } from './registries/recall.js';

/** What a sound is to be like. */
export interface SoundCharacter {
  tempo: AudioTempo;
  mood: AudioMood;
  presence: AudioPresence;
}

export interface SoundOrder {
  character: SoundCharacter;
  seconds: number;
  /** Whole number in [0, 2^53). */
  seed: number;
  /** What was learned; default: nothing. */
  recalled?: Recalled;
}

/** Instants of sound in a second: as frames of video. */
export const SOUND_FPS = 24;
const SMALLEST = { width: 64, height: 64 };

/** The scene of a sound that is heard alone: nothing in it but what its character asks for. */
export function soundSpec({ character, seconds, seed, recalled = nothingLearned() }: SoundOrder): SceneSpec {
  const instruction = understand('abstract');
  const asked = {
    ...instruction,
    audio_tempo: character.tempo,
    audio_mood: character.mood,
    audio_presence: character.presence,
    asked: [...instruction.asked, 'audio_tempo', 'audio_mood', 'audio_presence'],
  };
  return imagine(asked, { ...SMALLEST, fps: SOUND_FPS, durationSeconds: seconds, seed }, recalled.knowledge);
}

/** Makes a sound and writes it as WAV: 16 bits, 48 kHz, stereo. */
export async function makeSound(order: SoundOrder, path: string): Promise<SceneSpec> {
  const spec = soundSpec(order);
  const track = createSoundtrack(spec, await loadSoundKernel());
  const [left, right] = track.read(track.totalSamples);
  await writeFile(path, wavOf(left as Float32Array, right as Float32Array, track.sampleRate));
  return spec;
}

const HEAD_BYTES = 44;
const CHANNELS = 2;
const SAMPLE_BYTES = 2;

/** A canonical WAV file. Source: Multimedia Programming Interface and Data Specifications 1.0 (1991), "WAVE". */
function wavOf(left: Float32Array, right: Float32Array, sampleRate: number): Buffer {
  const dataBytes = left.length * CHANNELS * SAMPLE_BYTES;
  const wav = Buffer.alloc(HEAD_BYTES + dataBytes);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(HEAD_BYTES - 8 + dataBytes, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(CHANNELS, 22);
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * CHANNELS * SAMPLE_BYTES, 28);
  wav.writeUInt16LE(CHANNELS * SAMPLE_BYTES, 32);
  wav.writeUInt16LE(8 * SAMPLE_BYTES, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(dataBytes, 40);
  for (let i = 0; i < left.length; i++) {
    wav.writeInt16LE(Math.round(32767 * (left[i] as number)), HEAD_BYTES + 4 * i);
    wav.writeInt16LE(Math.round(32767 * (right[i] as number)), HEAD_BYTES + 4 * i + 2);
  }
  return wav;
}
