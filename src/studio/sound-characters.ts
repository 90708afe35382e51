import type { Random } from '../numerics/random.js';
import { AUDIO_MOODS, AUDIO_PRESENCES, AUDIO_TEMPOS } from '../origins/domains.js';
import type { SoundCharacter } from './make-sound.js';

export type { SoundCharacter };

/** Words of a sound that was learned; unknown ones are left out. */
export type LearnedSound = Readonly<Record<keyof SoundCharacter, string>>;

/** A learned character of sound, or one of any words where none was learned. Contract §4.7, cycle of S. */
export function drawSoundCharacter(learned: readonly LearnedSound[], random: Random): SoundCharacter {
  const known = learned.length === 0 ? null : random.fork('learned').pick(learned);
  const word = <T extends string>(words: readonly T[], value: string | undefined, purpose: string): T =>
    words.find((each) => each === value) ?? random.fork(purpose).pick(words);
  return {
    tempo: word(AUDIO_TEMPOS, known?.tempo, 'tempo'),
    mood: word(AUDIO_MOODS, known?.mood, 'mood'),
    presence: word(AUDIO_PRESENCES, known?.presence, 'presence'),
  };
}

/** Every tempo in every mood and presence. */
export const SOUND_CHARACTERS: readonly SoundCharacter[] = AUDIO_TEMPOS.flatMap((tempo) =>
  AUDIO_MOODS.flatMap((mood) => AUDIO_PRESENCES.map((presence) => ({ tempo, mood, presence }))),
);
