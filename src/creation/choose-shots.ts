import type { Instruction } from '../interpretation/instruction.js';
import type { Random } from '../numerics/random.js';
import {
  type CameraMotion,
  type CameraSpeed,
  type Genre,
  type ShotType,
  TRANSITION_TYPES,
  type TransitionType,
} from '../origins/domains.js';
import { draw, without } from './choose.js';
import type { Inspiration } from './inspiration.js';
import type { CameraTake, Join, Knowledge } from './knowledge.js';
import type { SpecCamera, SpecShot } from './scene-spec.js';

/** How each genre is cut. */
const GRAMMAR: Readonly<
  Record<
    Genre,
    { readonly framings: readonly ShotType[]; readonly transition: TransitionType; readonly seconds: number }
  >
> = {
  general: { framings: ['medium', 'wide', 'medium', 'close'], transition: 'dissolve', seconds: 6 },
  documentary: { framings: ['wide', 'medium', 'close', 'medium'], transition: 'dissolve', seconds: 7 },
  thriller: { framings: ['close', 'medium', 'wide'], transition: 'cut', seconds: 4 },
  ad: { framings: ['medium', 'close', 'medium'], transition: 'cut', seconds: 4 },
  tutorial: { framings: ['medium', 'close'], transition: 'dissolve', seconds: 8 },
  educational: { framings: ['wide', 'medium', 'close', 'medium'], transition: 'dissolve', seconds: 7 },
  explainer: { framings: ['medium', 'close', 'medium'], transition: 'dissolve', seconds: 7 },
};

/** Clips below this many seconds are one shot, unless a transition is asked for. */
const SHORTEST_SEQUENCE_SECONDS = 8;
const TRANSITION_SECONDS = 0.5;
const CONTRASTING: readonly ShotType[] = ['wide', 'close'];
/** Length of a shot of a montage. */
const MONTAGE_SECONDS = 1.2;

/** Camera moves that keep a scene calm, and those that stir it: chance prefers what suits the mood. */
const CALM: ReadonlySet<CameraMotion> = new Set([
  'static',
  'pan',
  'dolly',
  'zoom',
  'truck',
  'arc',
  'pedestal',
  'crane',
  'tilt',
  'zoom_out',
  'tracking',
]);
const PARALLAX: ReadonlySet<CameraMotion> = new Set(['truck', 'dolly', 'arc', 'tracking', 'pedestal', 'crane']);
const RESTLESS: ReadonlySet<CameraMotion> = new Set(['whip_pan', 'rotate', 'roll', 'birds_eye', 'handheld']);

export interface ShotPlan {
  readonly frameCount: number;
  readonly fps: number;
  /** Things on screen. */
  readonly figures: number;
  readonly inspiration: Pick<Inspiration, 'texture' | 'join' | 'isNamed'>;
}

/** How often chance takes a restless camera, where the mood does not ask for one. */
const RESTLESS_CHANCE = { calm: 0.001, usual: 0.006, energetic: 0.25 } as const;
/** How often the joins that were learned take the place of the genre's own. */
const LEARNED_JOINS = 0.35;

/** Cuts the clip into shots and gives each its framing, camera and transition. */
export function chooseShots(
  instruction: Instruction,
  knowledge: Knowledge,
  plan: ShotPlan,
  random: Random,
): SpecShot[] {
  const seconds = plan.frameCount / plan.fps;
  const grammar = GRAMMAR[instruction.genre];
  const asked = (field: string) => instruction.asked.includes(field);
  const joins = instruction.transition_in !== 'cut' && instruction.transition_in !== 'fade' && seconds >= 2;
  const rhythm = instruction.tension_curve === 'immediate' ? 0.8 : instruction.tension_curve === 'flat' ? 1.2 : 1;
  const length = Math.min(10, Math.max(2, (grammar.seconds * rhythm) / instruction.pacing_factor));
  const many = asked('camera.motion') ? seconds > 12 : seconds >= SHORTEST_SEQUENCE_SECONDS;
  const montage =
    instruction.scene_type === 'montage' ? Math.min(40, Math.max(2, Math.round(seconds / MONTAGE_SECONDS))) : 0;
  const count = montage > 0 ? montage : many ? Math.max(1, Math.round(seconds / length)) : joins ? 2 : 1;
  // A join that was asked for is to be seen: what it joins looks different.
  const framings = joins || montage > 0 ? CONTRASTING : grammar.framings;
  const edges = shotEdges(
    plan.frameCount,
    count,
    instruction.tension_curve === 'slow_build' ? -1 : instruction.tension_curve === 'immediate' ? 1 : 0,
  );
  const join = chooseJoin(instruction, montage > 0 ? 'cut' : grammar.transition, plan, random.fork('join'));
  return edges.slice(1).map((end, i) => {
    const own = random.fork(i);
    return {
      start_frame: edges[i] as number,
      end_frame: end,
      framing: asked('shot_type')
        ? instruction.shot_type
        : count === 1
          ? instruction.scene_type === 'b-roll'
            ? 'close'
            : chooseFraming(plan)
          : (framings[i % framings.length] as ShotType),
      camera: chooseCamera(instruction, knowledge, plan, own),
      transition: transitionOf(instruction, join, i, (end - (edges[i] as number)) / plan.fps),
    };
  });
}

