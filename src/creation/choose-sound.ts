import type { Instruction } from '../interpretation/instruction.js';
import type { Random } from '../numerics/random.js';
import { AUDIO_MOODS, type AudioMood, type AudioPresence, type AudioTempo, type Tone } from '../origins/domains.js';
import { underuse, without } from './choose.js';
import type { Knowledge, PureSound } from './knowledge.js';

export interface ChosenSound {
  readonly tempo: AudioTempo;
  readonly mood: AudioMood;
  readonly presence: AudioPresence;
  readonly bpm: number;
  readonly pure: PureSound[];
}

/** Beats per minute of each tempo, apart enough to be told from one another. */
const BPM = { slow: [60, 80], medium: [92, 116], fast: [130, 160] } as const;

/** The musical mood that a picture's tone suggests. */
const MOOD_OF_TONE: Readonly<Partial<Record<Tone, AudioMood>>> = {
  dreamy: 'calm',
  calm: 'calm',
  dark: 'dark',
  moody: 'tense',
  bright: 'uplifting',
  energetic: 'uplifting',
};

/** Tempo, mood and presence as asked, else as the mood suggests or by chance; and three to five pure sounds. */
export function chooseSound(instruction: Instruction, knowledge: Knowledge, random: Random): ChosenSound {
  const asked = (field: string) => instruction.asked.includes(field);
  const avoid = (field: string, value: string) => (instruction.avoid[field] ?? []).includes(value);
  const wild = random.chance(0.35);
  const suggested = instruction.tone ? MOOD_OF_TONE[instruction.tone] : undefined;
  const moods = without(AUDIO_MOODS, instruction.avoid.mood);
  const usualMoods = without(['neutral', 'calm', 'uplifting'] as const, instruction.avoid.mood);
  const mood = asked('audio_mood')
    ? instruction.audio_mood
    : suggested && !avoid('mood', suggested)
      ? suggested
      : pickFrom(random, [wild ? moods : usualMoods, moods, AUDIO_MOODS]);
  const lively = instruction.tone === 'energetic' || instruction.motion_type === 'fast';
  const usual: AudioTempo = lively
    ? 'fast'
    : mood === 'calm' || mood === 'dark'
      ? 'slow'
      : wild
        ? random.pick(['slow', 'medium', 'fast'] as const)
        : 'medium';
  const tempos = (['medium', 'slow', 'fast'] as const).filter((tempo) => !avoid('tempo', tempo));
  const tempo = asked('audio_tempo') ? instruction.audio_tempo : avoid('tempo', usual) ? (tempos[0] ?? usual) : usual;
  const presences = (['full', 'full', 'full', 'music', 'music', 'ambient', 'sfx'] as const).filter(
    (presence) => !avoid('presence', presence) && !(presence === 'full' && avoid('presence', 'music')),
  );
  const presence = asked('audio_presence')
    ? instruction.audio_presence
    : presences.length > 0
      ? random.pick(presences)
      : (without(['ambient', 'silence', 'full'] as const, instruction.avoid.presence)[0] ?? 'ambient');
  const [low, high] = BPM[tempo];
  const pure = Array.from(
    { length: Math.min(3 + random.integer(3), knowledge.sounds.length) },
    () => random.weighted(knowledge.sounds, underuse).value,
  );
  return { tempo, mood, presence, bpm: Math.round(random.between(low, high)), pure };
}

/** One value of the first of the lists that has any. */
function pickFrom<T>(random: Random, lists: readonly (readonly T[])[]): T {
  return random.pick(lists.find((list) => list.length > 0) ?? []);
}
