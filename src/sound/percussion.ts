import { powerOfTwo } from '../numerics/arithmetic.js';
import type { Random } from '../numerics/random.js';
import { SAMPLE_RATE } from './audio-block.js';
import type { Drum } from './composer.js';
import { filterFrequency } from './filter-frequency.js';
import type { MoodStyle } from './moods.js';
import { makeRecording, overlay, type Recording } from './sample-player.js';
import type { SoundKernel } from './sound-kernel.js';

/** The drum kit of a mood: one sound per drum, played at different strengths. */
export function makeKit(kernel: SoundKernel, style: MoodStyle, random: Random): Record<Drum, Recording> {
  return {
    kick: drumTone(kernel, {
      fromHz: 120 + 60 * style.brightness,
      toHz: 42 + 12 * style.brightness,
      halfSeconds: 0.07,
      level: 0.5,
    }),
    snare: snare(kernel, style, random.fork('snare')),
    hat: noiseBurst(
      kernel,
      { hz: 2600 + 5000 * style.brightness, resonance: 0.7, halfSeconds: 0.012, level: 0.3 },
      random.fork('hat'),
    ),
  };
}

/** A drum is over after falling by half this many times: −42 dB. */
const HALVES = 7;

/** A tone that falls from one pitch to another and dies away: drums, booms, footfalls. */
export function drumTone(
  kernel: SoundKernel,
  shape: { fromHz: number; toHz: number; halfSeconds: number; level: number },
): Recording {
  const { fromHz, toHz, halfSeconds, level } = shape;
  const recording = makeRecording(kernel, Math.round(halfSeconds * HALVES * SAMPLE_RATE));
  const decay = powerOfTwo(-1 / (halfSeconds * SAMPLE_RATE));
  const glide = powerOfTwo(-1 / (0.22 * halfSeconds * SAMPLE_RATE));
  kernel.loops.fillDrum(recording.at, kernel.sine, recording.length, fromHz, toHz, decay, glide, level);
  return recording;
}

/** A short burst of noise about one frequency, 10 to 7800 Hz. */
export function noiseBurst(
  kernel: SoundKernel,
  shape: { hz: number; resonance: number; halfSeconds: number; level: number },
  random: Random,
): Recording {
  const recording = makeRecording(kernel, Math.round(shape.halfSeconds * HALVES * SAMPLE_RATE));
  const frequency = filterFrequency(shape.hz);
  kernel.loops.fillBurst(
    recording.at,
    recording.length,
    frequency,
    Math.min(shape.resonance, 2 - frequency),
    powerOfTwo(-1 / (shape.halfSeconds * SAMPLE_RATE)),
    shape.level,
    random.nextUint32(),
  );
  return recording;
}

function snare(kernel: SoundKernel, style: MoodStyle, random: Random): Recording {
  const body = drumTone(kernel, { fromHz: 260, toHz: 170, halfSeconds: 0.03, level: 0.25 });
  const wires = noiseBurst(
    kernel,
    { hz: 1800 + 1500 * style.brightness, resonance: 0.9, halfSeconds: 0.04, level: 0.35 },
    random,
  );
  return overlay(kernel, body, wires, 0);
}
