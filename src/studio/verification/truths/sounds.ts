import type { PureSound } from '../../../creation/knowledge.js';
import type { SceneSpec } from '../../../creation/scene-spec.js';
import type { FrameSound } from '../../../extraction/observation.js';
import { SOUND_PRIMITIVES } from '../../../origins/domains.js';
import type { MixtureShares } from '../../../sound/mixture.js';
import { exactShares } from '../noise-energies.js';
import { match, type Sample } from '../sample.js';
import { synthetic } from '../synthetic-spec.js';
import type { Breadth, TruthClip } from '../truth-clip.js';
import { truthSpec } from '../truth-spec.js';

/** Strengths at which each mixture is heard, percent of full scale. */
const STRENGTHS = [1, 2.5, 5, 10, 15, 20] as const;

const noise = (tone: 'low' | 'mid' | 'high', amplitude: number): PureSound => ({
  key: `${amplitude}_${tone}_${tone}`,
  tone,
  timbre: tone,
  amplitude,
});
const silence: PureSound = { key: '0.0_silent_silent', tone: 'silent', timbre: 'silent', amplitude: 0 };

/** The four noises alone and together. */
const MIXTURES: Readonly<Record<string, readonly PureSound[]>> = {
  silence: [silence],
  rumble: [noise('low', 0.5)],
  tone: [noise('mid', 0.5)],
  hiss: [noise('high', 0.5)],
  'rumble and tone': [noise('low', 0.5), noise('mid', 0.5)],
  'rumble and hiss': [noise('low', 0.75), noise('high', 0.25)],
  'tone and hiss': [noise('mid', 0.25), noise('high', 0.5)],
  'rumble, tone and hiss': [noise('low', 0.5), noise('mid', 0.5), noise('high', 0.5)],
  'all four': [silence, noise('low', 0.25), noise('mid', 0.75), noise('high', 0.5)],
};
/** Bands nearer than twice the error that is allowed to each, in points of what sounds, may be told the other way round. */
const TIE_POINTS = 10;
const HEARD_STRENGTH = 0.1;

/** Mixtures of pure noises at known strengths; silence; and sines, which are tonal where noise is noisy. */
export function soundTruths(breadth: Breadth): TruthClip[] {
  const strengths = breadth.isQuick ? [STRENGTHS[3]] : STRENGTHS;
  const names = Object.keys(MIXTURES);
  // At 60 fps a frame is three periods of 180 Hz: too short for any reader to split at 200 Hz as exactly as this.
  const rates = breadth.isQuick ? [24] : [24, 30, 25, 12];
  return [
    ...names.flatMap((name) =>
      (name === 'silence' ? [0] : strengths).flatMap((strength) =>
        rates.map((fps) => mixtureClip(name, strength, fps)),
      ),
    ),
    ...[60, 110, 440, 1000, 3000, 6000].map(sineClip),
  ];
}

function mixtureClip(name: string, strength: number, fps: number): TruthClip {
  const spec = truthSpec({
    ...{ width: 64, height: 64, seconds: 2, fps, audio_presence: 'ambient' as const },
    pure_sounds: [...(MIXTURES[name] as PureSound[])],
  });
  const frames = sharesOf(`${name} ${fps}`, spec);
  const loudest = Math.max(...frames.map((frame) => frame.strength_pct));
  const gain = loudest > 0 ? strength / loudest : 1;
  return {
    name: `${name} at ${strength} %, ${fps} fps`,
    spec: { ...spec, raw_prompt: synthetic({ kind: 'gain', gain }) },
    rows: ['sound.share', 'sound.split', 'sound.tone', 'sound.timbre'],
    judge: (observation, where) =>
      // The ends of the clip are faded.
      frames.slice(1, -1).flatMap((truth, i) => {
        const seen = observation.frames[i + 1]?.sound ?? null;
        return soundSamples(scaled(truth, gain), seen, `${where}, frame ${i + 1}`, strength);
      }),
  };
}

