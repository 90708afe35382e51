import { join } from 'node:path';
import type { SceneSpec } from '../../creation/scene-spec.js';
import type { Observation, WindowObservation } from '../../extraction/observation.js';
import type { Check, Tools } from './check.js';
import { randomSpecs } from './random-specs.js';
import type { RowName } from './row-rules.js';
import { distance, match, type Sample } from './sample.js';
import { type Change, synthetic } from './synthetic-spec.js';
import type { Breadth } from './truth-clip.js';
import { truthSpec } from './truth-spec.js';

const CLIPS = 200;
const QUICK_CLIPS = 6;
const TUNES = 20;
const QUICK_TUNES = 1;
/** Sounds softer than this many percent are all noise floor once they are halved. */
const HEARD_PERCENT = 1;
const HALF_DB = 20 * Math.log10(2);
const PICTURE_CHANGES = [
  'mirrored',
  'backwards',
  'darker',
  'hue turned',
  'softer',
] as const satisfies readonly Change[];

/**
 * Clips of random prompts, changed and measured again: where the change is known, so is what must come of it, whatever the
 * clip shows. Each clip is decoded once and encoded anew with and without its changes.
 */
export function metamorphicCheck({ isQuick }: Breadth): Check {
  const specs = randomSpecs(isQuick ? QUICK_CLIPS : CLIPS, { seed: 200, seconds: 1 });
  const tunes = tuneSpecs(isQuick ? QUICK_TUNES : TUNES);
  return {
    rows: [
      'metamorphic.mirror',
      'metamorphic.reversed',
      'metamorphic.cameraFirst',
      'metamorphic.darker',
      'metamorphic.hue',
      'metamorphic.louder',
      'metamorphic.shares',
      'metamorphic.tempo',
    ],
    steps: specs.length + tunes.length,
    async run(tools) {
      const samples: Sample[] = [];
      for (const [i, spec] of specs.entries()) {
        samples.push(...(await changesOf(spec, i, tools)));
        tools.step();
      }
      for (const spec of tunes) {
        samples.push(...(await halvedTempo(spec, tools)));
        tools.step();
      }
      return samples;
    },
  };
}

/** The changes of one clip; its number decides which two of them, so that each comes to every kind of clip. */
async function changesOf(spec: SceneSpec, number: number, tools: Tools): Promise<Sample[]> {
  const path = join(tools.folder, 'original.mp4');
  await tools.film(spec, path);
  const plain = await replayed(spec, path, 'as it is', tools);
  const where = `"${spec.raw_prompt}", seed ${spec.seed}, ${spec.creation_mode}`;
  const samples: Sample[] = [];
  for (const change of PICTURE_CHANGES) {
    if (change !== 'softer' && (number + PICTURE_CHANGES.indexOf(change)) % 2 === 1) continue;
    const other = await replayed(spec, path, change, tools);
    samples.push(...COMPARE[change](plain, other, where));
  }
  return samples;
}

async function replayed(spec: SceneSpec, path: string, change: Change, tools: Tools): Promise<Observation> {
  const again = join(tools.folder, 'changed.mp4');
  await tools.film({ ...spec, figures: [], raw_prompt: synthetic({ kind: 'replay', path, change }) }, again);
  return tools.extract(again);
}

type Compare = (plain: Observation, changed: Observation, where: string) => Sample[];

const COMPARE: Record<(typeof PICTURE_CHANGES)[number], Compare> = {
  mirrored: (plain, mirrored, where) =>
    windowPairs(plain, mirrored, where, ([a, b], at) => [
      ...cameraSamples('metamorphic.mirror', a, b, MIRRORED, at),
      match('metamorphic.mirror', mirroredBalance(a), b.composition?.balance ?? 'none', `${at}, balance`),
    ]),
  backwards: (plain, reversed, where) => {
    const windows = [...reversed.windows].reverse();
    return windowPairs(plain, { ...reversed, windows }, where, ([a, b], at) =>
      cameraSamples('metamorphic.reversed', a, b, REVERSED, at),
    );
  },
  darker: (plain, darker, where) =>
    windowPairs(plain, darker, where, ([a, b], at) => [
      distance('metamorphic.darker', (a.lighting?.brightness ?? Number.NaN) / 2, b.lighting?.brightness ?? null, at),
    ]),
  'hue turned': (plain, turned, where) =>
    windowPairs(plain, turned, where, ([a, b], at) => [
      distance(
        'metamorphic.hue',
        a.lighting?.brightness ?? Number.NaN,
        b.lighting?.brightness ?? null,
        `${at}, brightness`,
      ),
      distance('metamorphic.hue', a.lighting?.contrast ?? Number.NaN, b.lighting?.contrast ?? null, `${at}, contrast`),
      distance(
        'metamorphic.hue',
        a.composition?.center_x ?? Number.NaN,
        b.composition?.center_x ?? null,
        `${at}, centre`,
        0.01,
      ),
      distance(
        'metamorphic.hue',
        a.graphics?.edge_density ?? Number.NaN,
        b.graphics?.edge_density ?? null,
        `${at}, edges`,
        0.01,
      ),
    ]),
  softer: (plain, softer, where) => [
    distance('metamorphic.louder', HALF_DB, levelOf(plain) - levelOf(softer), where),
    ...plain.frames.flatMap(({ sound }, i) => {
      const heard = softer.frames[i]?.sound ?? null;
      if (!sound || sound.strength_pct < HEARD_PERCENT) return [];
      return (['rumble', 'tone', 'hiss'] as const).map((band) =>
        distance(
          'metamorphic.shares',
          (100 * sound.depth[band]) / sound.strength_pct,
          heard ? (100 * heard.depth[band]) / heard.strength_pct : null,
          `${where}, frame ${i}, ${band}`,
        ),
      );
    }),
  ],
};

