import type { Rgb } from '../numerics/color.js';
import type {
  AudioMood,
  AudioPresence,
  AudioTempo,
  Balance,
  CameraDirection,
  CameraMotion,
  CameraSpeed,
  CreationMode,
  EducationalTemplate,
  Focus,
  Genre,
  GradientType,
  LightingPreset,
  MotionType,
  PaletteName,
  SceneType,
  Season,
  ShapeOverlay,
  ShotType,
  Steadiness,
  Style,
  Symmetry,
  TensionCurve,
  TextPosition,
  TimeOfDay,
  Tone,
  TransitionType,
  Weather,
} from '../origins/domains.js';
import type { Ambience, Placement } from '../origins/vocabulary.js';
import type { PureSound } from './knowledge.js';

/** Raised whenever an older reader would misunderstand a newer spec. */
export const SPEC_VERSION = 1;

/**
 * The complete recipe of one video: the only input of picture and sound. Plain JSON. The same spec gives
 * the same frames and samples on every machine.
 *
 * Lengths on screen are in frame heights (1 = the height of the frame), with x = 0 in the middle of the
 * frame growing to the right, and y = 0 at the top growing downwards to 1 at the bottom.
 */
export interface SceneSpec {
  spec_version: typeof SPEC_VERSION;
  /** Whole number in [0, 2^53). */
  seed: number;
  raw_prompt: string;

  width: number;
  height: number;
  fps: number;
  frame_count: number;
  /** frame_count ÷ fps. */
  duration_seconds: number;

  creation_mode: CreationMode;
  palette_name: PaletteName;
  /** The colours that give the scene its key, two to six of them. */
  palette_colors: Rgb[];
  /** How far the palette pulls the scene's colours, 0–1: strong when the prompt asked for it. */
  palette_strength: number;
  /** The pool of pure values of which frames are made, at most 256. */
  pure_colors: Rgb[];
  motion_type: MotionType;
  /** 0–1. */
  intensity: number;
  /** Large-scale light across the frame; `none` leaves the composition's own. */
  gradient_type: GradientType | 'none';
  /** Difference of light between its ends, 0–1. */
  gradient_strength: number;
  /** The first shot's camera motion: the flat field that existing clients read. */
  camera_motion: CameraMotion;
  shape_overlay: ShapeOverlay;
  shot_type: ShotType;
  transition_in: TransitionType;
  transition_out: TransitionType;
  lighting_preset: LightingPreset;
  genre: Genre;
  /** What the scene is in a story, when that was asked for. */
  scene_type: SceneType | null;
  style: Style;
  tone: Tone;
  composition_balance: Balance;
  composition_symmetry: Symmetry;
  pacing_factor: number;
  tension_curve: TensionCurve;
  text_overlay: string | null;
  text_position: TextPosition;
  educational_template: EducationalTemplate | null;
  depth_parallax: boolean;

  audio_tempo: AudioTempo;
  audio_mood: AudioMood;
  audio_presence: AudioPresence;
  /** Beats per minute, 40–200. */
  audio_bpm: number;
  pure_sounds: PureSound[];
  ambience: Ambience;
  /** RMS of the pure sounds where they are heard alone, 0–1: as loud as asked for; null for the usual loudness. */
  sound_strength: number | null;

  setting: SpecSetting;
  figures: SpecFigure[];
  /** Name of the look; its parameters are in `placement`. */
  look: string;
  placement: Placement;
  /** Colour treatment of the look. */
  tint: { saturation: number; contrast: number };
  /** 1 = normal speed; below 1 = slow motion. */
  time_scale: number;
  /** In order, without gaps, from frame 0 to frame_count. */
  shots: SpecShot[];
}

export interface SpecSetting {
  /** Name in the vocabulary of settings. */
  archetype: string;
  /** The prompt's own word for the place. */
  noun: string | null;
  time_of_day: TimeOfDay;
  weather: Weather;
  season: Season;
  /** Colour of a plain surface that fills the frame; null for every other place. */
  color: Rgb | null;
  /** Row of the horizon in the frame at rest, 0–1; may lie outside for a view from above. */
  horizon: number;
}

/** One thing on screen: a subject counted three gives three figures. */
export interface SpecFigure {
  noun: string;
  /** Key of its illustration, e.g. `noto:dog`. */
  illustration: string;
  /** Asked-for colour, or null to keep the illustration's own. */
  color: Rgb | null;
  /** Size on screen at rest, in frame heights: its height, or for long things four fifths of its length. */
  height: number;
  /** Middle of the figure, in frame heights from the middle of the frame. */
  x: number;
  /** Foot of the figure (its centre when it flies or floats), in frame heights from the top. */
  y: number;
  /** Distance from the camera, 1 = the plane of the main subject. */
  depth: number;
  /** 1 = faces right, -1 = faces left. */
  facing: 1 | -1;
  /** The drawing is shown mirrored, so that it faces the way it goes. */
  mirrored: boolean;
  /** Name in the vocabulary of actions; `stand` when it does nothing. */
  action: string;
  /** Speed factor of the action, 1 = normal. */
  pace: number;
  support: 'ground' | 'water' | 'air';
}

export interface SpecShot {
  start_frame: number;
  /** Exclusive. */
  end_frame: number;
  framing: ShotType;
  camera: SpecCamera;
  /** How this shot begins. For the first shot it opens from black, so only `cut` and `fade` are used there. */
  transition: { type: TransitionType; seconds: number };
}

export interface SpecCamera {
  motion: CameraMotion;
  direction: CameraDirection | null;
  speed: CameraSpeed;
  steadiness: Steadiness;
  focus: Focus;
}
