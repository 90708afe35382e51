import type { SceneSpec, SpecShot } from '../../creation/scene-spec.js';
import { sineTurns } from '../../numerics/arithmetic.js';
import { hashText } from '../../numerics/random.js';
import type { ShotType } from '../../origins/domains.js';
import type { Player } from '../stage/figures.js';
import { poseAt } from './moves.js';
import type { Pose } from './view.js';

/** How close each framing comes: magnification, and how far it centres on the main figure (0–1). */
const FRAMINGS: Readonly<Record<ShotType, { readonly zoom: number; readonly centres: number }>> = {
  wide: { zoom: 0.84, centres: 0 },
  medium: { zoom: 1, centres: 0 },
  close: { zoom: 1.5, centres: 0.85 },
  pov: { zoom: 1.12, centres: 0 },
  handheld: { zoom: 1.05, centres: 0.2 },
};

/** Length of the fade that opens or closes a clip, in seconds. */
const CLOSING_SECONDS = 0.5;

/** What is on screen at one frame: one shot, or two while one gives way to the other. */
export interface Take {
  readonly shot: SpecShot;
  /** The shot that is leaving, how it leaves, and how far the change has come, 0–1. */
  readonly leaving: { readonly shot: SpecShot; readonly how: 'dissolve' | 'wipe'; readonly progress: number } | null;
  /** 0 = black, 1 = full: fades. */
  readonly light: number;
}

/** Which shots a frame shows. */
export function takeAt(spec: SceneSpec, frame: number): Take {
  const index = Math.max(
    0,
    spec.shots.findIndex((shot) => frame < shot.end_frame),
  );
  const shot = spec.shots[index] as SpecShot;
  const before = spec.shots[index - 1];
  const { type, seconds } = shot.transition;
  const frames = Math.round(seconds * spec.fps);
  const progress = frames > 0 ? (frame - shot.start_frame + 0.5) / frames : 1;
  const closing = closingLight(spec, frame);
  if (progress >= 1 || type === 'cut') return { shot, leaving: null, light: closing };
  if (type === 'fade') {
    // Down to black in the first half, up again in the second; the first shot only comes up.
    if (!before) return { shot, leaving: null, light: progress * closing };
    return progress < 0.5
      ? { shot: before, leaving: null, light: (1 - 2 * progress) * closing }
      : { shot, leaving: null, light: (2 * progress - 1) * closing };
  }
  if (!before) return { shot, leaving: null, light: closing };
  return { shot, leaving: { shot: before, how: type, progress }, light: closing };
}

function closingLight(spec: SceneSpec, frame: number): number {
  if (spec.transition_out !== 'fade') return 1;
  const frames = Math.min(spec.frame_count / 2, CLOSING_SECONDS * spec.fps);
  return Math.min(1, (spec.frame_count - frame - 0.5) / frames);
}

/** The camera of a shot at a frame (which may lie behind its end, while it dissolves). */
export function poseOfShot(
  spec: SceneSpec,
  shot: SpecShot,
  frame: number,
  main: Player | null,
  worldTime: number,
): Pose {
  const seconds = (frame - shot.start_frame) / spec.fps;
  const motion = main?.move(worldTime) ?? {};
  const pose = poseAt(shot.camera, {
    t: seconds,
    length: (shot.end_frame - shot.start_frame) / spec.fps,
    aspect: spec.width / spec.height,
    subjectX: main?.travels ? (motion.dx ?? 0) * main.figure.depth : null,
    seed: hashText(`camera ${spec.seed} ${shot.start_frame}`),
  });
  const framing = FRAMINGS[shot.framing];
  const centres = main ? framing.centres : 0;
  const figure = main?.figure;
  const follows = shot.camera.motion === 'tracking' ? 0 : (motion.dx ?? 0);
  const middleY = figure ? (figure.support === 'air' ? figure.y : figure.y - figure.height / 2) : 0.5;
  return {
    ...pose,
    panX: pose.panX + centres * ((figure?.x ?? 0) + follows),
    panY:
      pose.panY +
      centres * (middleY + (shot.camera.motion === 'tracking' ? 0 : (motion.dy ?? 0)) - 0.5) +
      undulation(spec, worldTime),
    zoom: pose.zoom * (main || shot.framing !== 'close' ? framing.zoom : 1.25) * swell(spec, worldTime),
  };
}

/** Pictures that move in waves rise and sink a little as a whole. */
function undulation(spec: SceneSpec, t: number): number {
  return spec.motion_type === 'wave' ? 0.008 * (0.5 + spec.intensity) * sineTurns(t * 0.3) : 0;
}

/** Pictures that pulse breathe a little. */
function swell(spec: SceneSpec, t: number): number {
  return spec.motion_type === 'pulse' ? 1 + 0.012 * (0.5 + spec.intensity) * sineTurns(t * 0.8) : 1;
}

/** How blurred the background and the figures are at a moment of a shot whose focus is racked: 0 sharp … 1. */
export function rackAt(shot: SpecShot, frame: number): { readonly background: number; readonly figures: number } {
  if (shot.camera.focus !== 'rack') return { background: 0, figures: 0 };
  const t = (frame - shot.start_frame) / Math.max(1, shot.end_frame - shot.start_frame - 1);
  const to = Math.min(1, Math.max(0, (t - 0.3) / 0.4));
  const eased = to * to * (3 - 2 * to);
  return { background: 1 - eased, figures: eased };
}