/** Frames at which shots begin, and the end. `lean` < 0 makes later shots shorter, > 0 earlier ones. */
function shotEdges(frames: number, count: number, lean: number): number[] {
  const edges = [0];
  for (let i = 1; i < count; i++) {
    const t = i / count;
    edges.push(Math.round(frames * (t - lean * 0.22 * t * (1 - t))));
  }
  return [...edges, frames];
}

function chooseCamera(instruction: Instruction, knowledge: Knowledge, plan: ShotPlan, random: Random): SpecCamera {
  const asked = instruction.asked.includes('camera.motion');
  const { camera } = instruction;
  const steadiness = camera.steadiness;
  if (asked) return { ...camera };
  // A named steadiness or focus is best seen when nothing else moves.
  const still = instruction.asked.includes('camera.steadiness') || camera.focus === 'rack';
  const avoided = new Set(instruction.avoid.camera ?? []);
  const calm =
    ['calm', 'dreamy'].includes(instruction.tone ?? '') ||
    instruction.audio_mood === 'calm' ||
    instruction.motion_type === 'slow';
  const taste = (motion: CameraMotion): number => {
    if (motion === 'tracking' && plan.figures === 0) return 0.1;
    // Asked-for depth shows only when the camera moves through space.
    if (instruction.depth_parallax) return PARALLAX.has(motion) ? 1 : 0.02;
    return CALM.has(motion) ? 1 : 0.5;
  };
  const free = knowledge.cameras.filter(({ value }) => !avoided.has(value.motion));
  const mood = calm ? 'calm' : instruction.tone === 'energetic' ? 'energetic' : 'usual';
  const restless = random.chance(RESTLESS_CHANCE[mood]);
  // First the kind, then what was used least of it: moves that are seldom for a reason would else come up ever more often.
  const suiting = free.filter(({ value }) => RESTLESS.has(value.motion) === restless);
  const pool = suiting.length > 0 ? suiting : free;
  const take: CameraTake =
    (still && !avoided.has('static')) || pool.length === 0
      ? { motion: 'static', speed: null }
      : draw(random, pool, ({ motion }) => taste(motion));
  const { motion } = take;
  const lively = instruction.tone === 'energetic' || instruction.motion_type === 'fast';
  const speed: CameraSpeed = instruction.asked.includes('camera.speed')
    ? camera.speed
    : lively
      ? 'medium'
      : calm
        ? 'slow'
        : (take.speed ?? 'slow');
  const sideways = ['pan', 'truck', 'arc', 'tracking', 'whip_pan', 'roll', 'rotate'].includes(motion);
  return {
    motion,
    direction: camera.direction ?? (sideways ? random.pick(['left', 'right'] as const) : null),
    speed,
    steadiness,
    focus: camera.focus,
  };
}

/** How close one shot comes: nearer when pictures are sparse, farther when they are full. */
function chooseFraming({ figures, inspiration: { texture } }: ShotPlan): ShotType {
  if (texture === null) return 'medium';
  if (texture.edges > 1.25) return 'wide';
  return texture.edges < 0.75 && figures <= 1 ? 'close' : 'medium';
}

/** How shots give way to one another where the prompt leaves it open. */
function chooseJoin(instruction: Instruction, usual: TransitionType, plan: ShotPlan, random: Random): Join {
  const { join, isNamed } = plan.inspiration;
  const [type = usual] = without([usual, ...TRANSITION_TYPES], instruction.avoid.transition);
  const own = { type, seconds: TRANSITION_SECONDS };
  if (join === null || instruction.avoid.transition?.includes(join.type)) return own;
  return isNamed('join') || random.chance(LEARNED_JOINS) ? join : own;
}

function transitionOf(
  instruction: Instruction,
  join: Join,
  index: number,
  shotSeconds: number,
): SpecShot['transition'] {
  const asked = instruction.asked.includes('transition_in');
  const type =
    index > 0
      ? asked
        ? instruction.transition_in
        : join.type
      : asked && instruction.transition_in === 'fade'
        ? 'fade'
        : 'cut';
  const seconds = asked
    ? (instruction.transition_seconds ?? TRANSITION_SECONDS)
    : Math.min(1, Math.max(0.25, join.seconds));
  return { type, seconds: type === 'cut' ? 0 : Math.min(seconds, shotSeconds / 2) };
}
