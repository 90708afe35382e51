import type { Random } from '../numerics/random.js';
import { SAMPLE_RATE } from './audio-block.js';
import { makeRecording, type Recording } from './sample-player.js';
import type { SoundKernel } from './sound-kernel.js';

/** Noise that rises and falls in pitch and strength: something passes. Peak about 0.5. */
export function whoosh(
  kernel: SoundKernel,
  shape: { readonly seconds: number; readonly peakAt: number; readonly lowHz: number; readonly highHz: number },
  random: Random,
): Recording {
  const recording = makeRecording(kernel, Math.round(shape.seconds * SAMPLE_RATE));
  const { peakAt, lowHz, highHz } = shape;
  kernel.loops.fillWhoosh(recording.at, recording.length, peakAt, lowHz, highHz, random.nextUint32());
  return recording;
}
