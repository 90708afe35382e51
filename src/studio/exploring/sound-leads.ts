import type { Instruction } from '../../interpretation/instruction.js';
import { AUDIO_MOODS, AUDIO_TEMPOS } from '../../origins/domains.js';
import { type Ground, type Lead, leadsOf } from './leads.js';

const ANYWHERE: readonly Ground[] = ['field', 'scene'];
/** In less sound a beat is heard too few times. */
const BEAT_SECONDS = 6;

const NOISES = {
  low: { noise: 'rumble', names: ['rumble', 'low rumble', 'deep rumble'] },
  mid: { noise: 'tone', names: ['hum', 'steady hum', 'even hum'] },
  high: { noise: 'hiss', names: ['hiss', 'sharp hiss', 'high hiss'] },
} as const;
const LOUDNESS = [
  { least: 0, below: 0.25, words: ['faint', 'distant', 'barely audible'] },
  { least: 0.25, below: 0.5, words: ['moderate', 'firm'] },
  { least: 0.5, below: 0.75, words: ['loud', 'powerful', 'heavy'] },
  { least: 0.75, below: 1, words: ['deafening', 'thunderous', 'overwhelming'] },
] as const;

/** Leads into every mixture of static sound: silence, and each noise at each strength. */
export function noiseLeads(): Lead[] {
  const silent = leadsOf(
    { aspect: 'static.sound', slot: 'sound', ground: ANYWHERE },
    { 'silent 0': ['no sound', 'in silence', 'silent', 'without sound'] },
    ({ audio_presence, noise }) => audio_presence === 'silence' && noise === null,
  );
  const noises = Object.entries(NOISES).flatMap(([tone, { noise, names }]) =>
    LOUDNESS.map(
      ({ least, below, words }, step): Lead => ({
        aspect: 'static.sound',
        cell: `${tone} ${step}`,
        slot: 'sound',
        ground: ANYWHERE,
        words: (random) => `${random.chance(0.5) ? 'a ' : ''}${random.pick(words)} ${random.pick(names)}`,
        isHeard: (heard) => {
          const strength = heard.noise_strength ?? 0;
          return heard.noise === noise && strength >= least && strength < below && isAlone(heard);
        },
      }),
    ),
  );
  return [...silent, ...noises];
}

/** Neither other sounds nor rain or snow are heard beside it. */
function isAlone({ audio_presence, setting }: Instruction): boolean {
  return setting.weather === null && !['music', 'full', 'sfx'].includes(audio_presence);
}

/** Sounds that have a mood and a tempo: wind and footsteps have neither. */
const MUSIC = { music: ['music', 'melody'], full: ['full soundtrack'] } as const;
const MOODS = {
  neutral: ['neutral'],
  calm: ['calm', 'peaceful'],
  tense: ['tense'],
  uplifting: ['uplifting', 'cheerful'],
  dark: ['dark', 'ominous'],
} as const;
const TEMPOS = { slow: ['slow'], medium: ['moderate', 'medium tempo'], fast: ['fast', 'upbeat'] } as const;

/** Leads into each role of sound with each mood at each tempo. */
export function audioLeads(): Lead[] {
  const silent = leadsOf(
    { aspect: 'dynamic.audio_semantic', slot: 'sound', ground: ['scene'] },
    { 'silence neutral medium': ['no sound', 'in silence'] },
    ({ audio_presence }) => audio_presence === 'silence',
  );
  // What comes and goes in wind and steps may be taken for a beat, where there is time for it.
  const plain = leadsOf(
    { aspect: 'dynamic.audio_semantic', slot: 'sound', ground: ['scene'], isBrief: true },
    {
      'ambient neutral slow': ['ambient sound', 'ambience'],
      'sfx neutral slow': ['sound effects'],
    },
    ({ audio_presence }, cell) => audio_presence === cell.split(' ')[0],
  );
  const sounds = Object.entries(MUSIC).flatMap(([presence, nouns]) =>
    AUDIO_MOODS.flatMap((mood) =>
      AUDIO_TEMPOS.map(
        (tempo): Lead => ({
          aspect: 'dynamic.audio_semantic',
          cell: `${presence} ${mood} ${tempo}`,
          slot: 'sound',
          ground: ANYWHERE,
          seconds: BEAT_SECONDS,
          words: (random) =>
            [random.pick(TEMPOS[tempo]), random.pick(MOODS[mood]), random.pick(nouns)].filter(Boolean).join(' '),
          isHeard: (heard) =>
            heard.audio_presence === presence &&
            heard.audio_tempo === tempo &&
            heard.audio_mood === mood &&
            heard.asked.includes('audio_mood'),
        }),
      ),
    ),
  );
  return [...silent, ...plain, ...sounds];
}

/** How long a place must be heard to be told by its sound. */
const PLACE_SECONDS = 6;
const HEARD = { urban: ['a city', 'a street'], nature: ['the sea'], interior: ['a kitchen'] } as const;

/** Leads into the kinds of places that are told by how they sound. */
export function heardPlaceLeads(): Lead[] {
  return Object.entries(HEARD).map(
    ([kind, scenes]): Lead => ({
      aspect: 'narrative.observed_setting',
      cell: kind,
      slot: 'sound',
      ground: ['scene'],
      scenes,
      seconds: PLACE_SECONDS,
      words: () => 'ambient sound',
      isHeard: ({ audio_presence, setting }) => audio_presence === 'ambient' && setting.noun !== null,
    }),
  );
}
