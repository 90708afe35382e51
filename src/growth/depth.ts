import type { SoundPrimitive } from '../origins/domains.js';
import { ANCHORS, between } from './anchors.js';
import { colorDepth } from './color-depth.js';
import type { AspectRef } from './discovery.js';
import { number, type Value, word } from './keys.js';
import { byDomain, type Shares, sharesOf, wholly } from './shares.js';

type DepthRule = (value: Value) => Shares;

/**
 * Depth of a value: what origin primitives it is made of, in percent, so that mixing them gives the value back.
 *
 * @param value - as `Discovery.value`
 * @throws {RangeError} when a number that the depth needs is missing
 */
export function depthOf({ registry, aspect }: AspectRef, value: Value): Shares {
  if (registry === 'narrative') return wholly(word(value, 'origin', word(value, 'value', 'general')));
  const rule = RULES[`${registry}.${aspect}`];
  if (!rule) throw new RangeError(`There is no aspect "${registry}.${aspect}".`);
  return rule(value);
}

const RULES: Readonly<Record<string, DepthRule>> = {
  'static.color': ofColor,
  'static.sound': ofSound,
  'dynamic.color': ofColor,
  'dynamic.motion': ofMotion,
  'dynamic.time': (v) =>
    byDomain({
      duration: between(ANCHORS.shot_length_seconds, number(v, 'duration')),
      fps: between(ANCHORS.fps, number(v, 'fps')),
    }),
  'dynamic.temporal': ofTemporal,
  'dynamic.technical': (v) =>
    byDomain({
      resolution: between(ANCHORS.resolution, number(v, 'width') * number(v, 'height')),
      aspect_ratio: between(ANCHORS.aspect_ratio, number(v, 'width') / number(v, 'height')),
      fps: between(ANCHORS.fps, number(v, 'fps')),
    }),
  'dynamic.lighting': ofLighting,
  'dynamic.composition': ofComposition,
  'dynamic.graphics': (v) =>
    byDomain({
      edge_density: between(ANCHORS.unit, number(v, 'edge_density')),
      spatial_variance: between(ANCHORS.unit, number(v, 'spatial_variance')),
      busyness: between(ANCHORS.unit, number(v, 'busyness')),
    }),
  'dynamic.gradient': (v) => wholly(word(v, 'gradient_type', 'angled')),
  'dynamic.camera': (v) =>
    byDomain({
      motion_type: wholly(word(v, 'motion_type', 'static')),
      speed:
        v.frame_widths_per_second === undefined
          ? wholly(word(v, 'speed', 'medium'))
          : between(ANCHORS.camera_speed, number(v, 'frame_widths_per_second')),
    }),
  'dynamic.transition': (v) =>
    byDomain({
      type: wholly(word(v, 'type', 'cut')),
      duration_seconds: between(ANCHORS.transition_seconds, number(v, 'duration_seconds', 0)),
    }),
  'dynamic.depth': (v) =>
    byDomain({
      parallax_strength: between(ANCHORS.parallax_strength, number(v, 'parallax_strength', 0)),
      layer_count: between(ANCHORS.layer_count, number(v, 'layer_count', 1)),
    }),
  'dynamic.audio_semantic': ofAudio,
  'dynamic.blend': ofBlend,
};

function ofColor(v: Value): Shares {
  return colorDepth([number(v, 'r'), number(v, 'g'), number(v, 'b')]);
}

/** What is missing to full strength is silence; the rest is split as measured, or is the noise of the tone. */
function ofSound(v: Value): Shares {
  const measured = v.origin_noises as Readonly<Record<SoundPrimitive, number>> | undefined;
  if (measured) return sharesOf(Object.entries(measured));
  const amplitude = Math.min(1, Math.max(0, number(v, 'amplitude')));
  const noise = NOISE_OF_TONE[word(v, 'tone', 'unknown')] ?? 'tone';
  return sharesOf([
    ['silence', noise === 'silence' ? 1 : 1 - amplitude],
    [noise, noise === 'silence' ? 0 : amplitude],
  ]);
}

