import { CAMERA_DIRECTIONS, CAMERA_MOTIONS, CAMERA_SPEEDS } from '../origins/domains.js';
import { motionTypeOf } from '../origins/measured-motion.js';
import { FUNCTION_WORDS } from './function-words.js';
import type { NamedValue } from './instruction.js';
import type { Effect } from './phrases.js';
import { normalisePrompt, type Token, tokenize } from './tokens.js';
import type { WordBook, WordFacts } from './word-book.js';

/** A stored value that answers to a name. */
export type RegistryValue = Omit<NamedValue, 'span'>;

/** Stored values by the phrases that call them, lower case and parted by single spaces. */
export type RegistryNames = ReadonlyMap<string, readonly RegistryValue[]>;

/** Words of the longest name, and of a prompt in which names are looked for. */
const LONGEST_NAME = 4;
const MOST_WORDS = 200;

/**
 * The phrases of a prompt that could be names of stored values, one to four words long: what a registry is to be
 * asked for before the prompt is interpreted. None for a prompt that no one could follow.
 */
export function namePhrases(prompt: string): string[] {
  const tokens = tokenize(normalisePrompt(prompt)).slice(0, MOST_WORDS);
  const phrases = new Set<string>();
  tokens.forEach((_, at) => {
    for (let length = 1; length <= LONGEST_NAME; length++) {
      const run = nameRun(tokens, at, length);
      if (!run) break;
      phrases.add(textOf(run));
    }
  });
  return [...phrases];
}

/** The stored value that the words from `at` on call by its name, and the words; null when they are ordinary words. */
export function nameAt(
  tokens: readonly Token[],
  at: number,
  book: WordBook,
  names: RegistryNames,
): { readonly tokens: readonly Token[]; readonly value: NamedValue } | null {
  if (names.size === 0) return null;
  for (let length = LONGEST_NAME; length >= 1; length--) {
    const run = nameRun(tokens, at, length);
    const values = run && names.get(textOf(run));
    if (!run || !values || !isWrittenAsName(tokens, at, length, book)) continue;
    const after = tokens[at + length];
    const value = suiting(values, after?.text);
    if (!value) continue;
    // "Patient Tide motion": the word that says what is named says nothing else.
    const named = !isColorValue(value) && after && cuesOf(after.text)?.includes(value.aspect) ? [...run, after] : run;
    return { tokens: named, value: { span: textOf(run), ...value } };
  }
  return null;
}

export function nameRun(tokens: readonly Token[], at: number, length: number): readonly Token[] | null {
  const run = tokens.slice(at, at + length);
  return run.length === length && run.every(({ kind }) => kind === 'word' || kind === 'number') ? run : null;
}

export function textOf(run: readonly Token[]): string {
  return run.map(({ raw, joined }, i) => (i === 0 ? '' : joined ? '-' : ' ') + raw.toLowerCase()).join('');
}

/** Nouns that say what a name before them is a name of, and the aspects that they mean. */
const CUES: readonly (readonly [words: RegExp, aspects: readonly string[]])[] = [
  [/^(colou?r(s|ed)?|tones?|hues?|shades?|tints?|palette|paint)$/, ['color', 'blend']],
  [/^(light|lights|lighting|glow|illumination)$/, ['lighting', 'color']],
  [/^(motion|movement|movements)$/, ['motion']],
  [/^(camera|shot|move|take)$/, ['camera']],
  [/^(gradient|gradients|fade)$/, ['gradient', 'transition']],
  [/^(sound|sounds|noise|music|audio|soundtrack|hum)$/, ['sound', 'audio_semantic']],
  [/^(composition|framing|layout)$/, ['composition']],
  [/^(texture|detail|graphics)$/, ['graphics']],
  [/^(transition|transitions|cut|join)$/, ['transition']],
];

/**
 * Whether words stand there as a name: with capitals, in quotation marks, before a word that says what they name or
 * that they describe, or with a word among them that is none of the language. "A green apple" is an apple.
 */
