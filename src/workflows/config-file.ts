import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { StudioError } from '../studio/studio-error.js';
import type { VideoWishes } from '../studio/video-wishes.js';

/** What a worker takes from its configuration file. */
export interface LoopConfigFile {
  format: Pick<VideoWishes, 'width' | 'height' | 'fps'>;
  /** Used where the service says nothing. */
  durationSeconds?: number;
}

const SCHEMA = z.looseObject({
  output: z.looseObject({ width: z.number(), height: z.number(), fps: z.number() }).partial().optional(),
  learning: z.looseObject({ duration_seconds: z.number() }).partial().optional(),
});

/** Settings that earlier workers knew and this one needs not: every frame is measured, and files lie with the service. */
const WITHOUT_EFFECT: readonly (readonly [section: string, field: string])[] = [
  ['output', 'dir'],
  ['output', 'filename_prefix'],
  ['output', 'quality'],
  ['video', 'max_single_clip_seconds'],
  ['learning', 'max_frames'],
  ['learning', 'sample_every'],
  ['prompt', 'enrich'],
];

/**
 * Reads a worker's configuration (contract §4.1) from YAML or JSON; what has no effect is told to `warn`.
 *
 * @throws {StudioError} `studio/cannot-read`, `studio/usage`
 */
export function loopConfigFile(path: string, warn: (text: string) => void): LoopConfigFile {
  const content = SCHEMA.safeParse(readYaml(path) ?? {});
  if (!content.success) {
    const [issue] = content.error.issues;
    throw new StudioError('studio/usage', `"${path}", ${issue?.path.join('.')}: ${issue?.message}.`);
  }
  const { output = {}, learning = {} } = content.data;
  for (const [section, field] of WITHOUT_EFFECT)
    if (hasField(content.data[section], field)) warn(`"${path}": ${section}.${field} has no effect.`);
  const { width, height, fps } = output;
  return {
    format: {
      ...(width === undefined ? {} : { width }),
      ...(height === undefined ? {} : { height }),
      ...(fps === undefined ? {} : { fps }),
    },
    ...(learning.duration_seconds === undefined ? {} : { durationSeconds: learning.duration_seconds }),
  };
}

function readYaml(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new StudioError('studio/cannot-read', `There is no configuration "${path}". Name a YAML file.`, { cause });
  }
  try {
    return parse(text);
  } catch (cause) {
    throw new StudioError('studio/usage', `"${path}" is no YAML: ${(cause as Error).message}`, { cause });
  }
}

function hasField(section: unknown, field: string): boolean {
  return typeof section === 'object' && section !== null && field in section && Reflect.get(section, field) != null;
}
