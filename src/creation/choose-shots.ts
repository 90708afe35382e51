import type { Instruction } from '../interpretation/instruction.js';
import type { Random } from '../numerics/random.js';
import type { CameraMotion, CameraSpeed, Genre, ShotType, TransitionType } from '../origins/domains.js';
import { draw } from './choose.js';
import type { CameraTake, Knowledge } from './knowledge.js';
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
  readonly hasFigures: boolean;
}

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
  const count = many ? Math.max(1, Math.round(seconds / length)) : joins ? 2 : 1;
  const edges = shotEdges(
    plan.frameCount,
    count,
    instruction.tension_curve === 'slow_build' ? -1 : instruction.tension_curve === 'immediate' ? 1 : 0,
  );
  return edges.slice(1).map((end, i) => {
    const own = random.fork(i);
    return {
      start_frame: edges[i] as number,
      end_frame: end,
      framing: asked('shot_type')
        ? instruction.shot_type
        : i === 0
          ? count === 1
            ? 'medium'
            : (grammar.framings[0] as ShotType)
          : (grammar.framings[i % grammar.framings.length] as ShotType),
      camera: chooseCamera(instruction, knowledge, plan, own),
      transition: transitionOf(instruction, grammar.transition, i, (end - (edges[i] as number)) / plan.fps),
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
    if (avoided.has(motion)) return 0;
    if (motion === 'tracking' && !plan.hasFigures) return 0.1;
    if (RESTLESS.has(motion)) return calm ? 0.003 : instruction.tone === 'energetic' ? 0.5 : 0.012;
    // Asked-for depth shows only when the camera moves through space.
    if (instruction.depth_parallax) return PARALLAX.has(motion) ? 1 : 0.02;
    return CALM.has(motion) ? 1 : 0.5;
  };
  const isFree = ({ value }: { value: CameraTake }) => !avoided.has(value.motion);
  const { motion } =
    (still && !avoided.has('static')) || !knowledge.cameras.some(isFree)
      ? { motion: 'static' as const }
      : draw(random, knowledge.cameras, (take) => taste(take.motion));
  const speed: CameraSpeed = instruction.asked.includes('camera.speed')
    ? camera.speed
    : instruction.tone === 'energetic' || instruction.motion_type === 'fast'
      ? 'medium'
      : 'slow';
  const sideways = ['pan', 'truck', 'arc', 'tracking', 'whip_pan', 'roll', 'rotate'].includes(motion);
  return {
    motion,
    direction: camera.direction ?? (sideways ? random.pick(['left', 'right'] as const) : null),
    speed,
    steadiness,
    focus: camera.focus,
  };
}

function transitionOf(
  instruction: Instruction,
  usual: TransitionType,
  index: number,
  shotSeconds: number,
): SpecShot['transition'] {
  const asked = instruction.asked.includes('transition_in');
  const type =
    index === 0
      ? asked && instruction.transition_in === 'fade'
        ? 'fade'
        : 'cut'
      : asked
        ? instruction.transition_in
        : usual;
  return { type, seconds: type === 'cut' ? 0 : Math.min(TRANSITION_SECONDS, shotSeconds / 2) };
}