const known = new Map<string, MixtureShares[]>();

/** The same at every strength, so computed once. */
function sharesOf(name: string, spec: SceneSpec): MixtureShares[] {
  const shares = known.get(name) ?? exactShares(spec);
  known.set(name, shares);
  return shares;
}

/** The same mixture, louder or softer. */
function scaled(shares: MixtureShares, gain: number): MixtureShares {
  const { rumble, tone, hiss, strength_pct } = shares;
  const strength = strength_pct * gain;
  return {
    strength_pct: strength,
    silence: 100 - strength,
    rumble: rumble * gain,
    tone: tone * gain,
    hiss: hiss * gain,
  };
}

function soundSamples(truth: MixtureShares, seen: FrameSound | null, where: string, at: number): Sample[] {
  const off = (kind: (typeof SOUND_PRIMITIVES)[number]): number =>
    seen ? Math.abs(seen.depth[kind] - truth[kind]) : Number.POSITIVE_INFINITY;
  const worst = SOUND_PRIMITIVES.reduce((most, kind) => Math.max(most, off(kind)), 0);
  const samples: Sample[] = [{ row: 'sound.share', ...shown(truth, seen), error: worst, where, at }];
  if (truth.strength_pct < HEARD_STRENGTH)
    return [...samples, match('sound.tone', 'silent', seen?.tone ?? null, where)];
  const own = splitOf(truth);
  const heard = seen ? splitOf(seen.depth) : [0, 0, 0];
  const split = own.reduce((most, share, i) => Math.max(most, Math.abs(share - (heard[i] as number))), 0);
  samples.push({ row: 'sound.split', ...shown(truth, seen), error: split, where, at });
  const most = Math.max(...own);
  const isClear = own.filter((share) => share > most - TIE_POINTS).length === 1;
  if (isClear)
    samples.push(match('sound.tone', ['low', 'mid', 'high'][own.indexOf(most)] as string, seen?.tone ?? null, where));
  samples.push(match('sound.timbre', 'noisy', seen?.timbre ?? null, where));
  return samples;
}

/** Rumble, tone and hiss in percent of what sounds. */
function splitOf({ rumble, tone, hiss }: { rumble: number; tone: number; hiss: number }): number[] {
  const sum = rumble + tone + hiss;
  return sum > 0 ? [rumble, tone, hiss].map((share) => (100 * share) / sum) : [0, 0, 0];
}

function shown(truth: MixtureShares, seen: FrameSound | null): { truth: string; seen: string | null } {
  const text = (shares: Record<(typeof SOUND_PRIMITIVES)[number], number>): string =>
    SOUND_PRIMITIVES.map((kind) => shares[kind].toFixed(1)).join(' ');
  return { truth: text(truth), seen: seen ? text(seen.depth) : null };
}

/** A sine of 10 % strength: all its energy in one band. */
function sineClip(hz: number): TruthClip {
  const strength = 10;
  const band = hz < 200 ? 'rumble' : hz < 2000 ? 'tone' : 'hiss';
  const truth: MixtureShares = {
    strength_pct: strength,
    silence: 100 - strength,
    rumble: 0,
    tone: 0,
    hiss: 0,
    [band]: strength,
  };
  const spec = truthSpec({ width: 64, height: 64, seconds: 1, audio_presence: 'ambient' });
  return {
    name: `sine of ${hz} Hz`,
    spec: { ...spec, raw_prompt: synthetic({ kind: 'sine', hz, strength }) },
    rows: ['sound.share', 'sound.split', 'sound.tone', 'sound.timbre'],
    judge: (observation, where) =>
      observation.frames
        .slice(1, -1)
        .flatMap(({ sound }, i) =>
          soundSamples(truth, sound, `${where}, frame ${i + 1}`, strength).map((sample) =>
            sample.row === 'sound.timbre' ? match('sound.timbre', 'tonal', sound?.timbre ?? null, where) : sample,
          ),
        ),
  };
}
