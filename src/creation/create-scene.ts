import type { Instruction } from '../interpretation/instruction.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { clamp } from '../numerics/arithmetic.js';
import { Random } from '../numerics/random.js';
import { colorNamed } from '../origins/color-names.js';
import {
  type CreationMode,
  LIGHTING_PRESETS,
  type LightingPreset,
  type MotionType,
  type Style,
  type Tone,
} from '../origins/domains.js';
import type { LookEntry, Vocabulary } from '../origins/vocabulary.js';
import { draw, selectPool, without } from './choose.js';
import { chooseIllustrations, withLandmark } from './choose-illustrations.js';
import { choosePalette } from './choose-palette.js';
import { chooseSeason, chooseSetting, chooseTime, chooseWeather, placeOf } from './choose-setting.js';
import { chooseShots } from './choose-shots.js';
import { chooseSound } from './choose-sound.js';
import type { Illustrate } from './illustrate.js';
import type { Knowledge } from './knowledge.js';
import { layOut } from './layout.js';
import { type SceneSpec, SPEC_VERSION } from './scene-spec.js';
import { frameCountOf } from './video-format.js';

/** What the caller settles, beside the prompt. */
export interface SceneOptions {
  /** Whole number in [0, 2^53). */
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly durationSeconds: number;
  readonly mode: CreationMode;
  /** Name of a look; null takes the prompt's, or the default. */
  readonly look: string | null;
  readonly lexicon: Lexicon;
  readonly vocabulary: Vocabulary;
  readonly illustrate: Illustrate;
}

export const DEFAULT_LOOK = 'pointillist';
/** Most pure values of one video. */
const POOL_SIZE = 256;

const LIGHTING_OF_STYLE: Readonly<Partial<Record<Style, LightingPreset>>> = {
  abstract: 'moody',
  minimal: 'documentary',
  realistic: 'documentary',
  anime: 'golden_hour',
};
const LIGHTING_OF_TONE: Readonly<Partial<Record<Tone, LightingPreset>>> = {
  dreamy: 'golden_hour',
  dark: 'noir',
  bright: 'documentary',
  calm: 'documentary',
  energetic: 'neon',
  moody: 'moody',
};

/**
 * Builds the one recipe of a video. What the prompt asks for is obeyed; chance fills what it leaves open, drawing on
 * everything known and favouring what was used least. Same instruction, knowledge and options → same spec.
 *
 * @throws {Error} when `look` names none of the vocabulary's looks
 */
