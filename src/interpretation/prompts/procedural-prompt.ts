import type { Random } from '../../numerics/random.js';
import { sentence, withArticle } from './english.js';
import * as Words from './prompt-words.js';

/** How procedural prompts are drawn. Contract §4.3. */
export interface ProceduralOptions {
  /** Prompts from which it must differ. */
  avoid: readonly string[];
  /** Share of instructive forms, 0–1. */
  instructiveRatio: number;
  /** Of these, the share made from a template with slots; default 0.7. */
  slotShare?: number;
  /** Percent of static colours reached; null when nobody knows. Below 25, lighting words and warm or green subjects come first. */
  staticColorsPct: number | null;
  /** Share of prompts with a word of slang, and of dialect; default 0. */
  slangShare?: number;
  dialectShare?: number;
  /** Prompts that are tried before one that is like another is taken; default 200. */
  tries?: number;
}

const TRIES = 200;
/** A prompt is like another that has this share of its words. */
const ALIKE = 0.8;
const SLOT_SHARE = 0.7;
const SOUND_FIRST = 0.18;
/** Below this percentage of static colours, words that lead to unseen ones come first so often. */
const FEW_COLORS_PCT = 25;
const LIGHT_FIRST = 0.4;
const WARM_SUBJECT = 0.35;
/** How often three and two qualities stand beside the subject; otherwise it is one. */
const QUALITIES = { instructive: [0.25, 0.35], descriptive: [0.25, 0.4] } as const;

/** A prompt drawn by the rules of contract §4.3 that is unlike those to avoid; after so many tries, the last one. */
export function proceduralPrompt(random: Random, options: ProceduralOptions): string {
  const avoided = options.avoid.map(wordsOf);
  let prompt = '';
  for (let i = 0; i < (options.tries ?? TRIES); i++) {
    prompt = drawPrompt(random, options);
    const words = wordsOf(prompt);
    if (!avoided.some((other) => isAlike(words, other))) return prompt;
  }
  return prompt;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function isAlike(words: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const word of words) if (other.has(word)) shared++;
  return shared >= ALIKE * words.size;
}

function drawPrompt(random: Random, options: ProceduralOptions): string {
  const few = options.staticColorsPct !== null && options.staticColorsPct < FEW_COLORS_PCT;
  const subject = random.pick(few && random.chance(WARM_SUBJECT) ? Words.WARM_GREEN_SUBJECTS : Words.SUBJECTS);
  const front = [
    ...(random.chance(SOUND_FIRST) ? [random.pick(Words.SOUNDS)] : []),
    ...(few && random.chance(LIGHT_FIRST) ? [`${random.pick(Words.LIGHTS)} lighting`] : []),
  ];
  const instructive = random.chance(options.instructiveRatio);
  const body =
    instructive && random.chance(options.slotShare ?? SLOT_SHARE)
      ? slotSentence(random, subject)
      : qualified(random, subject, instructive);
  const variants = [
    ...(random.chance(options.slangShare ?? 0) ? [random.pick(Words.SLANG_WORDS)] : []),
    ...(random.chance(options.dialectShare ?? 0) ? [random.pick(Words.DIALECT_WORDS)] : []),
  ];
  const said = front.length > 0 && instructive ? [[...front, body].join(': ')] : [...front, body];
  return sentence([...said, ...variants].join(', '));
}

/** Sentences with places for a word of each kind. */
const SLOTS: readonly ((random: Random, subject: string) => string)[] = [
  (r, s) => `${r.pick(Words.REQUESTS)} ${s} ${r.pick(Words.PLACES)} ${r.pick(Words.HOURS)}, ${r.pick(Words.CAMERAS)}`,
  (r, s) =>
    `${r.pick(Words.REQUESTS)} ${s} ${r.pick(Words.PLACES)} with ${r.pick(Words.LIGHTS)} lighting and ${r.pick(Words.SOUNDS)}`,
  (r, s) =>
    `${r.pick(Words.REQUESTS)} ${s} ${r.pick(Words.PLACES)} in ${r.pick(Words.COLORS)} colors, ${r.pick(Words.SHOTS)}`,
  (r, s) =>
    `${r.pick(Words.REQUESTS)} ${s} ${r.pick(Words.PLACES)} ${r.pick(Words.WEATHER)} with ${withArticle(r.pick(Words.TONES))} mood`,
  (r, s) =>
    `${r.pick(Words.REQUESTS)} ${s} with ${r.pick(Words.MOTIONS)} motion, ${r.pick(Words.LOOKS)}, ${r.pick(Words.SOUNDS)}`,
];

function slotSentence(random: Random, subject: string): string {
  return random.pick(SLOTS)(random, subject);
}

/** A subject with one to three qualities, as a request or as a description. */
function qualified(random: Random, subject: string, instructive: boolean): string {
  const [three, two] = QUALITIES[instructive ? 'instructive' : 'descriptive'];
  const draw = random.next();
  const count = draw < three ? 3 : draw < three + two ? 2 : 1;
  const qualities = random
    .shuffle(KINDS)
    .slice(0, count)
    .map((kind) => kind(random));
  return [instructive ? `${random.pick(Words.REQUESTS)} ${subject}` : subject, ...qualities].join(', ');
}

const KINDS: readonly ((random: Random) => string)[] = [
  (r) => `${r.pick(Words.LIGHTS)} lighting`,
  (r) => `${r.pick(Words.COLORS)} colors`,
  (r) => `${r.pick(Words.TONES)} mood`,
  (r) => `${r.pick(Words.MOTIONS)} motion`,
  (r) => r.pick(Words.CAMERAS),
  (r) => r.pick(Words.SHOTS),
  (r) => r.pick(Words.LOOKS),
  (r) => r.pick(Words.SOUNDS),
  (r) => r.pick(Words.JOINS),
  (r) => `${r.pick(Words.GENRES)} style`,
  (r) => r.pick(Words.PLACES),
];
