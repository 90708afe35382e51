import type { SceneSpec } from '../../creation/scene-spec.js';
import { sineTurns } from '../../numerics/arithmetic.js';
import { createSoundtrack as createOwnSoundtrack, type Soundtrack } from '../../sound/soundtrack.js';
import { syntheticOf } from './synthetic-spec.js';

/** The sound of truths, for the crew: the product's own, or what a synthetic spec makes of it. */
export function createSoundtrack(spec: SceneSpec, kernel: WebAssembly.Module): Soundtrack {
  const what = syntheticOf(spec);
  const own = createOwnSoundtrack(spec, kernel);
  if (what?.kind === 'gain')
    return { ...own, read: (samples) => own.read(samples).map((one) => one.map((x) => what.gain * x)) };
  if (what?.kind !== 'sine') return own;
  const amplitude = (what.strength / 100) * Math.SQRT2;
  let position = 0;
  const read = (samples: number): Float32Array[] => {
    const count = Math.max(0, Math.min(samples, own.totalSamples - position));
    const start = position;
    position += count;
    const wave = Float32Array.from({ length: count }, (_, i) => amplitude * sineTurns(((start + i) * what.hz) / 48000));
    return [wave, wave];
  };
  return { ...own, read };
}
