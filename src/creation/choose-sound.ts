import type { Instruction } from '../interpretation/instruction.js';
import type { Random } from '../numerics/random.js';
import {
  AUDIO_MOODS,
  AUDIO_TEMPOS,
  type AudioMood,
  type AudioPresence,
  type AudioTempo,
  type Tone,
} from '../origins/domains.js';
import { draw, without } from './choose.js';
import { type Inspiration, namedSounds } from './inspiration.js';
import type { AudioCharacter, Knowledge, PureSound } from './knowledge.js';

export interface ChosenSound {
  readonly tempo: AudioTempo;
  readonly mood: AudioMood;
  readonly presence: AudioPresence;
  readonly bpm: number;
  readonly pure: PureSound[];
  /** Nothing is heard but a pure noise that was asked for. */
  readonly isNoise: boolean;
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

/** How often a learned character of sound leads what the prompt leaves open. */
const LEARNED_SHARE = 0.35;

/** Tempo, mood and presence as asked, else as learned, as the mood suggests or by chance; and three to five pure sounds. */
export function chooseSound(
  instruction: Instruction,
  knowledge: Knowledge,
  { audio, isNamed }: Pick<Inspiration, 'audio' | 'isNamed'>,
  random: Random,
): ChosenSound {
  const learned = random.chance(LEARNED_SHARE) || isNamed('audio') ? audio : null;
  const mood = chooseMood(instruction, learned, random.fork('mood'));
  const tempo = chooseTempo(instruction, learned, mood, random.fork('tempo'));
  const isNoise = instruction.noise !== null && !WITH_MORE.has(askedPresence(instruction));
  const presence = isNoise ? 'ambient' : choosePresence(instruction, learned, random.fork('presence'));
  const [low, high] = BPM[tempo];
  const bpm = Math.round(random.fork('bpm').between(low, high));
  const pure = isNoise ? [noiseOf(instruction)] : choosePureSounds(instruction, knowledge, random.fork('pure'));
  return { tempo, mood, presence, bpm, pure, isNoise };
}

/** Beside these a noise that is asked for is one sound among others. */
const WITH_MORE: ReadonlySet<AudioPresence | null> = new Set(['music', 'sfx', 'full']);

function askedPresence({ asked, audio_presence }: Instruction): AudioPresence | null {
  return asked.includes('audio_presence') ? audio_presence : null;
}

const BANDS = { rumble: 'low', tone: 'mid', hiss: 'high' } as const;
/** Strength that is written down for a noise of which none was asked for. */
const USUAL_STRENGTH = 0.5;

function noiseOf({ noise, noise_strength }: Instruction): PureSound {
  const timbre = noise ?? 'tone';
  const amplitude = noise_strength ?? USUAL_STRENGTH;
  return { key: `${amplitude}_${BANDS[timbre]}_${timbre}`, tone: BANDS[timbre], timbre, amplitude };
}

function chooseMood(instruction: Instruction, learned: AudioCharacter | null, random: Random): AudioMood {
  if (instruction.asked.includes('audio_mood')) return instruction.audio_mood;
  const free = without(AUDIO_MOODS, instruction.avoid.mood);
  const suggested = instruction.tone ? MOOD_OF_TONE[instruction.tone] : undefined;
  const led = [suggested, learned?.mood].find((mood) => mood !== undefined && free.includes(mood));
  if (led) return led;
  const usual = random.chance(0.35) ? free : without(['neutral', 'calm', 'uplifting'] as const, instruction.avoid.mood);
  return random.pick([usual, free, AUDIO_MOODS].find((moods) => moods.length > 0) as readonly AudioMood[]);
}

function chooseTempo(
  instruction: Instruction,
  learned: AudioCharacter | null,
  mood: AudioMood,
  random: Random,
): AudioTempo {
  if (instruction.asked.includes('audio_tempo')) return instruction.audio_tempo;
  const free = without(AUDIO_TEMPOS, instruction.avoid.tempo);
  const lively = instruction.tone === 'energetic' || instruction.motion_type === 'fast';
  const usual = lively
    ? 'fast'
    : (learned?.tempo ??
      (mood === 'calm' || mood === 'dark' ? 'slow' : random.chance(0.35) ? random.pick(AUDIO_TEMPOS) : 'medium'));
  return without([usual, 'medium', 'slow', 'fast'] as const, instruction.avoid.tempo)[0] ?? free[0] ?? usual;
}

function choosePresence(instruction: Instruction, learned: AudioCharacter | null, random: Random): AudioPresence {
  if (instruction.asked.includes('audio_presence')) return instruction.audio_presence;
  const avoided = instruction.avoid.presence ?? [];
  const isFree = (presence: AudioPresence) =>
    !avoided.includes(presence) && !(presence === 'full' && avoided.includes('music'));
  // Silence is for those who ask for it.
  if (learned && learned.presence !== 'silence' && isFree(learned.presence)) return learned.presence;
  const usual = (['full', 'full', 'full', 'music', 'music', 'ambient', 'sfx'] as const).filter(isFree);
  if (usual.length > 0) return random.pick(usual);
  return without(['ambient', 'silence', 'full'] as const, avoided)[0] ?? 'ambient';
}

/** Three to five noises of the pool, the underused first; one that the prompt names is among them. */
function choosePureSounds(instruction: Instruction, knowledge: Knowledge, random: Random): PureSound[] {
  const count = Math.min(3 + random.integer(3), knowledge.sounds.length);
  const drawn = Array.from({ length: count }, () => draw(random, knowledge.sounds));
  const audible = knowledge.sounds.filter(({ value }) => value.amplitude > 0);
  // Silence alone would be no sound.
  if (drawn.every(({ amplitude }) => amplitude === 0) && audible.length > 0) drawn[0] = draw(random, audible);
  return [...namedSounds(instruction.named), ...drawn].slice(0, Math.max(count, 1));
}
