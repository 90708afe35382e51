import { clamp, NOISE_SCALE, nextNoise, sineTurns, smoothStep } from './arithmetic';

/**
 * Adds `count` samples (a multiple of 4) of two stereo textures: white noise through a state variable filter
 * (H. Chamberlin, "Musical Applications of Microprocessors", 1985) whose frequency and gain move on lines.
 * `pair` holds vectors of the lanes left 1, right 1, left 2, right 2:
 *   0 seeds (i32), 16 low, 32 band, 48 frequency, 64 its step, 80 damping, 96 gain, 112 its step,
 *   128 all ones where the low-pass is heard, else the band-pass
 */
export function addTexturePair(pair: usize, left: usize, right: usize, count: i32): void {
  let seed = v128.load(pair), low = v128.load(pair, 16), band = v128.load(pair, 32);
  let frequency = v128.load(pair, 48), gain = v128.load(pair, 96);
  const frequencyStep = v128.load(pair, 64), damping = v128.load(pair, 80), gainStep = v128.load(pair, 112);
  const isLow = v128.load(pair, 128);
  for (let i = 0; i < count; i += 4) {
    let y0 = f32x4.splat(0), y1 = y0, y2 = y0, y3 = y0;
    for (let k = 0; k < 4; k++) {
      seed = i32x4.add(i32x4.mul(seed, i32x4.splat(1664525)), i32x4.splat(1013904223));
      const noise = f32x4.mul(f32x4.convert_i32x4_s(seed), f32x4.splat(<f32>NOISE_SCALE));
      low = f32x4.add(low, f32x4.mul(frequency, band));
      const drive = f32x4.sub(f32x4.sub(noise, low), f32x4.mul(damping, band));
      band = f32x4.add(band, f32x4.mul(frequency, drive));
      frequency = f32x4.add(frequency, frequencyStep);
      gain = f32x4.add(gain, gainStep);
      y0 = y1;
      y1 = y2;
      y2 = y3;
      y3 = f32x4.mul(gain, v128.bitselect(low, band, isLow));
    }
    // Both textures summed: lanes 0 and 1 of each are left and right.
    const a = f32x4.add(v128.shuffle<f32>(y0, y1, 0, 1, 4, 5), v128.shuffle<f32>(y0, y1, 2, 3, 6, 7));
    const b = f32x4.add(v128.shuffle<f32>(y2, y3, 0, 1, 4, 5), v128.shuffle<f32>(y2, y3, 2, 3, 6, 7));
    const l = left + (i << 2), r = right + (i << 2);
    v128.store(l, f32x4.add(v128.load(l), v128.shuffle<f32>(a, b, 0, 2, 4, 6)));
    v128.store(r, f32x4.add(v128.load(r), v128.shuffle<f32>(a, b, 1, 3, 5, 7)));
  }
  v128.store(pair, seed);
  v128.store(pair, low, 16);
  v128.store(pair, band, 32);
}

/** A sum of partials over one period, f32. `partials`: records of cycles, amplitude, phase in turns (f64). */
export function fillPartials(out: usize, scratch: usize, samples: i32, partials: usize, count: i32): void {
  memory.fill(scratch, 0, (samples + 1) << 3);
  for (let k = 0; k < count; k++) {
    const partial = partials + k * 24;
    const turns = load<f64>(partial) / <f64>samples;
    const amplitude = load<f64>(partial, 8), phase = load<f64>(partial, 16);
    // Two samples at once, each turned by two samples' angle.
    const c = f64x2.splat(sineTurns(2 * turns + 0.25)), s = f64x2.splat(sineTurns(2 * turns));
    let re = f64x2.splat(amplitude * sineTurns(phase + 0.25)), im = f64x2.splat(amplitude * sineTurns(phase));
    re = f64x2.replace_lane(re, 1, amplitude * sineTurns(phase + turns + 0.25));
    im = f64x2.replace_lane(im, 1, amplitude * sineTurns(phase + turns));
    for (let i = 0; i < samples; i += 2) {
      const at = scratch + (i << 3);
      v128.store(at, f64x2.add(v128.load(at), im));
      const turned = f64x2.sub(f64x2.mul(re, c), f64x2.mul(im, s));
      im = f64x2.add(f64x2.mul(re, s), f64x2.mul(im, c));
      re = turned;
    }
  }
  for (let i = 0; i < samples; i++) store<f32>(out + (i << 2), <f32>load<f64>(scratch + (i << 3)));
}

/**
 * Adds `count` samples of a periodic table from place `position` on. With a `fade` (f32 per sample, else 0) the gain
 * is multiplied by it.
 */
export function addPeriodic(out: usize, table: usize, period: i32, position: i32, count: i32, gain: f32, fade: usize): void {
  let p = position;
  const gains = f32x4.splat(gain);
  for (let i = 0; i < count; ) {
    const end = i + min(count - i, period - p);
    const shift = (p - i) << 2;
    p = 0;
    for (; i + 4 <= end; i += 4) {
      const at = out + (i << 2);
      let x = f32x4.mul(gains, v128.load(table + (i << 2) + shift));
      if (fade) x = f32x4.mul(x, v128.load(fade + (i << 2)));
      v128.store(at, f32x4.add(v128.load(at), x));
    }
    for (; i < end; i++) {
      const at = out + (i << 2);
      let x = gain * load<f32>(table + (i << 2) + shift);
      if (fade) x *= load<f32>(fade + (i << 2));
      store<f32>(at, load<f32>(at) + x);
    }
  }
}

/** Straight rise at the start and fall over the last tenth, so that nothing clicks. */
// @ts-ignore: decorator
@inline export function edge(i: i32, count: i32, attack: f64): f64 {
  return Math.min(1, Math.min(<f64>i / attack, <f64>(count - i) / (0.1 * <f64>count)));
}

/** A short burst of noise about one frequency (a filter coefficient) that dies away by `decay` per sample. */
export function fillBurst(out: usize, count: i32, frequency: f64, damping: f64, decay: f64, level: f64, seed: i32): void {
  let noise = seed, low: f64 = 0, band: f64 = 0, envelope = level;
  for (let i = 0; i < count; i++) {
    noise = nextNoise(noise);
    low += frequency * band;
    band += frequency * (<f64>noise * NOISE_SCALE - low - damping * band);
    store<f32>(out + (i << 2), <f32>(envelope * band * damping * edge(i, count, 96)));
    envelope *= decay;
  }
}

/** Noise that rises in pitch and strength until the part `peakAt` of its time, then falls. */
export function fillWhoosh(out: usize, count: i32, peakAt: f64, lowHz: f64, highHz: f64, seed: i32): void {
  let noise = seed, low: f64 = 0, band: f64 = 0, frequency: f64 = 0, damping: f64 = 0.7;
  for (let i = 0; i < count; i++) {
    const t = <f64>i / <f64>count;
    const swell = t < peakAt ? smoothStep(0, peakAt, t) : 1 - smoothStep(peakAt, 1, t);
    if ((i & 63) == 0) {
      frequency = 2 * sineTurns(clamp(lowHz + (highHz - lowHz) * swell, 10, 7800) / 96000);
      damping = Math.min(0.7, 2 - frequency);
    }
    noise = nextNoise(noise);
    low += frequency * band;
    band += frequency * (<f64>noise * NOISE_SCALE - low - damping * band);
    store<f32>(out + (i << 2), <f32>(0.8 * swell * swell * band * damping));
  }
}
