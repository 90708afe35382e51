// Notes at half the sample rate. One record per note:
//   f64: 0 hz, 8 side hz (0 = one tone), 16 gain left, 24 gain right, 32 attack, 40 half-life of the decay, 48 sustain,
//        56 length, 64 release (all times in half-rate samples), 72 vibrato in cents, 80 age, 88 envelope
//   i32: 96 table, 100 phase, 104 side phase, 108 first sample of its first block, 112 whether the room answers
import { clamp, line, powerOfTwo, sineTurns } from './arithmetic';
import { look, phases } from './tones';

const RECORD_BYTES = 120;
const HALF_RATE: f64 = 24000;
/** Envelope and pitch are straight lines over so many half-rate samples: 5.3 ms. */
const LINE = 128;
/** Below this a dying note is not heard: −60 dB. */
const INAUDIBLE: f64 = 0.001;
const VIBRATO_HZ: f64 = 5.2;
/** Strength of the widening tone. */
const SIDE: f32 = 0.4;

/**
 * Adds the next `samples` (a multiple of 128) of all notes to `room` or `dry` (each left, then right, f32) and
 * closes the gaps that ended notes leave in the list. Returns how many notes still sound.
 */
export function renderVoices(voices: usize, count: i32, samples: i32, room: usize, dry: usize): i32 {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const voice = voices + i * RECORD_BYTES;
    const out = load<i32>(voice, 112) != 0 ? room : dry;
    if (!renderVoice(voice, samples, out, out + (samples << 2))) continue;
    if (kept < i) memory.copy(voices + kept * RECORD_BYTES, voice, RECORD_BYTES);
    kept++;
  }
  return kept;
}

function renderVoice(voice: usize, samples: i32, left: usize, right: usize): bool {
  const attack = load<f64>(voice, 32);
  let from = load<i32>(voice, 108);
  store<i32>(voice, 0, 108);
  while (from < samples) {
    const to = (from | (LINE - 1)) + 1;
    const age = load<f64>(voice, 80) + <f64>(to - from);
    const envelope = load<f64>(voice, 88);
    const target = envelopeAt(voice, age);
    const slope = (target - envelope) / <f64>(to - from);
    if (load<f64>(voice, 8) > 0) addWide(voice, left, right, from, to, envelope, slope);
    else addPlain(voice, left, right, from, to, envelope, slope);
    store<f64>(voice, age, 80);
    store<f64>(voice, target, 88);
    if (target <= INAUDIBLE && age >= attack) return false;
    from = to;
  }
  return true;
}

/** Level of the envelope at an age: rise, fall to the sustain, release. */
function envelopeAt(voice: usize, age: f64): f64 {
  const attack = load<f64>(voice, 32), sustain = load<f64>(voice, 48);
  const halves = (age - attack) / load<f64>(voice, 40);
  const held = age < attack ? age / attack : sustain + (1 - sustain) * (halves > 40 ? 0 : powerOfTwo(-halves));
  const after = age - load<f64>(voice, 56);
  if (after <= 0) return held;
  const rest = Math.max(0, 1 - after / load<f64>(voice, 64));
  return held * rest * rest;
}

// @ts-ignore: decorator
@inline function phaseStep(hz: f64): i32 { return <i32><i64>Math.floor((hz / HALF_RATE) * 4294967296 + 0.5); }

/** 0 before the note begins: there the line of a first envelope is below it. */
// @ts-ignore: decorator
@inline function rising(envelope: v128): v128 { return f32x4.pmax(envelope, f32x4.splat(0)); }

/** One tone, panned. Fours begin at whole fours, so a note may begin with up to three silent samples. */
function addPlain(voice: usize, left: usize, right: usize, from: i32, to: i32, envelope: f64, slope: f64): void {
  const table = load<i32>(voice, 96), phase = load<i32>(voice, 100);
  const step = phaseStep(load<f64>(voice) * vibrato(voice));
  const gainLeft = f32x4.splat(<f32>load<f64>(voice, 16)), gainRight = f32x4.splat(<f32>load<f64>(voice, 24));
  const first = from & ~3;
  const early = from - first;
  let p = phases(phase - early * step, step);
  let e = line(<f32>(envelope + slope * <f64>(1 - early)), <f32>slope);
  const pStep = i32x4.splat(4 * step), eStep = f32x4.splat(<f32>(4 * slope));
  for (let i = first; i < to; i += 4) {
    const x = f32x4.mul(rising(e), look(table, p));
    const l = left + (i << 2), r = right + (i << 2);
    v128.store(l, f32x4.add(v128.load(l), f32x4.mul(gainLeft, x)));
    v128.store(r, f32x4.add(v128.load(r), f32x4.mul(gainRight, x)));
    p = i32x4.add(p, pStep);
    e = f32x4.add(e, eStep);
  }
  store<i32>(voice, phase + (to - from) * step, 100);
}

/**
 * A second, detuned tone is added on the left and taken away on the right: wide and alive in stereo, and gone
 * from the sum of both channels, where it would only beat.
 */
function addWide(voice: usize, left: usize, right: usize, from: i32, to: i32, envelope: f64, slope: f64): void {
  const table = load<i32>(voice, 96), phase = load<i32>(voice, 100), sidePhase = load<i32>(voice, 104);
  const step = phaseStep(load<f64>(voice)), sideStep = phaseStep(load<f64>(voice, 8));
  const gainLeft = f32x4.splat(<f32>load<f64>(voice, 16)), gainRight = f32x4.splat(<f32>load<f64>(voice, 24));
  const first = from & ~3;
  const early = from - first;
  let p = phases(phase - early * step, step), q = phases(sidePhase - early * sideStep, sideStep);
  let e = line(<f32>(envelope + slope * <f64>(1 - early)), <f32>slope);
  const pStep = i32x4.splat(4 * step), qStep = i32x4.splat(4 * sideStep), eStep = f32x4.splat(<f32>(4 * slope));
  for (let i = first; i < to; i += 4) {
    const level = rising(e);
    const middle = f32x4.mul(level, look(table, p));
    const side = f32x4.mul(f32x4.mul(level, f32x4.splat(SIDE)), look(table, q));
    const l = left + (i << 2), r = right + (i << 2);
    v128.store(l, f32x4.add(v128.load(l), f32x4.mul(gainLeft, f32x4.add(middle, side))));
    v128.store(r, f32x4.add(v128.load(r), f32x4.mul(gainRight, f32x4.sub(middle, side))));
    p = i32x4.add(p, pStep);
    q = i32x4.add(q, qStep);
    e = f32x4.add(e, eStep);
  }
  store<i32>(voice, phase + (to - from) * step, 100);
  store<i32>(voice, sidePhase + (to - from) * sideStep, 104);
}

/** Factor on the pitch: a swing that comes in after a quarter of a second. */
function vibrato(voice: usize): f64 {
  const cents = load<f64>(voice, 72);
  if (cents == 0) return 1;
  const seconds = load<f64>(voice, 80) / HALF_RATE;
  const depth = clamp((seconds - 0.25) / 0.5, 0, 1) * cents;
  return powerOfTwo((depth * sineTurns(seconds * VIBRATO_HZ)) / 1200);
}
