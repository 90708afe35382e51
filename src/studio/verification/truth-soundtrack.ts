import type { SceneSpec } from '../../creation/scene-spec.js';
import { sineTurns } from '../../numerics/arithmetic.js';
import { createSoundtrack as createOwnSoundtrack, type Soundtrack } from '../../sound/soundtrack.js';
import { changedSound } from './replay.js';
import { syntheticOf } from './synthetic-spec.js';

const HZ = 48000;

/** The sound of truths, for the crew: the product's own, or what a synthetic spec makes of it. */
export function createSoundtrack(spec: SceneSpec, kernel: WebAssembly.Module): Soundtrack {
  const what = syntheticOf(spec);
  if (what?.kind === 'sine') return played(spec, sine(what.hz, what.strength));
  if (what?.kind === 'replay') {
    const [left, right] = changedSound(what.path, what.change);
    return played(spec, (i) => [left[i] ?? 0, right[i] ?? 0]);
  }
  const own = createOwnSoundtrack(spec, kernel);
  if (what?.kind !== 'gain') return own;
  return { ...own, read: (samples) => own.read(samples).map((channel) => channel.map((x) => what.gain * x)) };
}

function sine(hz: number, strength: number): (sample: number) => [number, number] {
  const amplitude = (strength / 100) * Math.SQRT2;
  return (i) => {
    const x = amplitude * sineTurns((i * hz) / HZ);
    return [x, x];
  };
}

/** A track whose samples are known one by one. */
function played(spec: SceneSpec, sampleAt: (sample: number) => [number, number]): Soundtrack {
  const totalSamples = Math.round((spec.frame_count / spec.fps) * HZ);
  let position = 0;
  return {
    sampleRate: HZ,
    channels: 2,
    totalSamples,
    read(samples) {
      const count = Math.max(0, Math.min(samples, totalSamples - position));
      const channels = [new Float32Array(count), new Float32Array(count)] as [Float32Array, Float32Array];
      for (let i = 0; i < count; i++) [channels[0][i], channels[1][i]] = sampleAt(position + i) as [number, number];
      position += count;
      return channels;
    },
  };
}
