import type { SceneSpec } from '../../creation/scene-spec.js';
import { BLOCK_SAMPLES } from '../../sound/audio-block.js';
import { type Mixture, MixtureLayer, type MixtureShares, planMixture } from '../../sound/mixture.js';
import { SoundKernel } from '../../sound/sound-kernel.js';
import { readAsset } from '../assets/build-assets.js';

const TONES = ['low', 'mid', 'high'] as const;

/**
 * The shares of every frame of a mixture, exactly: each of its noises is rendered by itself, as loud as it is in the
 * mixture, and its energy is summed up frame by frame. `mixtureAt` knows the same without hearing it, but for what two
 * frames have in common where one fades into the other: up to 5 points where the noise is slow and the frame short.
 */
export function exactShares(spec: SceneSpec): MixtureShares[] {
  const whole = planMixture(spec);
  const module = new WebAssembly.Module(Uint8Array.from(readAsset('sound-kernel.wasm')));
  const powers = TONES.map((tone) => {
    // A sound of no amplitude keeps its weight among the others: what is left is as loud as before.
    const others = spec.pure_sounds.map((sound) => (sound.tone === tone ? sound : { ...sound, amplitude: 0 }));
    return framePowers(new SoundKernel(module), { ...spec, pure_sounds: others }, whole);
  });
  return Array.from({ length: spec.frame_count }, (_, frame) => {
    const [low, mid, high] = powers.map((own) => own[frame] as number) as [number, number, number];
    const sum = low + mid + high;
    const strength = Math.min(100, 100 * Math.sqrt(sum));
    const share = (power: number): number => (sum > 0 ? (strength * power) / sum : 0);
    return { strength_pct: strength, silence: 100 - strength, rumble: share(low), tone: share(mid), hiss: share(high) };
  });
}

function framePowers(kernel: SoundKernel, spec: SceneSpec, whole: Mixture): number[] {
  const own = planMixture(spec);
  if (own.gain === 0) return new Array<number>(spec.frame_count).fill(0);
  const samples = rendered(
    kernel,
    new MixtureLayer(kernel, spec, whole.gain / own.gain, own),
    whole.slotStart(spec.frame_count),
  );
  return Array.from({ length: spec.frame_count }, (_, frame) => {
    const slot = samples.subarray(whole.slotStart(frame), whole.slotStart(frame + 1));
    return slot.reduce((sum, x) => sum + x * x, 0) / slot.length;
  });
}

/** The left channel of a layer; the mixture is the same in both. */
function rendered(kernel: SoundKernel, layer: MixtureLayer, count: number): Float32Array {
  const [left, right] = [kernel.allocateFloats(BLOCK_SAMPLES), kernel.allocateFloats(BLOCK_SAMPLES)];
  const samples = new Float32Array(Math.ceil(count / BLOCK_SAMPLES) * BLOCK_SAMPLES);
  for (let at = 0; at < count; at += BLOCK_SAMPLES) {
    kernel.loops.clear(left, BLOCK_SAMPLES);
    kernel.loops.clear(right, BLOCK_SAMPLES);
    layer.render(left, right);
    samples.set(new Float32Array(kernel.loops.memory.buffer, left, BLOCK_SAMPLES), at);
  }
  return samples;
}
