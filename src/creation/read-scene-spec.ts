import { z } from 'zod';
import {
  AUDIO_MOODS,
  AUDIO_PRESENCES,
  AUDIO_TEMPOS,
  BALANCES,
  CAMERA_DIRECTIONS,
  CAMERA_MOTIONS,
  CAMERA_SPEEDS,
  CREATION_MODES,
  EDUCATIONAL_TEMPLATES,
  FOCUSES,
  GENRES,
  GRADIENT_TYPES,
  LIGHTING_PRESETS,
  MOTION_TYPES,
  PALETTES,
  SCENE_TYPES,
  SEASONS,
  SHAPE_OVERLAYS,
  SHOT_TYPES,
  STEADINESSES,
  STYLES,
  SYMMETRIES,
  TENSION_CURVES,
  TEXT_POSITIONS,
  TIMES_OF_DAY,
  TONES,
  TRANSITION_TYPES,
  WEATHERS,
} from '../origins/domains.js';
import { type SceneSpec, SPEC_VERSION, type SpecShot } from './scene-spec.js';
import { durationProblem, frameRateProblem, sizeProblem } from './video-format.js';

/** A stored spec cannot be used. The message names every faulty place as a path. */
export class SceneSpecError extends Error {
  override readonly name = 'SceneSpecError';
  readonly code = 'creation/invalid-spec';

  constructor(
    message: string,
    readonly problems: readonly string[],
  ) {
    super(message);
  }
}

const MOST_PROBLEMS_SHOWN = 5;

const fraction = z.number().min(0).max(1);
/** Places on screen: figures may stand outside the frame, but not in another world. */
const place = z.number().min(-100).max(100);
const whole = z.number().int().min(0);
const text = z.string().max(1_000_000);
const name = z.string().min(1).max(200);
const channel = z.number().int().min(0).max(255);
const rgb = z.tuple([channel, channel, channel]);

const placement = z.strictObject({
  dabPixels: z.number().min(2).max(512),
  shape: z.enum(['round', 'square', 'stroke']),
  elongation: z.number().min(1).max(64),
  orientation: z.enum(['flow', 'free', 'level']),
  jitter: fraction,
  holdFrames: whole.max(100_000),
  spread: fraction,
});

const camera = z.strictObject({
  motion: z.enum(CAMERA_MOTIONS),
  direction: z.enum(CAMERA_DIRECTIONS).nullable(),
  speed: z.enum(CAMERA_SPEEDS),
  steadiness: z.enum(STEADINESSES),
  focus: z.enum(FOCUSES),
});

const shot = z.strictObject({
  start_frame: whole,
  end_frame: whole,
  framing: z.enum(SHOT_TYPES),
  camera,
  transition: z.strictObject({ type: z.enum(TRANSITION_TYPES), seconds: z.number().min(0).max(10) }),
});

const figure = z.strictObject({
  noun: text,
  illustration: name,
  color: rgb.nullable(),
  height: z.number().positive().max(100),
  x: place,
  y: place,
  depth: z.number().positive().max(1000),
  facing: z.union([z.literal(1), z.literal(-1)]),
  mirrored: z.boolean(),
  action: name,
  pace: z.number().min(0).max(100),
  support: z.enum(['ground', 'water', 'air']),
});

const setting = z.strictObject({
  archetype: name,
  noun: text.nullable(),
  time_of_day: z.enum(TIMES_OF_DAY),
  weather: z.enum(WEATHERS),
  season: z.enum(SEASONS),
  // Specs of old have none.
  color: rgb.nullable().default(null),
  horizon: z.number().min(-10).max(10),
});

const pureSound = z.strictObject({
  key: name,
  tone: z.enum(['silent', 'low', 'mid', 'high']),
  timbre: name,
  amplitude: fraction,
});

