import type { AspectRef } from '../../origins/aspects.js';
import { CAMERA_MOTIONS, GRADIENT_TYPES, MOTION_TYPES } from '../../origins/domains.js';
import type { Entry, RegistryStore } from '../../registries/registry-store.js';
import type { LocalTools } from './local-tools.js';
import type { ForCreation } from './motion-service.js';
import { makesSense } from './prompt-sense.js';

const COLOR_OF_FRAMES: AspectRef = { registry: 'static', aspect: 'color' };
const SOUND: AspectRef = { registry: 'static', aspect: 'sound' };
const COLOR: AspectRef = { registry: 'dynamic', aspect: 'color' };
const MOTION: AspectRef = { registry: 'dynamic', aspect: 'motion' };
const GRADIENT: AspectRef = { registry: 'dynamic', aspect: 'gradient' };
const CAMERA: AspectRef = { registry: 'dynamic', aspect: 'camera' };
const AUDIO: AspectRef = { registry: 'dynamic', aspect: 'audio_semantic' };

/**
 * What other clients create from: the values of each kind that were seen most, and prompts with what they were
 * understood as. Contract §1.5. Origins that were never seen are in lists of their own.
 */
export async function forCreation(
  { registries, ledger }: Pick<LocalTools, 'registries' | 'ledger'>,
  { limit, interpretationLimit }: { limit: number; interpretationLimit: number },
): Promise<ForCreation> {
  const seen = async (place: AspectRef): Promise<Entry[]> => {
    const { entries } = await registries.list(place, { limit });
    // Other work comes in between: a long answer is made of short steps.
    await new Promise(setImmediate);
    return entries.filter(({ count }) => count > 0);
  };
  const audio = await seen(AUDIO);
  const interpretations = await sensible(registries, await ledger.lastInterpretations(interpretationLimit));
  return {
    learned_colors: Object.fromEntries(
      (await seen(COLOR)).map((entry) => [
        entry.key,
        { ...rgbOf(entry), count: entry.count, sources: [...entry.sources], name: entry.name },
      ]),
    ),
    learned_motion: (await seen(MOTION)).map((entry) => ({
      key: entry.key,
      motion_level: numberIn(entry, 'motion_level'),
      motion_std: numberIn(entry, 'motion_std'),
      motion_trend: wordIn(entry, 'motion_trend') ?? 'steady',
      count: entry.count,
      sources: [...entry.sources],
      name: entry.name,
    })),
    learned_audio: audio.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).map(audioOf),
    learned_gradient: distinct(await seen(GRADIENT), 'gradient_type'),
    learned_camera: distinct(await seen(CAMERA), 'motion_type'),
    origin_gradient: GRADIENT_TYPES,
    origin_camera: CAMERA_MOTIONS,
    origin_motion: ORIGIN_MOTIONS,
    interpretation_prompts: interpretations.map(({ prompt, instruction }) => ({ prompt, instruction })),
    static_colors: Object.fromEntries(
      (await seen(COLOR_OF_FRAMES)).map((entry) => [
        entry.key,
        { ...rgbOf(entry), count: entry.count, created_at: entry.createdAt },
      ]),
    ),
    static_sound: (await seen(SOUND)).map(soundOf),
  };
}

/** Prompts that say something: imported ones need not, and loops would choose them again. */
async function sensible<T extends { prompt: string }>(
  registries: RegistryStore,
  interpretations: readonly T[],
): Promise<T[]> {
  const kept: T[] = [];
  for (const each of interpretations) if (await makesSense(each.prompt, registries)) kept.push(each);
  return kept;
}

/** What the renderers of all clients know: contract §1.5. */
const ORIGIN_MOTIONS = ['slow', 'wave', 'flow', 'fast', 'pulse'].filter((each) =>
  MOTION_TYPES.some((known) => known === each),
);

function audioOf(entry: Entry): ForCreation['learned_audio'][number] {
  return {
    tempo: wordIn(entry, 'tempo') ?? 'medium',
    mood: wordIn(entry, 'mood') ?? 'neutral',
    presence: wordIn(entry, 'presence') ?? wordIn(entry, 'role') ?? 'ambient',
    source_prompt: entry.sources[0] ?? '',
    created_at: entry.createdAt,
  };
}

function soundOf(entry: Entry): ForCreation['static_sound'][number] {
  const [tone, timbre] = [wordIn(entry, 'tone'), wordIn(entry, 'timbre')];
  return {
    key: entry.key,
    ...(tone !== undefined && { tone }),
    ...(timbre !== undefined && { timbre }),
    amplitude: numberIn(entry, 'amplitude'),
    name: entry.name,
    count: entry.count,
    created_at: entry.createdAt,
  };
}

function distinct(entries: readonly Entry[], field: string): string[] {
  return [...new Set(entries.flatMap((entry) => wordIn(entry, field) ?? []))];
}

function rgbOf(entry: Entry): { r: number; g: number; b: number } {
  return { r: numberIn(entry, 'r'), g: numberIn(entry, 'g'), b: numberIn(entry, 'b') };
}

function numberIn({ value }: Entry, field: string): number {
  const found = value[field];
  return typeof found === 'number' ? found : 0;
}

function wordIn({ value }: Entry, field: string): string | undefined {
  const found = value[field];
  return typeof found === 'string' && found !== '' ? found : undefined;
}
