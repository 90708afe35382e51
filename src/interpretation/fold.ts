import * as Domains from '../origins/domains.js';
import { PALETTE_COLORS } from '../origins/palettes.js';
import type { Claim } from './claim.js';
import type { Instruction } from './instruction.js';

/** Folds claims into fields: for every domain the strongest claim that no negation rules out, the first among equals. */
export class ClaimFold {
  readonly #positive = new Map<string, Claim[]>();
  readonly #avoided = new Map<string, Set<string>>();
  readonly asked: string[] = [];

  constructor(claims: readonly Claim[]) {
    for (const claim of claims) {
      if (claim.negated)
        this.#avoided.set(claim.domain, (this.#avoided.get(claim.domain) ?? new Set()).add(claim.canonical));
      else this.#positive.set(claim.domain, [...(this.#positive.get(claim.domain) ?? []).slice(0, 63), claim]);
    }
    for (const list of this.#positive.values()) list.sort((a, b) => b.strength - a.strength || a.unit - b.unit);
  }

  /** Distinct values asked for, best first. */
  values<T extends string>(domain: string, allowed: readonly T[]): T[] {
    const values = (this.#positive.get(domain) ?? [])
      .map((claim) => claim.canonical)
      .filter((value): value is T => (allowed as readonly string[]).includes(value));
    return [...new Set(values)].filter((value) => !this.avoids(domain, value));
  }

  /** The value of a field; records in `asked` that the prompt settled it. */
  pick<T extends string, D extends T | null>(
    domain: string,
    allowed: readonly T[],
    fallback: D,
    field = domain,
  ): T | D {
    const value = this.values(domain, allowed)[0];
    if (value === undefined) return fallback;
    this.asked.push(field);
    return value;
  }

  /** The number of a field whose canonical values are numerals. */
  number(domain: string, fallback: number, field: string): number {
    const claim = (this.#positive.get(domain) ?? []).find(({ canonical }) => !this.avoids(domain, canonical));
    if (!claim) return fallback;
    this.asked.push(field);
    return Number(claim.canonical);
  }

  /** Every value claimed in a domain that has no closed list. */
  canonicals(domain: string): string[] {
    return (this.#positive.get(domain) ?? []).map((claim) => claim.canonical);
  }

  avoids(domain: string, value: string): boolean {
    return this.#avoided.get(domain)?.has(value) ?? false;
  }

  avoided(domain: string): string[] {
    return [...(this.#avoided.get(domain) ?? [])];
  }

  avoidedDomains(): string[] {
    return [...this.#avoided.keys()];
  }
}

type Filled = Omit<
  Instruction,
  | 'subjects'
  | 'relations'
  | 'setting'
  | 'understood'
  | 'unknown'
  | 'named'
  | 'asked'
  | 'keywords'
  | 'raw_prompt'
  | 'text_overlay'
  | 'text_position'
  | 'educational_template'
>;

/** Every field that claims alone decide. */
export function foldFields(fold: ClaimFold): Filled {
  const palettes = fold.values('palette', Domains.PALETTES);
  const motions = fold.values('motion', Domains.MOTION_TYPES);
  const lightings = fold.values('lighting', Domains.LIGHTING_PRESETS);
  const camera = foldCamera(fold);
  const tone = fold.pick('tone', Domains.TONES, null);
  const motion = fold.pick('motion', Domains.MOTION_TYPES, 'flow', 'motion_type');
  const paletteHints =
    palettes.length > 0 ? palettes : [unlessAvoided(fold, 'palette', 'default', TONE_PALETTES[tone ?? ''])];
  if (palettes.length > 0) fold.asked.push('palette_name');
  return {
    palette_name: paletteHints[0] as Domains.PaletteName,
    motion_type: motion,
    intensity: Math.min(1, Math.max(0.1, fold.number('intensity', 0.5, 'intensity'))),
    palette_hints: paletteHints,
    motion_hints: motions.length > 0 ? motions : [motion],
    lighting_hints: lightings.length > 0 ? lightings : ['neutral'],
    composition_balance_hints: orElse(fold.values('balance', Domains.BALANCES), 'balanced'),
    composition_symmetry_hints: orElse(fold.values('symmetry', Domains.SYMMETRIES), 'slight'),
    color_primitive_lists: paletteHints.map((name) => [...PALETTE_COLORS[name]]),
    gradient_type: fold.pick('gradient', Domains.GRADIENT_TYPES, 'vertical', 'gradient_type'),
    gradient_strength: fold.number('gradient_strength', 0, 'gradient_strength') || null,
    camera_motion: camera.motion,
    camera,
    shape_overlay: fold.pick('shape', Domains.SHAPE_OVERLAYS, 'none', 'shape_overlay'),
    shot_type: fold.pick('shot', Domains.SHOT_TYPES, 'medium', 'shot_type'),
    ...foldTransition(fold),
    transition_seconds: fold.number('transition_seconds', 0, 'transition_seconds') || null,
    lighting_preset: fold.pick('lighting', Domains.LIGHTING_PRESETS, 'neutral', 'lighting_preset'),
    genre: fold.pick('genre', Domains.GENRES, 'general'),
    composition_balance: fold.pick('balance', Domains.BALANCES, 'balanced', 'composition_balance'),
    composition_symmetry: fold.pick('symmetry', Domains.SYMMETRIES, 'slight', 'composition_symmetry'),
    tension_curve: fold.pick('tension', Domains.TENSION_CURVES, 'standard', 'tension_curve'),
    pacing_factor: Math.min(2, Math.max(0.3, fold.number('pacing', 1, 'pacing_factor'))),
    audio_tempo: fold.pick('tempo', Domains.AUDIO_TEMPOS, 'medium', 'audio_tempo'),
    audio_mood: fold.pick('mood', Domains.AUDIO_MOODS, 'neutral', 'audio_mood'),
    audio_presence: foldPresence(fold),
    noise: fold.pick('noise', NOISES, null),
    noise_strength: fold.number('loudness', 0, 'noise_strength') || null,
    scene_type: fold.pick('scene_type', Domains.SCENE_TYPES, null),
    depth_parallax: fold.values('parallax', ['true']).length > 0,
    duration_seconds: foldDuration(fold),
    style: fold.pick('style', Domains.STYLES, null),
    tone,
    avoid_motion: fold.avoided('motion') as Domains.MotionType[],
    avoid_palette: fold.avoided('palette') as Domains.PaletteName[],
    avoid: Object.fromEntries(fold.avoidedDomains().map((domain) => [domain, fold.avoided(domain)])),
    look: foldLook(fold),
    time_scale: fold.number('time_scale', 1, 'time_scale'),
  };
}

const NOISES = ['rumble', 'tone', 'hiss'] as const;

const TONE_PALETTES: Readonly<Record<string, Domains.PaletteName>> = {
  dark: 'night',
  moody: 'night',
  dreamy: 'dreamy',
  bright: 'warm_sunset',
};

function unlessAvoided(
  fold: ClaimFold,
  domain: string,
  fallback: Domains.PaletteName,
  wanted: Domains.PaletteName | undefined,
): Domains.PaletteName {
  return wanted !== undefined && !fold.avoids(domain, wanted) ? wanted : fallback;
}

function orElse<T>(values: T[], fallback: T): T[] {
  return values.length > 0 ? values : [fallback];
}

function foldCamera(fold: ClaimFold): Instruction['camera'] {
  // A viewpoint ("aerial") gives way to a movement that is asked for as well.
  const motions = fold.values('camera', Domains.CAMERA_MOTIONS);
  const moving = motions.find((motion) => motion !== 'birds_eye' && motion !== 'static');
  const picked = fold.pick('camera', Domains.CAMERA_MOTIONS, 'static', 'camera.motion');
  return {
    motion: picked === 'birds_eye' ? (moving ?? picked) : picked,
    direction: fold.pick('camera_direction', Domains.CAMERA_DIRECTIONS, null, 'camera.direction'),
    speed: fold.pick('camera_speed', Domains.CAMERA_SPEEDS, 'medium', 'camera.speed'),
    steadiness: fold.pick('steadiness', Domains.STEADINESSES, 'stable', 'camera.steadiness'),
    focus: fold.pick('focus', Domains.FOCUSES, 'fixed', 'camera.focus'),
  };
}

/** One transition named is meant at both ends. */
function foldTransition(fold: ClaimFold): Pick<Instruction, 'transition_in' | 'transition_out'> {
  const transition = fold.pick('transition', Domains.TRANSITION_TYPES, 'cut', 'transition_in');
  if (fold.asked.includes('transition_in')) fold.asked.push('transition_out');
  return { transition_in: transition, transition_out: transition };
}

function foldPresence(fold: ClaimFold): Domains.AudioPresence {
  // "A quiet village, soft piano music": a quiet place still has the music that is asked for.
  const heard = fold
    .values('presence', Domains.AUDIO_PRESENCES)
    .find((presence) => presence !== 'silence' && presence !== 'ambient');
  const picked = fold.pick('presence', Domains.AUDIO_PRESENCES, 'ambient', 'audio_presence');
  return picked === 'silence' && heard !== undefined ? heard : picked;
}

function foldLook(fold: ClaimFold): string | null {
  const look = fold.values<string>('look', fold.canonicals('look'))[0] ?? null;
  if (look !== null) fold.asked.push('look');
  return look;
}

function foldDuration(fold: ClaimFold): number | null {
  const seconds = fold.number('duration', 0, 'duration_seconds');
  return seconds > 0 ? seconds : null;
}
