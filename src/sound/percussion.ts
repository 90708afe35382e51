import { powerOfTwo } from '../numerics/arithmetic.js';
import type { Random } from '../numerics/random.js';
import { SAMPLE_RATE } from './audio-block.js';
import type { Drum } from './composer.js';
import type { MoodStyle } from './moods.js';
import { StateVariableFilter } from './state-variable-filter.js';
import { coarseSine, phaseStep, TABLE_SAMPLES } from './wavetables.js';

/** The drum kit of a mood: one sound per drum, played at different strengths. */
export function makeKit(style: MoodStyle, random: Random): Record<Drum, Float32Array> {
  return {
    kick: drumTone({
      fromHz: 120 + 60 * style.brightness,
      toHz: 42 + 12 * style.brightness,
      halfSeconds: 0.07,
      level: 0.5,
    }),
    snare: snare(style, random.fork('snare')),
    hat: noiseBurst(
      { hz: 2600 + 5000 * style.brightness, resonance: 0.7, halfSeconds: 0.012, level: 0.3 },
      random.fork('hat'),
    ),
  };
}

/** A drum is over after falling by half this many times: −42 dB. */
const HALVES = 7;
const STEP_PER_HZ = phaseStep(1);

/** A tone that falls from one pitch to another and dies away: drums, booms, footfalls. */
export function drumTone(shape: { fromHz: number; toHz: number; halfSeconds: number; level: number }): Float32Array {
  const samples = new Float32Array(Math.round(shape.halfSeconds * HALVES * SAMPLE_RATE));
  const decay = powerOfTwo(-1 / (shape.halfSeconds * SAMPLE_RATE));
  const glide = powerOfTwo(-1 / (0.22 * shape.halfSeconds * SAMPLE_RATE));
  const attack = 0.003 * SAMPLE_RATE;
  let envelope = shape.level;
  let above = shape.fromHz - shape.toHz;
  let phase = 0;
  for (let i = 0; i < samples.length; i++) {
    samples[i] = envelope * coarseSine(phase) * edge(i, samples.length, attack);
    phase += STEP_PER_HZ * (shape.toHz + above);
    while (phase >= TABLE_SAMPLES) phase -= TABLE_SAMPLES;
    envelope *= decay;
    above *= glide;
  }
  return samples;
}

/** A short burst of noise about one frequency. */
export function noiseBurst(
  shape: { hz: number; resonance: number; halfSeconds: number; level: number },
  random: Random,
): Float32Array {
  const samples = new Float32Array(Math.round(shape.halfSeconds * HALVES * SAMPLE_RATE));
  const decay = powerOfTwo(-1 / (shape.halfSeconds * SAMPLE_RATE));
  const filter = new StateVariableFilter();
  filter.tune(shape.hz, shape.resonance);
  const attack = 0.002 * SAMPLE_RATE;
  let envelope = shape.level;
  for (let i = 0; i < samples.length; i++) {
    samples[i] = envelope * filter.band(2 * random.next() - 1) * edge(i, samples.length, attack);
    envelope *= decay;
  }
  return samples;
}

function snare(style: MoodStyle, random: Random): Float32Array {
  const body = drumTone({ fromHz: 260, toHz: 170, halfSeconds: 0.03, level: 0.25 });
  const wires = noiseBurst(
    { hz: 1800 + 1500 * style.brightness, resonance: 0.9, halfSeconds: 0.04, level: 0.35 },
    random,
  );
  const samples = new Float32Array(Math.max(body.length, wires.length));
  for (let i = 0; i < samples.length; i++) samples[i] = (body[i] ?? 0) + (wires[i] ?? 0);
  return samples;
}

/** Straight rise at the start and fall over the last tenth, so that nothing clicks. */
function edge(i: number, length: number, attack: number): number {
  return Math.min(1, i / attack, (length - i) / (0.1 * length));
}
