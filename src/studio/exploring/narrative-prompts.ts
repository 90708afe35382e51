import type { Random } from '../../numerics/random.js';
import type { AimedPrompt } from './prompt-writer.js';

/** A meaning of origin that a prompt can give a video. */
export interface NarrativeTarget {
  aspect: 'genre' | 'mood' | 'themes' | 'settings';
  value: string;
}

type Phrases = Readonly<Record<string, readonly string[]>>;

/**
 * What a prompt says to be given each value of origin. Values that no prompt leads to are left out: `general` as a
 * theme or setting means that there is none.
 */
const PHRASES = {
  genre: {
    general: ['a short film of'],
    documentary: ['a documentary about'],
    thriller: ['a thriller with'],
    ad: ['an advertisement with'],
    tutorial: ['a tutorial with'],
    educational: ['an educational film with'],
    explainer: ['an explainer with'],
  },
  mood: {
    neutral: ['a picture of'],
    dreamy: ['a dreamy picture of', 'an ethereal picture of'],
    dark: ['a gloomy picture of', 'an eerie picture of'],
    bright: ['a cheerful picture of', 'a joyful picture of'],
    calm: ['a peaceful picture of', 'a tranquil picture of'],
    energetic: ['a lively picture of', 'an energetic picture of'],
    moody: ['a nostalgic picture of', 'a moody picture of'],
  },
  themes: {
    transformation: ['the metamorphosis of'],
    conflict: ['a battle near'],
    journey: ['the journey of'],
    identity: ['the identity of'],
    connection: ['the friendship of'],
    loss: ['the loss of'],
    hope: ['hope for'],
  },
  settings: {
    urban: ['in a city', 'in a busy street'],
    nature: ['in a forest', 'in the mountains'],
    interior: ['in a living room'],
    exterior: ['in a stadium'],
    studio: ['in a photo studio'],
    outdoor: ['in a garden'],
    abstract: ['in outer space'],
  },
} as const satisfies Record<NarrativeTarget['aspect'], Phrases>;

const SUBJECTS = [
  'a fox',
  'two horses',
  'an old tree',
  'a sailing boat',
  'a yellow bus',
  'a lighthouse',
  'a small dog',
];

/**
 * A prompt for a value of origin that was never seen: of genre first, then of a mood, theme or setting. Null when no
 * such value is missing. Contract §4.3.
 *
 * @param known - keys that were seen, by aspect
 */
export function narrativePrompt(
  known: Readonly<Record<string, readonly string[]>>,
  random: Random,
): AimedPrompt | null {
  const genres = gapsOf('genre', known);
  const gaps = genres.length > 0 ? genres : (['mood', 'themes', 'settings'] as const).flatMap((a) => gapsOf(a, known));
  if (gaps.length === 0) return null;
  const gap = random.pick(gaps);
  const aim = { aspect: `narrative.${gap.aspect}`, cell: gap.value };
  return { prompt: promptFor(gap, random), ...aim, aims: [aim], seconds: null };
}

/** A prompt that gives a video this value. */
export function promptFor({ aspect, value }: NarrativeTarget, random: Random): string {
  const phrase = random.pick((PHRASES[aspect] as Phrases)[value] ?? []);
  const subject = random.pick(SUBJECTS);
  return aspect === 'settings' ? `${subject} ${phrase}` : `${phrase} ${subject}`;
}

/** Every value that a prompt can be written for. */
export function narrativeTargets(): NarrativeTarget[] {
  return (Object.keys(PHRASES) as NarrativeTarget['aspect'][]).flatMap((aspect) => gapsOf(aspect, {}));
}

function gapsOf(
  aspect: NarrativeTarget['aspect'],
  known: Readonly<Record<string, readonly string[]>>,
): NarrativeTarget[] {
  const seen = new Set((known[aspect] ?? []).map((key) => key.toLowerCase()));
  return Object.keys(PHRASES[aspect]).flatMap((value) => (seen.has(value) ? [] : [{ aspect, value }]));
}
