import type { SceneSpec } from '../creation/scene-spec.js';
import type { Instruction } from '../interpretation/instruction.js';
import { hasSoundTrack } from '../media/sound-track.js';
import type { FlashReport } from '../picture/flash-meter.js';
import { type GenerateTimings, generate } from './generate.js';
import { planVideo, type VideoPlan } from './plan-video.js';
import { nothingLearned } from './registries/recall.js';
import type { KnowledgeService } from './service/motion-service.js';
import { StudioError } from './studio-error.js';
import type { VideoWishes } from './video-wishes.js';

/** A video that was thought out and made for a job: this spec was rendered, and is what is logged and grown. */
export interface MadeVideo {
  job_id: string;
  path: string;
  prompt: string;
  spec: SceneSpec;
  instruction: Instruction;
  flashes: FlashReport;
  timings_ms: GenerateTimings;
}

/**
 * Thinks a video out with what the system knows. Knowledge that cannot be had is told to `onLoss`, and the video is
 * made from origins.
 *
 * @throws {StudioError} `studio/usage`
 * @throws {PromptError} for a prompt that no one could follow
 */
export async function planWith(
  service: Pick<KnowledgeService, 'recall'>,
  prompt: string,
  wishes: VideoWishes & { seed: number },
  onLoss: (error: unknown) => void,
): Promise<VideoPlan> {
  const recalled = await service.recall(prompt, wishes.seed).catch((error: unknown) => {
    onLoss(error);
    return nothingLearned();
  });
  return planVideo(prompt, wishes, recalled);
}

/**
 * Renders a plan to a file, and makes sure that it has sound.
 *
 * @throws {StudioError} `studio/aborted`, `studio/worker-died`, `studio/worker-failed`
 * @throws {MediaError} when the file cannot be written
 */
export async function renderPlan(
  { prompt, spec, instruction }: Pick<VideoPlan, 'prompt' | 'spec' | 'instruction'>,
  target: { jobId: string; path: string; signal: AbortSignal; onProgress?(done: number, total: number): void },
): Promise<MadeVideo> {
  const made = await generate({ spec, prompt, output: target.path, signal: target.signal }, (progress) =>
    target.onProgress?.(progress.encodedFrames, progress.totalFrames),
  );
  const { path, flashes, timings_ms } = made;
  if (!hasSoundTrack(path))
    throw new StudioError('studio/worker-failed', `The video ${path} has no track of sound. Try again.`);
  return { job_id: target.jobId, path, prompt, spec, instruction, flashes, timings_ms };
}
