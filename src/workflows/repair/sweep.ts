import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from '../../studio/extract.js';
import { generate } from '../../studio/generate.js';
import { type GrowthFocus, grow } from '../../studio/grow.js';
import { makeSound } from '../../studio/make-sound.js';
import type { KnowledgeService } from '../../studio/service/motion-service.js';
import { SOUND_CHARACTERS, type SoundCharacter } from '../../studio/sound-characters.js';

export interface SweepRequest {
  /** Most values that are gone through. */
  limit: number;
  /** Says what would be made, and makes nothing. */
  dryRun: boolean;
  /** Where clips lie while they are measured. */
  folder: string;
  signal: AbortSignal;
  onProgress?(done: number, total: number): void;
}

export interface SweepOutcome {
  /** Values that were gone through. */
  swept: number;
  /** Values that the registries did not know. */
  added: number;
  seen_again: number;
  dry_run: boolean;
}

/** One value of a sweep: what it is called, and how a clip of it is made. */
interface Station {
  name: string;
  focus: GrowthFocus;
  suffix: '.mp4' | '.wav';
  make(path: string, signal: AbortSignal): Promise<unknown>;
}

/** Evenly spread colours, so many along each channel: rendered, measured and recorded like everything else. */
export function sweepColors(service: Service, steps: number, request: SweepRequest): Promise<SweepOutcome> {
  return sweep(service, colorsOf(steps).map(colorStation), request);
}

/** Every tempo in every mood and presence: synthesised, measured and recorded. */
export function sweepSounds(service: Service, request: SweepRequest): Promise<SweepOutcome> {
  return sweep(service, SOUND_CHARACTERS.map(soundStation), request);
}

type Service = Pick<KnowledgeService, 'recordDiscoveries'>;

async function sweep(service: Service, stations: readonly Station[], request: SweepRequest): Promise<SweepOutcome> {
  const { limit, dryRun, folder, signal, onProgress } = request;
  const wanted = stations.slice(0, limit);
  const outcome: SweepOutcome = { swept: 0, added: 0, seen_again: 0, dry_run: dryRun };
  if (dryRun) return { ...outcome, swept: wanted.length };
  await mkdir(folder, { recursive: true });
  for (const station of wanted) {
    if (signal.aborted) break;
    const { added, seen_again } = await visit(service, station, folder, signal);
    outcome.swept++;
    outcome.added += added;
    outcome.seen_again += seen_again;
    onProgress?.(outcome.swept, wanted.length);
  }
  return outcome;
}

async function visit(service: Service, { name, focus, suffix, make }: Station, folder: string, signal: AbortSignal) {
  const path = join(folder, `sweep-${randomUUID()}${suffix}`);
  try {
    await make(path, signal);
    const observation = await extract(path, { signal });
    const discoveries = grow(observation, { prompt: name, spec: null, instruction: null }, focus);
    // The station is the key: a sweep that was broken off counts nothing twice when it is begun again.
    return await service.recordDiscoveries({ prompt: name, discoveries }, { key: `sweep:${name}` });
  } finally {
    await rm(path, { force: true });
  }
}

const CLIP = { width: 64, height: 64, fps: 24, durationSeconds: 0.25, seed: 0 } as const;

function colorStation(code: string): Station {
  const prompt = `a plain wall in ${code}`;
  return {
    name: prompt,
    focus: { extraction: 'frame', frames: 'color' },
    suffix: '.mp4',
    make: (output, signal) => generate({ prompt, output, signal, ...CLIP }),
  };
}

const SOUND_SECONDS = 2.5;

function soundStation(character: SoundCharacter): Station {
  const { tempo, mood, presence } = character;
  return {
    name: `sound_loop:mood=${mood},tempo=${tempo},presence=${presence}`,
    focus: { extraction: 'frame', frames: 'sound' },
    suffix: '.wav',
    make: (path) => makeSound({ character, seconds: SOUND_SECONDS, seed: 0 }, path),
  };
}

/** `#000000` to `#ffffff`. */
function colorsOf(steps: number): string[] {
  const codes = Array.from({ length: steps }, (_, i) => Math.round((255 * i) / Math.max(1, steps - 1)));
  const hex = codes.map((code) => code.toString(16).padStart(2, '0'));
  return hex.flatMap((r) => hex.flatMap((g) => hex.map((b) => `#${r}${g}${b}`)));
}
