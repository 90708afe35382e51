import type { Rgb } from '../numerics/color.js';
import type {
  AudioMood,
  AudioPresence,
  AudioTempo,
  Balance,
  CameraDirection,
  CameraMotion,
  CameraSpeed,
  EducationalTemplate,
  Focus,
  Genre,
  GradientType,
  LightingPreset,
  MotionType,
  PaletteName,
  RelationKind,
  SceneType,
  Season,
  ShapeOverlay,
  ShotType,
  SoundPrimitive,
  Steadiness,
  Style,
  SubjectSize,
  Symmetry,
  TensionCurve,
  TextPosition,
  TimeOfDay,
  Tone,
  TransitionType,
  Weather,
} from '../origins/domains.js';

/**
 * What a prompt asks for. The stored and transmitted form: names and values are those that existing
 * clients read, with the fields of our own beside them.
 *
 * Fields with a default hold it when the prompt says nothing; `asked` lists the fields that the prompt
 * did settle, so that creation obeys those and is free with the rest.
 */
export interface Instruction {
  palette_name: PaletteName;
  motion_type: MotionType;
  /** 0–1, default 0.5. */
  intensity: number;
  palette_hints: PaletteName[];
  motion_hints: MotionType[];
  lighting_hints: LightingPreset[];
  composition_balance_hints: Balance[];
  composition_symmetry_hints: Symmetry[];
  /** One list of colours per palette hint. */
  color_primitive_lists: Rgb[][];
  gradient_type: GradientType;
  /** Difference of light between its ends, 0–1; null when the prompt does not say. */
  gradient_strength: number | null;
  /** Same value as `camera.motion`: the flat field that existing clients read. */
  camera_motion: CameraMotion;
  shape_overlay: ShapeOverlay;
  shot_type: ShotType;
  transition_in: TransitionType;
  transition_out: TransitionType;
  /** How long transitions take; null when the prompt does not say. */
  transition_seconds: number | null;
  lighting_preset: LightingPreset;
  genre: Genre;
  composition_balance: Balance;
  composition_symmetry: Symmetry;
  tension_curve: TensionCurve;
  /** 0.3–2, default 1. */
  pacing_factor: number;
  audio_tempo: AudioTempo;
  audio_mood: AudioMood;
  audio_presence: AudioPresence;
  /** The pure noise that is to be heard. */
  noise: Exclude<SoundPrimitive, 'silence'> | null;
  /** How strong it is to be: RMS, 0–1; null when the prompt does not say. */
  noise_strength: number | null;
  /** What the scene is in a story, where the prompt says so. */
  scene_type: SceneType | null;
  /** Below 80 characters. */
  text_overlay: string | null;
  text_position: TextPosition;
  educational_template: EducationalTemplate | null;
  depth_parallax: boolean;
  duration_seconds: number | null;
  style: Style | null;
  tone: Tone | null;
  keywords: string[];
  avoid_motion: MotionType[];
  avoid_palette: PaletteName[];
  /** Further values that the prompt rules out, by domain: e.g. `{ "lighting": ["noir"], "subject": ["person"] }`. */
  avoid: Record<string, string[]>;
  /** The normalised prompt, lower case. */
  raw_prompt: string;

  subjects: InstructionSubject[];
  setting: InstructionSetting;
  relations: InstructionRelation[];
  look: string | null;
  camera: InstructionCamera;
  /** 1 = normal speed; below 1 = slow motion. */
  time_scale: number;
  understood: UnderstoodSpan[];
  unknown: string[];
  /** Values of the registries that the prompt calls by name. */
  named: NamedValue[];
  /** Names of the fields that the prompt settled, e.g. `["palette_name", "camera.motion", "setting.weather"]`. */
  asked: string[];
}

export interface InstructionSubject {
  /** As the prompt says it, singular, lower case; several words allowed: "wine glass". */
  noun: string;
  color: string | null;
  count: number;
  action: string | null;
  size: SubjectSize | null;
}

export interface InstructionSetting {
  noun: string | null;
  time_of_day: TimeOfDay | null;
  weather: Weather | null;
  season: Season | null;
  /** Colour of the plain surface before which everything is shown, or that is all that is shown. */
  backdrop: string | null;
}

export interface InstructionRelation {
  /** Index into `subjects`. */
  subject: number;
  relation: RelationKind;
  /** Index into `subjects`. */
  object: number;
}

export interface InstructionCamera {
  motion: CameraMotion;
  direction: CameraDirection | null;
  speed: CameraSpeed;
  steadiness: Steadiness;
  focus: Focus;
}

/** Which words of the prompt were used, for what, and on whose authority. */
export interface UnderstoodSpan {
  span: string;
  domain: string;
  canonical: string;
  by: 'origin' | 'lexicon' | 'slang' | 'dialect' | 'learned' | 'registry';
}

/** A stored value that a prompt calls by its name, present or former. */
export interface NamedValue {
  /** The words of the prompt, lower case. */
  span: string;
  /** The value's present name. */
  name: string;
  registry: string;
  aspect: string;
  key: string;
  /** The fields of its aspect. */
  value: Record<string, unknown>;
}