/** Contract §3.1: any other word is tone. */
const NOISE_OF_TONE: Readonly<Record<string, SoundPrimitive>> = {
  silent: 'silence',
  silence: 'silence',
  low: 'rumble',
  rumble: 'rumble',
  high: 'hiss',
  hiss: 'hiss',
};

const ACCELERATION_OF_TREND: Readonly<Record<string, string>> = {
  increasing: 'ease_in',
  decreasing: 'ease_out',
  steady: 'constant',
};

function ofMotion(v: Value): Shares {
  const level = number(v, 'motion_level');
  const std = number(v, 'motion_std', 0);
  const direction = word(v, 'motion_direction', '');
  const rhythm = word(v, 'motion_rhythm', '');
  return byDomain({
    speed: between(ANCHORS.speed, level),
    smoothness: level > 0 ? between(ANCHORS.smoothness, std / level) : null,
    directionality: direction ? wholly(direction === 'neutral' ? 'none' : direction) : null,
    rhythm: rhythm ? wholly(rhythm) : null,
    acceleration: ofTrend(v),
  });
}

function ofTrend(v: Value): Shares {
  return wholly(ACCELERATION_OF_TREND[word(v, 'motion_trend', 'steady')] ?? 'constant');
}

function ofTemporal(v: Value): Shares {
  const duration = number(v, 'duration');
  const shots = number(v, 'shot_count', 1);
  return byDomain({
    shot_length_seconds: between(ANCHORS.shot_length_seconds, duration / shots),
    cut_frequency: between(ANCHORS.cut_frequency, duration > 0 ? ((shots - 1) * 60) / duration : 0),
    acceleration: ofTrend(v),
  });
}

function ofLighting(v: Value): Shares {
  return byDomain({
    ambient_level: between(ANCHORS.ambient_level, number(v, 'brightness') / 255),
    contrast_ratio: between(ANCHORS.contrast_ratio, number(v, 'contrast')),
    saturation: between(ANCHORS.saturation, number(v, 'saturation')),
    color_temperature:
      v.temperature === undefined ? null : between(ANCHORS.color_temperature, number(v, 'temperature')),
  });
}

/** Distance of the centre of light from the middle at which a picture is wholly heavy on that side. */
const WHOLLY_HEAVY = 0.25;

function ofComposition(v: Value): Shares {
  const side = (number(v, 'center_x') - 0.5) / WHOLLY_HEAVY;
  const top = (number(v, 'luminance_balance') - 0.5) / WHOLLY_HEAVY;
  const symmetry = word(v, 'symmetry', '');
  return byDomain({
    balance: sharesOf([
      ['left_heavy', Math.max(0, -side)],
      ['right_heavy', Math.max(0, side)],
      ['top_heavy', Math.max(0, top)],
      ['bottom_heavy', Math.max(0, -top)],
      ['balanced', Math.max(0, 1 - Math.abs(side) - Math.abs(top))],
    ]),
    symmetry: symmetry ? wholly(symmetry) : null,
  });
}

function ofAudio(v: Value): Shares {
  const mood = word(v, 'mood', '');
  const tempo = word(v, 'tempo', '');
  return byDomain({
    presence: wholly(word(v, 'presence', word(v, 'role', 'ambient'))),
    mood: mood ? wholly(mood) : null,
    tempo: typeof v.bpm === 'number' ? between(ANCHORS.tempo, v.bpm) : tempo ? wholly(tempo) : null,
  });
}

/** A blend's depth is that of its parts, which it carries. */
function ofBlend(v: Value): Shares {
  const domain = word(v, 'domain', '');
  const output = (v.output ?? {}) as Value;
  const own = RULES[`dynamic.${domain}`];
  if (own && domain !== 'blend') return own(output);
  return byDomain(
    Object.fromEntries(
      Object.entries(output)
        .filter(([, part]) => typeof part === 'string' && part.trim() !== '')
        .map(([part, primitive]) => [part, wholly(String(primitive).trim().toLowerCase())]),
    ),
  );
}