const sceneSpec: z.ZodType<SceneSpec> = z
  .strictObject({
    spec_version: z.literal(SPEC_VERSION),
    seed: whole.max(Number.MAX_SAFE_INTEGER),
    raw_prompt: text,
    width: z.number(),
    height: z.number(),
    fps: z.number(),
    frame_count: z.number().int().min(1),
    duration_seconds: z.number().positive(),
    creation_mode: z.enum(CREATION_MODES),
    palette_name: z.enum(PALETTES),
    palette_colors: z.array(rgb).min(1).max(16),
    palette_strength: fraction,
    pure_colors: z.array(rgb).min(1).max(256),
    motion_type: z.enum(MOTION_TYPES),
    intensity: fraction,
    gradient_type: z.enum([...GRADIENT_TYPES, 'none']),
    gradient_strength: fraction,
    camera_motion: z.enum(CAMERA_MOTIONS),
    shape_overlay: z.enum(SHAPE_OVERLAYS),
    shot_type: z.enum(SHOT_TYPES),
    transition_in: z.enum(TRANSITION_TYPES),
    transition_out: z.enum(TRANSITION_TYPES),
    lighting_preset: z.enum(LIGHTING_PRESETS),
    genre: z.enum(GENRES),
    scene_type: z.enum(SCENE_TYPES).nullable().default(null),
    style: z.enum(STYLES),
    tone: z.enum(TONES),
    composition_balance: z.enum(BALANCES),
    composition_symmetry: z.enum(SYMMETRIES),
    pacing_factor: z.number().min(0.3).max(2),
    tension_curve: z.enum(TENSION_CURVES),
    text_overlay: z.string().max(200).nullable(),
    text_position: z.enum(TEXT_POSITIONS),
    educational_template: z.enum(EDUCATIONAL_TEMPLATES).nullable(),
    depth_parallax: z.boolean(),
    audio_tempo: z.enum(AUDIO_TEMPOS),
    audio_mood: z.enum(AUDIO_MOODS),
    audio_presence: z.enum(AUDIO_PRESENCES),
    audio_bpm: z.number().min(40).max(200),
    pure_sounds: z.array(pureSound).max(64),
    ambience: z.enum(['surf', 'wind', 'forest', 'meadow', 'city', 'room', 'space', 'none']),
    sound_strength: fraction.nullable().default(null),
    setting,
    figures: z.array(figure).max(1000),
    look: name,
    placement,
    tint: z.strictObject({ saturation: z.number().min(0).max(10), contrast: z.number().min(0).max(10) }),
    time_scale: z.number().positive().max(100),
    shots: z.array(shot).min(1),
  })
  .superRefine((spec, context) => {
    const report = (path: (string | number)[], message: string | null): void => {
      if (message !== null) context.addIssue({ code: 'custom', path, message });
    };
    report([], sizeProblem(spec.width, spec.height));
    report(['fps'], frameRateProblem(spec.fps));
    report(['duration_seconds'], durationProblem(spec.duration_seconds));
    report(['frame_count'], frameCountProblem(spec));
    spec.shots.forEach((_, index) => report(['shots', index], shotProblem(spec.shots, index, spec.frame_count)));
  });

/**
 * A spec from the outside (a file, a video's recipe, a request), checked field by field: picture and sound
 * may trust what this returns.
 *
 * @throws {SceneSpecError} that names each faulty place, e.g.
 *   `spec.shots[2].camera.speed: expected one of slow, medium, fast, got "warp"`
 */
export function readSceneSpec(json: unknown): SceneSpec {
  assertVersion(json);
  const result = sceneSpec.safeParse(json);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => describeIssue(issue, json));
  const shown = problems.slice(0, MOST_PROBLEMS_SHOWN).join('; ');
  const rest = problems.length - MOST_PROBLEMS_SHOWN;
  throw new SceneSpecError(`The spec cannot be used: ${shown}${rest > 0 ? `; and ${rest} more` : ''}.`, problems);
}

function assertVersion(json: unknown): void {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new SceneSpecError(`The spec cannot be used: expected an object, got ${show(json)}.`, [
      'spec: expected an object',
    ]);
  }
  const version = 'spec_version' in json ? json.spec_version : undefined;
  if (version === SPEC_VERSION) return;
  const fix =
    typeof version === 'number' && version > SPEC_VERSION
      ? 'Update this program.'
      : 'Make the spec again with this program.';
  const problem = `spec.spec_version: expected ${SPEC_VERSION}, got ${show(version)}`;
  throw new SceneSpecError(`The spec cannot be used: ${problem}. ${fix}`, [problem]);
}

function frameCountProblem({ frame_count, duration_seconds, fps }: SceneSpec): string | null {
  const expected = frame_count / fps;
  if (Math.abs(duration_seconds - expected) < 1e-6) return null;
  return `${frame_count} frames at ${fps} fps last ${expected} s, but duration_seconds is ${duration_seconds}`;
}

function shotProblem(shots: readonly SpecShot[], index: number, frameCount: number): string | null {
  const { start_frame, end_frame } = shots[index] as SpecShot;
  const expectedStart = index === 0 ? 0 : (shots[index - 1] as SpecShot).end_frame;
  if (start_frame !== expectedStart)
    return `expected start_frame ${expectedStart}, where the shot before ends, got ${start_frame}`;
  if (end_frame <= start_frame) return `expected end_frame beyond ${start_frame}, got ${end_frame}`;
  const isLast = index === shots.length - 1;
  return isLast && end_frame !== frameCount
    ? `expected end_frame ${frameCount}, where the video ends, got ${end_frame}`
    : null;
}

function describeIssue(issue: z.core.$ZodIssue, json: unknown): string {
  const path = `spec${issue.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')}`;
  const received = show(valueAt(json, issue.path));
  switch (issue.code) {
    case 'invalid_value':
      return `${path}: expected ${issue.values.length === 1 ? '' : 'one of '}${issue.values.join(', ')}, got ${received}`;
    case 'invalid_type':
      return `${path}: expected ${issue.expected}, got ${received}`;
    case 'too_small':
      return `${path}: expected ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}, got ${received}`;
    case 'too_big':
      return `${path}: expected at most ${issue.maximum}, got ${received}`;
    case 'unrecognized_keys':
      return `${path}: does not know ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
    default:
      return `${path}: ${issue.message.replace(/\.$/, '')}`;
  }
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    json,
  );
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const shown = JSON.stringify(value);
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}
