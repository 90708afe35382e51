import { line, sineTurns } from './arithmetic';
import { edge } from './noise';

const SAMPLE_RATE: f64 = 48000;

/** Adds `count` samples of a recording to both channels, the gains on lines. */
export function addShot(samples: usize, left: usize, right: usize, count: i32, gainLeft: f32, gainRight: f32, slopeLeft: f32, slopeRight: f32): void {
  let i = 0;
  let l = line(gainLeft, slopeLeft), r = line(gainRight, slopeRight);
  const lStep = f32x4.splat(4 * slopeLeft), rStep = f32x4.splat(4 * slopeRight);
  for (; i + 4 <= count; i += 4) {
    const x = v128.load(samples + (i << 2));
    const toLeft = left + (i << 2), toRight = right + (i << 2);
    v128.store(toLeft, f32x4.add(v128.load(toLeft), f32x4.mul(l, x)));
    v128.store(toRight, f32x4.add(v128.load(toRight), f32x4.mul(r, x)));
    l = f32x4.add(l, lStep);
    r = f32x4.add(r, rStep);
  }
  for (; i < count; i++) {
    const x = load<f32>(samples + (i << 2));
    const toLeft = left + (i << 2), toRight = right + (i << 2);
    store<f32>(toLeft, load<f32>(toLeft) + (gainLeft + slopeLeft * <f32>i) * x);
    store<f32>(toRight, load<f32>(toRight) + (gainRight + slopeRight * <f32>i) * x);
  }
}

/** A tone that falls from one pitch to another (`glide`, per sample) and dies away (`decay`, per sample). */
export function fillDrum(out: usize, sine: usize, count: i32, fromHz: f64, toHz: f64, decay: f64, glide: f64, level: f64): void {
  let envelope = level, above = fromHz - toHz, phase: f64 = 0;
  for (let i = 0; i < count; i++) {
    store<f32>(out + (i << 2), <f32>(envelope * coarseSine(sine, phase) * edge(i, count, 144)));
    phase += (toHz + above) / SAMPLE_RATE;
    if (phase >= 1) phase -= 1;
    envelope *= decay;
    above *= glide;
  }
}

/** Adds a sine that glides from one pitch to another under half a wave. */
export function addSweep(out: usize, sine: usize, count: i32, fromHz: f64, toHz: f64, level: f64): void {
  let phase: f64 = 0;
  for (let i = 0; i < count; i++) {
    const t = <f64>i / <f64>count;
    const at = out + (i << 2);
    store<f32>(at, <f32>(<f64>load<f32>(at) + level * sineTurns(t / 2) * coarseSine(sine, phase)));
    phase += (fromHz + (toHz - fromHz) * t) / SAMPLE_RATE;
    if (phase >= 1) phase -= 1;
  }
}

/** Sine of a phase in [0, 1) turns from the table, without interpolation: error below 0.0062. */
// @ts-ignore: decorator
@inline function coarseSine(sine: usize, phase: f64): f64 {
  return load<f32>(sine + (<i32>(phase * 1024) << 2));
}