export function createScene(prompted: Instruction, knowledge: Knowledge, options: SceneOptions): SceneSpec {
  const random = Random.fromSeed(options.seed).fork('creation').fork(prompted.raw_prompt);
  const instruction = withLandmark(prompted, {
    illustrate: options.illustrate,
    random,
    isPlace: (noun) => placeOf(noun, options) !== null,
  });
  const drawings = chooseIllustrations(instruction, options.illustrate, random);
  const asked = (field: string) => instruction.asked.includes(field);
  const look = lookOf(options.look ?? instruction.look ?? DEFAULT_LOOK, options.vocabulary);
  const season = chooseSeason(instruction, random.fork('season'));
  const place = chooseSetting(instruction, drawings, {
    lexicon: options.lexicon,
    vocabulary: options.vocabulary,
    random: random.fork('setting'),
  });
  // A house does not stand in a room.
  const facts = drawings.map((fact) => (fact?.category === 'building' && place.family === 'interior' ? null : fact));
  const palette = choosePalette(instruction, random.fork('palette'));
  const sound = chooseSound(instruction, knowledge, random.fork('sound'));
  const frameCount = frameCountOf(options.durationSeconds, options.fps);
  const shots = chooseShots(
    instruction,
    knowledge,
    { frameCount, fps: options.fps, hasFigures: facts.some((fact) => fact !== null) },
    random.fork('shots'),
  );
  const [firstShot] = shots as [SceneSpec['shots'][number]];
  // Seen from above the horizon leaves the frame.
  const fromAbove = shots.some((shot) => shot.camera.motion === 'birds_eye') && place.ground !== 'none';
  const horizon = fromAbove
    ? Math.min(place.horizon, 0.16)
    : clamp(place.horizon + random.fork('horizon').between(-0.03, 0.03), 0.02, 0.98);
  const gradientAsked = asked('gradient_type');
  const gradient = gradientAsked
    ? { type: instruction.gradient_type, strength: 0.6 }
    : draw(random.fork('gradient'), knowledge.gradients, ({ type }) =>
        instruction.avoid.gradient?.includes(type) ? 0 : 1,
      );
  return {
    spec_version: SPEC_VERSION,
    seed: options.seed,
    raw_prompt: instruction.raw_prompt,
    width: options.width,
    height: options.height,
    fps: options.fps,
    frame_count: frameCount,
    duration_seconds: frameCount / options.fps,
    creation_mode: options.mode,
    palette_name: palette.name,
    palette_colors: palette.colors,
    palette_strength: palette.strength,
    pure_colors: selectPool(random.fork('pool'), knowledge.colors, POOL_SIZE),
    motion_type: chooseMotion(instruction, knowledge, random.fork('motion')),
    intensity: instruction.intensity,
    gradient_type: gradient.type,
    gradient_strength: gradient.strength ?? 0.12,
    camera_motion: firstShot.camera.motion,
    shape_overlay: instruction.shape_overlay,
    shot_type: firstShot.framing,
    transition_in: instruction.transition_in,
    transition_out: instruction.transition_out,
    lighting_preset: chooseLighting(instruction),
    genre: instruction.genre,
    style: instruction.style ?? 'cinematic',
    tone: instruction.tone ?? 'neutral',
    composition_balance: instruction.composition_balance,
    composition_symmetry: instruction.composition_symmetry,
    pacing_factor: instruction.pacing_factor,
    tension_curve: instruction.tension_curve,
    text_overlay: instruction.text_overlay,
    text_position: instruction.text_position,
    educational_template: instruction.educational_template,
    depth_parallax: instruction.depth_parallax,
    audio_tempo: sound.tempo,
    audio_mood: sound.mood,
    audio_presence: sound.presence,
    audio_bpm: sound.bpm,
    pure_sounds: sound.pure,
    ambience: place.ambience,
    setting: {
      archetype: place.name,
      noun: instruction.setting.noun,
      time_of_day: chooseTime(instruction, random.fork('time')),
      weather: chooseWeather(instruction, season, random.fork('weather')),
      season,
      horizon,
    },
    figures: layOut(instruction, facts, {
      lexicon: options.lexicon,
      vocabulary: options.vocabulary,
      random: random.fork('layout'),
      colorOf: colorNamed,
      aspect: options.width / options.height,
      setting: place,
      horizon,
    }),
    look: look.name,
    placement: { ...look.placement },
    tint: { saturation: look.tint?.saturation ?? 1, contrast: look.tint?.contrast ?? 1 },
    time_scale: instruction.time_scale,
    shots,
  };
}

function lookOf(name: string, vocabulary: Vocabulary): LookEntry {
  const look = vocabulary.looks.find((entry) => entry.name === name);
  if (!look)
    throw new Error(
      `There is no look "${name}". Choose one of: ${vocabulary.looks.map((entry) => entry.name).join(', ')}.`,
    );
  return look;
}

/** Half of the free choices are pure chance, half follow the mood. */
function chooseMotion(instruction: Instruction, knowledge: Knowledge, random: Random): MotionType {
  const avoided = new Set<MotionType>(instruction.avoid_motion);
  if (instruction.asked.includes('motion_type') && !avoided.has(instruction.motion_type))
    return instruction.motion_type;
  const allowed = knowledge.motions.filter(({ value }) => !avoided.has(value));
  const moving = allowed.filter(({ value }) => value !== 'static');
  const pool = [moving, allowed].find((motions) => motions.length > 0) ?? knowledge.motions;
  const calm = instruction.tone === 'calm' || instruction.tone === 'dreamy';
  const suits: MotionType = calm ? 'slow' : instruction.tone === 'energetic' ? 'fast' : 'flow';
  return random.chance(0.5) && pool.some(({ value }) => value === suits) ? suits : draw(random, pool);
}

function chooseLighting(instruction: Instruction): LightingPreset {
  if (instruction.lighting_preset !== 'neutral' || instruction.asked.includes('lighting_preset'))
    return instruction.lighting_preset;
  const suggested =
    (instruction.style && LIGHTING_OF_STYLE[instruction.style]) ??
    (instruction.tone && LIGHTING_OF_TONE[instruction.tone]) ??
    'neutral';
  return without([suggested, ...LIGHTING_PRESETS], instruction.avoid.lighting)[0] ?? 'neutral';
}
