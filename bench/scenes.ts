import type { SceneSpec } from '../src/creation/scene-spec.js';
import type { CreationMode } from '../src/origins/domains.js';
import { planVideo } from '../src/studio/plan-video.js';

/** Prompts that stand for many: scenery that moves everywhere, and figures in front of dense scenery. */
export const SCENES = {
  sea: { prompt: 'A calm ocean at dusk with gentle waves', seed: 11 },
  figures: { prompt: 'Two red foxes running through a snowy forest', seed: 12 },
} as const;

export type SceneName = keyof typeof SCENES;

/** A clip of the bench, as `generate` takes it: five seconds at 24 frames a second. */
export interface BenchClip {
  prompt: string;
  seed: number;
  width: number;
  height: number;
  fps: 24;
  durationSeconds: number;
  mode: CreationMode;
}

/** @param size - pixels, e.g. `{ width: 512, height: 512 }` */
export function clipOf(
  scene: SceneName,
  size: { width: number; height: number },
  { mode = 'pure_per_frame', durationSeconds = 5 }: { mode?: CreationMode; durationSeconds?: number } = {},
): BenchClip {
  return { ...SCENES[scene], ...size, fps: 24, durationSeconds, mode };
}

/** The spec that `generate` makes of the clip. */
export function specOf(clip: BenchClip): SceneSpec {
  return planVideo(clip.prompt, clip).spec;
}

/** What the command needs to make the clip. */
export function argumentsOf({ prompt, seed, width, height, fps, durationSeconds }: BenchClip): string[] {
  const format = ['--size', `${width}x${height}`, '--fps', String(fps), '--duration', String(durationSeconds)];
  return [prompt, '--seed', String(seed), ...format];
}
