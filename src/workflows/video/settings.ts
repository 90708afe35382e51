import { EXTRACTION_FOCUSES, type GrowthFocus, STATIC_FOCUSES } from '../../studio/grow.js';
import { WORKFLOW_TYPES, type WorkflowType } from '../../studio/service/job.js';
import type { VideoWishes } from '../../studio/video-wishes.js';
import { type Environment, numericVariable, variable } from '../variables.js';

/** The loops that make videos: one program with different settings; `video` takes all of them from its environment. */
export const VIDEO_LOOPS = ['explorer', 'exploiter', 'balanced', 'video'] as const;
export type VideoLoopName = (typeof VIDEO_LOOPS)[number];

/** How one worker makes and learns. */
export interface VideoLoopSettings {
  workflowType: WorkflowType;
  focus: GrowthFocus;
  /** False when nothing named a focus: everything is grown then. */
  isFocusSet: boolean;
  /** The operator fixed the ratio of this worker; `value` is null when the text is no number. */
  ratioOverride: { value: number | null } | null;
  /** Seconds between runs, where the service has none that an operator chose; null for its default. */
  delaySeconds: number | null;
  /** Where durations begin that grow with the runs. */
  durationBase: number;
  /** `learning.duration_seconds` of the worker's configuration; null without one. */
  ownDuration: number | null;
  /** Aims at cells that nobody reached. */
  aims: boolean;
  format: Pick<VideoWishes, 'width' | 'height' | 'fps'>;
}

/** What the command line says; it counts more than the environment. */
export interface VideoLoopFlags {
  delaySeconds?: number;
  durationBase?: number;
  ownDuration?: number;
  format?: VideoLoopSettings['format'];
}

/** The services of contract §4.1. */
const PRESETS: Readonly<Record<VideoLoopName, { focus?: string; override?: string }>> = {
  explorer: { focus: 'frame', override: '0' },
  exploiter: { focus: 'frame', override: '1' },
  balanced: { focus: 'window' },
  video: {},
};

const DURATION_BASE_SECONDS = 6;

/**
 * The settings of a worker: flags, then its environment, then the preset of its name.
 *
 * @param isRemote - whether a service with an operator's page is asked: its pause is the default there
 */
export function videoLoopSettings(
  name: VideoLoopName,
  environment: Environment,
  { flags, isRemote, warn }: { flags: VideoLoopFlags; isRemote: boolean; warn(text: string): void },
): VideoLoopSettings {
  const preset = PRESETS[name];
  const focus = variable(environment, 'LOOP_EXTRACTION_FOCUS') ?? preset.focus;
  const override = variable(environment, 'LOOP_EXPLOIT_RATIO_OVERRIDE') ?? preset.override;
  const delay = numericVariable(environment, 'LOOP_DELAY_SECONDS', { least: 0, warn });
  return {
    workflowType: workflowTypeOf(variable(environment, 'LOOP_WORKFLOW_TYPE'), override, warn),
    focus: {
      extraction: oneOf(EXTRACTION_FOCUSES, 'LOOP_EXTRACTION_FOCUS', focus, { otherwise: 'all', warn }),
      frames: oneOf(STATIC_FOCUSES, 'LOOP_STATIC_FOCUS', variable(environment, 'LOOP_STATIC_FOCUS'), {
        otherwise: 'both',
        warn,
      }),
    },
    isFocusSet: focus !== undefined,
    ratioOverride: override === undefined ? null : { value: ratioOf(override, warn) },
    delaySeconds: flags.delaySeconds ?? delay ?? (isRemote ? null : 0),
    durationBase: flags.durationBase ?? DURATION_BASE_SECONDS,
    ownDuration: flags.ownDuration ?? null,
    aims: name === 'explorer',
    format: flags.format ?? {},
  };
}

/** The badge of a worker's videos: as told, else after the ratio that it is fixed to. */
function workflowTypeOf(
  told: string | undefined,
  override: string | undefined,
  warn: (text: string) => void,
): WorkflowType {
  const known = WORKFLOW_TYPES.find((type) => type === told);
  if (known) return known;
  if (told !== undefined)
    warn(`LOOP_WORKFLOW_TYPE="${told}" is not one of ${WORKFLOW_TYPES.join(', ')}: it is not used.`);
  const ratio = override === undefined ? Number.NaN : Number(override);
  return ratio === 0 ? 'explorer' : ratio === 1 ? 'exploiter' : 'main';
}

/** Null for a text that is no number: it counts as an override all the same, of the service's own ratio. */
function ratioOf(text: string, warn: (text: string) => void): number | null {
  const ratio = Number(text);
  if (Number.isFinite(ratio)) return Math.min(1, Math.max(0, ratio));
  warn(`LOOP_EXPLOIT_RATIO_OVERRIDE="${text}" is not a number from 0 to 1: the service's ratio is used.`);
  return null;
}

function oneOf<T extends string>(
  values: readonly T[],
  name: string,
  text: string | undefined,
  { otherwise, warn }: { otherwise: T; warn(text: string): void },
): T {
  const known = values.find((value) => value === text?.toLowerCase());
  if (!known && text !== undefined)
    warn(`${name}="${text}" is not one of ${values.join(', ')}: taken as ${otherwise}.`);
  return known ?? otherwise;
}
