import {
  AUDIO_MOODS,
  AUDIO_PRESENCES,
  AUDIO_TEMPOS,
  type AudioMood,
  type AudioPresence,
  type AudioTempo,
} from '../../../origins/domains.js';
import { match, type Sample } from '../sample.js';
import type { Breadth, TruthClip } from '../truth-clip.js';
import { type SpecWish, truthSpec } from '../truth-spec.js';
import { WALKER } from './cameras.js';

/** Beats per minute of each tempo, across the range that creation draws from. */
const BPM: Readonly<Record<AudioTempo, readonly number[]>> = {
  slow: [60, 66, 74, 80],
  medium: [92, 100, 108, 116],
  fast: [130, 140, 150, 160],
};
/** Long enough for a dozen beats of the slowest. */
const SECONDS = 12;
const SMALL = { width: 64, height: 64, fps: 12 };

/** Music of every mood and tempo; and what is heard at all, with and without the sounds of a place. */
export function audioTruths(breadth: Breadth): TruthClip[] {
  const seeds = breadth.isQuick ? [1] : [1, 2, 3];
  const music = AUDIO_MOODS.flatMap((mood) =>
    AUDIO_TEMPOS.flatMap((tempo) =>
      (breadth.isQuick ? BPM[tempo].slice(1, 2) : BPM[tempo]).map((bpm, i) =>
        musicClip(mood, tempo, bpm, seeds[i % seeds.length] as number),
      ),
    ),
  );
  return [...music, ...AUDIO_PRESENCES.flatMap((presence) => seeds.flatMap((seed) => presenceClips(presence, seed)))];
}

function musicClip(mood: AudioMood, tempo: AudioTempo, bpm: number, seed: number): TruthClip {
  return {
    name: `${mood} music at ${bpm} beats, seed ${seed}`,
    spec: truthSpec({
      ...SMALL,
      seed,
      seconds: SECONDS,
      audio_presence: 'music',
      audio_mood: mood,
      audio_tempo: tempo,
      audio_bpm: bpm,
    }),
    rows: ['audio.mood', 'audio.tempo', 'audio.bpm', 'audio.presence', 'audio.role'],
    judge: ({ video: { audio } }, where) => [
      match('audio.mood', mood, audio?.mood ?? null, where),
      match('audio.tempo', tempo, audio?.tempo ?? null, where),
      bpmSample(bpm, audio?.bpm ?? null, where),
      match('audio.presence', 'music', audio?.presence ?? null, where),
      match('audio.role', 'music', audio?.role ?? null, where),
    ],
  };
}

function bpmSample(truth: number, seen: number | null, where: string): Sample {
  const error = seen === null ? Number.POSITIVE_INFINITY : (100 * Math.abs(seen - truth)) / truth;
  return { row: 'audio.bpm', truth, seen, error, where };
}

/** A street with a dog and cuts, so that there is something to hear of everything. */
function presenceClips(presence: AudioPresence, seed: number): TruthClip[] {
  const scenes: SpecWish[] = [
    { place: 'street', ambience: 'city', figures: [WALKER] },
    { place: 'meadow', ambience: 'meadow', figures: [WALKER] },
    { place: 'sea', ambience: 'surf', figures: [] },
  ];
  // Without figures an effect cannot be told from the place itself.
  const heard = scenes.filter(({ figures }) =>
    presence !== 'sfx' && presence !== 'full' ? true : (figures?.length ?? 0) > 0,
  );
  return heard.map(
    (scene): TruthClip => ({
      name: `${presence} in the ${scene.place}, seed ${seed}`,
      spec: truthSpec({
        ...SMALL,
        ...scene,
        seed,
        audio_presence: presence,
        cuts: [{ seconds: 4 }, { seconds: 4, shot: { framing: 'close' } }],
      }),
      rows: ['audio.presence', 'audio.role'],
      judge: ({ video: { audio } }, where) => [
        match('audio.presence', presence, audio?.presence ?? null, where),
        match('audio.role', presence, audio?.role ?? null, where),
      ],
    }),
  );
}
