import type { Instruction } from '../interpretation/instruction.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { clamp } from '../numerics/arithmetic.js';
import { Random } from '../numerics/random.js';
import { colorNamed } from '../origins/color-names.js';
import type { CreationMode } from '../origins/domains.js';
import type { LookEntry, Vocabulary } from '../origins/vocabulary.js';
import { BACKDROP, choosePool, withoutBackdrop } from './choose-backdrop.js';
import { chooseGradient } from './choose-gradient.js';
import { chooseIllustrations, withLandmark } from './choose-illustrations.js';
import { chooseLighting, chooseTint } from './choose-light.js';
import { chooseIntensity, chooseMotion } from './choose-motion.js';
import { choosePalette } from './choose-palette.js';
import { choosePlacement } from './choose-placement.js';
import { chooseSeason, chooseSetting, chooseTime, chooseWeather, placeOf } from './choose-setting.js';
import { chooseShots } from './choose-shots.js';
import { chooseSound } from './choose-sound.js';
import type { Illustrate, IllustrationFact } from './illustrate.js';
import { drawInspiration, type Inspiration, namedColor } from './inspiration.js';
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

/**
 * Builds the one recipe of a video. What the prompt asks for is obeyed; chance fills what it leaves open, drawing on
 * everything known and favouring what was used least. Same instruction, knowledge and options → same spec.
 *
 * @throws {Error} when `look` names none of the vocabulary's looks
 */
export function createScene(prompted: Instruction, knowledge: Knowledge, options: SceneOptions): SceneSpec {
  const random = Random.fromSeed(options.seed).fork('creation').fork(prompted.raw_prompt);
  const instruction = withLandmark(withoutBackdrop(prompted), {
    illustrate: options.illustrate,
    random,
    isPlace: (noun) => placeOf(noun, options) !== null,
  });
  const colorOf = (name: string) => namedColor(instruction.named, name) ?? colorNamed(name);
  const backdrop = instruction.setting.backdrop === null ? null : colorOf(instruction.setting.backdrop);
  const drawings = chooseIllustrations(instruction, options.illustrate, random);
  const asked = (field: string) => instruction.asked.includes(field);
  const inspiration = drawInspiration(knowledge, instruction, random.fork('inspiration'));
  const look = lookOf(options.look ?? instruction.look ?? DEFAULT_LOOK, options.vocabulary);
  const season = chooseSeason(instruction, random.fork('season'));
  const place =
    (backdrop && options.vocabulary.settings.find(({ name }) => name === BACKDROP)) ??
    chooseSetting(instruction, drawings, {
      lexicon: options.lexicon,
      vocabulary: options.vocabulary,
      random: random.fork('setting'),
    });
  // A house does not stand in a room.
  const facts = drawings.map((fact) => (fact?.category === 'building' && place.family === 'interior' ? null : fact));
  const palette = choosePalette(instruction, knowledge, inspiration, random.fork('palette'));
  const sound = chooseSound(instruction, knowledge, inspiration, random.fork('sound'));
  const frameCount = frameCountOf(options.durationSeconds, options.fps);
  const shots = chooseShots(
    instruction,
    knowledge,
    { frameCount, fps: options.fps, figures: figureCount(instruction, facts), inspiration },
    random.fork('shots'),
  );
  const [firstShot] = shots as [SceneSpec['shots'][number]];
  // Seen from above the horizon leaves the frame.
  const fromAbove = shots.some((shot) => shot.camera.motion === 'birds_eye') && place.ground !== 'none';
  const horizon = fromAbove
    ? Math.min(place.horizon, 0.16)
    : clamp(place.horizon + lift(inspiration) + random.fork('horizon').between(-0.03, 0.03), 0.02, 0.98);
  const gradient = chooseGradient(instruction, knowledge, random.fork('gradient'));
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
    pure_colors: choosePool(instruction, knowledge, { backdrop, random: random.fork('pool') }),
    motion_type: chooseMotion(instruction, knowledge, inspiration, random.fork('motion')),
    intensity: chooseIntensity(instruction, inspiration),
    gradient_type: gradient.type,
    gradient_strength: gradient.strength,
    camera_motion: firstShot.camera.motion,
    shape_overlay: instruction.shape_overlay,
    shot_type: firstShot.framing,
    transition_in: instruction.transition_in,
    transition_out: instruction.transition_out,
    lighting_preset: chooseLighting(instruction, inspiration, random.fork('lighting')),
    genre: instruction.genre,
    scene_type: instruction.scene_type,
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
    ambience: sound.isNoise ? 'none' : place.ambience,
    sound_strength: sound.isNoise ? instruction.noise_strength : null,
    setting: {
      archetype: place.name,
      noun: instruction.setting.noun,
      time_of_day: chooseTime(instruction, inspiration, random.fork('time')),
      weather: chooseWeather(instruction, season, inspiration, random.fork('weather')),
      season,
      color: backdrop,
      horizon,
    },
    figures: layOut(instruction, facts, {
      lexicon: options.lexicon,
      vocabulary: options.vocabulary,
      random: random.fork('layout'),
      colorOf,
      aspect: options.width / options.height,
      setting: place,
      horizon,
      aside: asked('composition_balance') ? 0 : aside(inspiration, options.width / options.height),
    }),
    look: look.name,
    placement: choosePlacement(look, inspiration, options.look !== null || asked('look'), random.fork('placement')),
    tint: chooseTint(look, instruction, inspiration),
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

function figureCount(instruction: Instruction, facts: readonly (IllustrationFact | null)[]): number {
  return instruction.subjects.reduce((sum, { count }, i) => sum + (facts[i] ? count : 0), 0);
}

/** Frame heights that one standard deviation of learned weight moves the horizon, and frame widths that it moves a figure. */
const LIFT = 0.035;
const ASIDE = 0.085;

/** Shift of the horizon: low weight wants much sky. */
function lift({ composition }: Inspiration): number {
  return composition === null ? 0 : clamp(LIFT * composition.y, -0.08, 0.08);
}

/** Where a lone figure stands, in frame heights from the middle. */
function aside({ composition }: Inspiration, aspect: number): number {
  return composition === null ? 0 : clamp(ASIDE * composition.x, -0.18, 0.18) * aspect;
}