/** Mean power of the whole track in dB. */
function levelOf({ frames }: Observation): number {
  const powers = frames.map(({ sound }) => ((sound?.strength_pct ?? Number.NaN) / 100) ** 2);
  return 10 * Math.log10(powers.reduce((sum, power) => sum + power, 0) / powers.length);
}

function windowPairs(
  plain: Observation,
  changed: Pick<Observation, 'windows'>,
  where: string,
  compare: (pair: readonly [WindowObservation, WindowObservation], at: string) => Sample[],
): Sample[] {
  return plain.windows.flatMap((window, i) =>
    compare([window, changed.windows[i] as WindowObservation], `${where}, second ${i}`),
  );
}

const MIRRORED: Readonly<Record<string, string>> = { left: 'right', right: 'left' };
const REVERSED: Readonly<Record<string, string>> = {
  ...MIRRORED,
  ...{ up: 'down', down: 'up', zoom: 'zoom_out', zoom_out: 'zoom' },
};
/**
 * The camera of the changed clip is that of the first, turned round. Where one of the two says that another motion looks
 * alike, that one will do: then the directions need not be those of the same motion. How often none need do, is counted
 * beside it.
 */
function cameraSamples(
  row: RowName,
  a: WindowObservation,
  b: WindowObservation,
  turned: Readonly<Record<string, string>>,
  where: string,
): Sample[] {
  if (!a.camera || !b.camera) return [{ row, truth: 'a camera', seen: null, hit: false, where }];
  const turn = (word: string | null): string => turned[word ?? ''] ?? word ?? '';
  const truth = `${turn(a.camera.motion_type)} ${turn(a.camera.direction)}`;
  const seen = `${b.camera.motion_type} ${b.camera.direction ?? ''}`;
  const expected = [a.camera.motion_type, ...a.camera.alternatives].map(turn);
  const named: readonly string[] = [b.camera.motion_type, ...b.camera.alternatives];
  const isTwin =
    turn(a.camera.motion_type) !== b.camera.motion_type &&
    (expected.includes(b.camera.motion_type) || named.includes(turn(a.camera.motion_type)));
  return [
    { row, truth, seen, hit: truth === seen || isTwin, where },
    match('metamorphic.cameraFirst', truth, seen, where),
  ];
}

function mirroredBalance({ composition }: WindowObservation): string {
  const balance = composition?.balance ?? 'none';
  return balance === 'left_heavy' ? 'right_heavy' : balance === 'right_heavy' ? 'left_heavy' : balance;
}

function tuneSpecs(count: number): SceneSpec[] {
  return Array.from({ length: count }, (_, i) =>
    truthSpec({
      ...{ width: 64, height: 64, fps: 12, seconds: 8, seed: 300 + i },
      audio_presence: 'music',
      audio_mood: (['neutral', 'calm', 'tense', 'uplifting', 'dark'] as const)[i % 5] as 'neutral',
      // Slow enough to remain a tempo at half the speed's double.
      audio_bpm: 130 + ((i * 7) % 30),
      audio_tempo: 'fast',
    }),
  );
}

/** The same tune at half the speed has half the beats. */
async function halvedTempo(spec: SceneSpec, tools: Tools): Promise<Sample[]> {
  const path = join(tools.folder, 'tune.mp4');
  await tools.film(spec, path);
  const { video } = await tools.extract(path);
  const slow = truthSpec({
    ...{ width: 64, height: 64, fps: 12, seconds: 16 },
    raw_prompt: synthetic({ kind: 'replay', path, change: 'half speed' }),
  });
  const again = join(tools.folder, 'slow.mp4');
  await tools.film(slow, again);
  const halved = (await tools.extract(again)).video.audio?.bpm ?? null;
  const truth = (video.audio?.bpm ?? Number.NaN) / 2;
  const error = halved === null ? Number.POSITIVE_INFINITY : (100 * Math.abs(halved - truth)) / truth;
  const where = `${spec.audio_mood} music at ${spec.audio_bpm} beats, seed ${spec.seed}`;
  return [{ row: 'metamorphic.tempo', truth, seen: halved, error, where }];
}
