/**
 * The finite vocabularies of every domain: what may stand in an Instruction, in a SceneSpec and, measured
 * back, in an Observation. Spelling is the wire spelling; clients and stored registries depend on it.
 */

export const PALETTES = [
  'warm_sunset',
  'ocean',
  'neon',
  'night',
  'forest',
  'dreamy',
  'fire',
  'mono',
  'default',
] as const;
export type PaletteName = (typeof PALETTES)[number];

/** How the picture itself moves, apart from the camera. */
export const MOTION_TYPES = ['static', 'slow', 'wave', 'flow', 'fast', 'pulse'] as const;
export type MotionType = (typeof MOTION_TYPES)[number];

export const GRADIENT_TYPES = ['vertical', 'horizontal', 'radial', 'angled'] as const;
export type GradientType = (typeof GRADIENT_TYPES)[number];

export const CAMERA_MOTIONS = [
  'static',
  'pan',
  'tilt',
  'dolly',
  'crane',
  'zoom',
  'zoom_out',
  'handheld',
  'roll',
  'truck',
  'pedestal',
  'arc',
  'tracking',
  'birds_eye',
  'whip_pan',
  'rotate',
] as const;
export type CameraMotion = (typeof CAMERA_MOTIONS)[number];

export const CAMERA_DIRECTIONS = ['left', 'right', 'up', 'down'] as const;
export type CameraDirection = (typeof CAMERA_DIRECTIONS)[number];

export const CAMERA_SPEEDS = ['slow', 'medium', 'fast'] as const;
export type CameraSpeed = (typeof CAMERA_SPEEDS)[number];

export const STEADINESSES = ['locked', 'stable', 'handheld', 'shaky'] as const;
export type Steadiness = (typeof STEADINESSES)[number];

export const FOCUSES = ['fixed', 'rack'] as const;
export type Focus = (typeof FOCUSES)[number];

export const LIGHTING_PRESETS = ['neutral', 'noir', 'golden_hour', 'neon', 'documentary', 'moody'] as const;
export type LightingPreset = (typeof LIGHTING_PRESETS)[number];

export const SHOT_TYPES = ['wide', 'medium', 'close', 'pov', 'handheld'] as const;
export type ShotType = (typeof SHOT_TYPES)[number];

export const TRANSITION_TYPES = ['cut', 'fade', 'dissolve', 'wipe'] as const;
export type TransitionType = (typeof TRANSITION_TYPES)[number];
export const TRANSITION_SECONDS = [0, 0.25, 0.5, 1] as const;

export const SHAPE_OVERLAYS = ['none', 'circle', 'rect'] as const;
export type ShapeOverlay = (typeof SHAPE_OVERLAYS)[number];

export const BALANCES = ['left_heavy', 'balanced', 'right_heavy', 'top_heavy', 'bottom_heavy'] as const;
export type Balance = (typeof BALANCES)[number];

export const SYMMETRIES = ['asymmetric', 'slight', 'bilateral'] as const;
export type Symmetry = (typeof SYMMETRIES)[number];

export const TENSION_CURVES = ['flat', 'slow_build', 'standard', 'immediate'] as const;
export type TensionCurve = (typeof TENSION_CURVES)[number];

export const GENRES = ['general', 'documentary', 'thriller', 'ad', 'tutorial', 'educational', 'explainer'] as const;
export type Genre = (typeof GENRES)[number];

export const TONES = ['neutral', 'dreamy', 'dark', 'bright', 'calm', 'energetic', 'moody'] as const;
export type Tone = (typeof TONES)[number];

export const STYLES = ['cinematic', 'abstract', 'minimal', 'realistic', 'anime'] as const;
export type Style = (typeof STYLES)[number];

export const AUDIO_TEMPOS = ['slow', 'medium', 'fast'] as const;
export type AudioTempo = (typeof AUDIO_TEMPOS)[number];

export const AUDIO_MOODS = ['neutral', 'calm', 'tense', 'uplifting', 'dark'] as const;
export type AudioMood = (typeof AUDIO_MOODS)[number];

export const AUDIO_PRESENCES = ['silence', 'ambient', 'music', 'sfx', 'full'] as const;
export type AudioPresence = (typeof AUDIO_PRESENCES)[number];

export const TEXT_POSITIONS = ['center', 'top', 'bottom'] as const;
export type TextPosition = (typeof TEXT_POSITIONS)[number];

export const EDUCATIONAL_TEMPLATES = ['concept_example_summary', 'tutorial', 'explainer'] as const;
export type EducationalTemplate = (typeof EDUCATIONAL_TEMPLATES)[number];

export const CREATION_MODES = ['pure_per_frame', 'blended'] as const;
export type CreationMode = (typeof CREATION_MODES)[number];

export const TIMES_OF_DAY = ['dawn', 'day', 'dusk', 'night'] as const;
export type TimeOfDay = (typeof TIMES_OF_DAY)[number];

export const WEATHERS = ['clear', 'cloudy', 'rain', 'snow'] as const;
export type Weather = (typeof WEATHERS)[number];

export const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const;
export type Season = (typeof SEASONS)[number];

export const RELATIONS = [
  'left_of',
  'right_of',
  'above',
  'below',
  'in_front_of',
  'behind',
  'on',
  'in',
  'near',
] as const;
export type RelationKind = (typeof RELATIONS)[number];

export const SIZES = ['tiny', 'small', 'large', 'huge'] as const;
export type SubjectSize = (typeof SIZES)[number];

/** Pure sound primitives; energy bands below 200 Hz, 200–2000 Hz and above 2000 Hz are rumble, tone, hiss. */
export const SOUND_PRIMITIVES = ['silence', 'rumble', 'tone', 'hiss'] as const;
export type SoundPrimitive = (typeof SOUND_PRIMITIVES)[number];

export const FRAME_RATES = [12, 24, 25, 30, 60] as const;
export type FrameRate = (typeof FRAME_RATES)[number];

export const NARRATIVE_SETTINGS = [
  'general',
  'urban',
  'nature',
  'interior',
  'exterior',
  'studio',
  'outdoor',
  'abstract',
] as const;
export const NARRATIVE_THEMES = [
  'general',
  'transformation',
  'conflict',
  'journey',
  'identity',
  'connection',
  'loss',
  'hope',
] as const;
export const SCENE_TYPES = [
  'establishing',
  'closeup',
  'wide',
  'medium',
  'dialogue',
  'action',
  'montage',
  'b-roll',
] as const;
export type SceneType = (typeof SCENE_TYPES)[number];