function isWrittenAsName(tokens: readonly Token[], at: number, length: number, book: WordBook): boolean {
  const run = tokens.slice(at, at + length);
  if (run.every(({ text }) => FUNCTION_WORDS.has(text))) return false;
  if (run.some(({ kind, text }) => kind === 'word' && !book.facts(text).known)) return true;
  if (length === 1) return false;
  if (run.every(({ capital, text }) => capital || FUNCTION_WORDS.has(text)) && !isTitle(tokens)) return true;
  const [before, after] = [tokens[at - 1], tokens[at + length]];
  if (isQuote(before) && isQuote(after)) return true;
  return after?.kind === 'word' && (cuesOf(after.text) !== null || isDescribed(run, after, book));
}

/** "A dusky lagoon boat": the name describes the noun after it, which is no compound with its last word. */
function isDescribed(run: readonly Token[], after: Token, book: WordBook): boolean {
  const last = run.at(-1)?.text ?? '';
  const { odds } = book.facts(after.text);
  return (odds.N ?? 0) > 0.8 && !book.lexicon.has(`${last} ${after.text}`, 'noun');
}

/** A prompt that is set like a title has capitals that mean nothing. */
export function isTitle(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind, text }) => kind === 'word' && !FUNCTION_WORDS.has(text));
  return words.length > 4 && words.every(({ capital }) => capital);
}

export function isQuote(token: Token | undefined): boolean {
  return token !== undefined && /^["“”«»']$/.test(token.text);
}

function cuesOf(word: string): readonly string[] | null {
  return CUES.find(([words]) => words.test(word))?.[1] ?? null;
}

/** Aspects in the order in which a name without a cue is taken. Meanings of narrative are the prompt's own words. */
const ORDER = [
  'color',
  'lighting',
  'motion',
  'camera',
  'gradient',
  'sound',
  'audio_semantic',
  'composition',
  'graphics',
  'transition',
];

function suiting(values: readonly RegistryValue[], after: string | undefined): RegistryValue | null {
  const wanted = [...((after && cuesOf(after)) || []), ...ORDER];
  for (const aspect of wanted) {
    const found = values.find((value) => value.aspect === aspect && value.registry !== 'narrative');
    if (found) return found;
  }
  return null;
}

/** Facts of a name: a word that describes, and nothing else. */
export function nameFacts(span: string): WordFacts {
  return {
    odds: { J: 1 },
    noun: [],
    verb: [],
    adjective: [span],
    adverb: [],
    keys: [span],
    american: null,
    known: true,
  };
}

/** Whether the value is a colour. */
export function isColorValue({ aspect }: Pick<NamedValue, 'aspect'>): boolean {
  return aspect === 'color';
}

/** The fields that a named value settles; none for what has no field of its own, which creation takes as it is. */
export function effectsOfValue({ aspect, value }: RegistryValue): Effect[] {
  const given: readonly [domain: string, value: unknown][] = settledBy(aspect, value);
  return given.flatMap(([domain, each]) => (typeof each === 'string' ? [{ domain, value: each }] : []));
}

function settledBy(aspect: string, value: Readonly<Record<string, unknown>>): [domain: string, value: unknown][] {
  switch (aspect) {
    case 'motion':
      return [['motion', motionTypeOf(value)]];
    case 'camera':
      return [
        ['camera', oneOf(CAMERA_MOTIONS, value.motion_type)],
        ['camera_speed', oneOf(CAMERA_SPEEDS, value.speed)],
        ['camera_direction', oneOf(CAMERA_DIRECTIONS, value.direction)],
      ];
    case 'gradient':
      return [['gradient', value.gradient_type]];
    case 'lighting':
      return [['lighting', value.preset]];
    case 'audio_semantic':
      return [
        ['tempo', value.tempo],
        ['mood', value.mood],
        ['presence', value.presence ?? value.role],
      ];
    case 'composition':
      return [
        ['balance', value.balance],
        ['symmetry', value.symmetry],
      ];
    case 'transition':
      return [['transition', value.type]];
    default:
      return [];
  }
}

function oneOf(values: readonly string[], value: unknown): string | undefined {
  return values.find((each) => each === value);
}
