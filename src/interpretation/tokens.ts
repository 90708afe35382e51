import { PromptError } from './prompt-error.js';

/** One word, number, mark or pictograph of a prompt. */
export interface Token {
  /** Lower case, without a possessive ending. */
  readonly text: string;
  /** As written. */
  readonly raw: string;
  /** `color`: an sRGB code, `#0cc828`. */
  readonly kind: 'word' | 'number' | 'mark' | 'pictograph' | 'color';
  /** Starts with a capital in a prompt that is not all capitals. */
  readonly capital: boolean;
  /** `bird's`. */
  readonly possessive: boolean;
  /** Joined to the token before by a hyphen or underscore. */
  readonly joined: boolean;
}

/** Longest prompt answered, in UTF-8 bytes. */
export const PROMPT_LIMIT_BYTES = 1_048_576;

const PIECES =
  /(?<code>#(?:[\da-fA-F]{6}|[\da-fA-F]{3})(?![\p{L}\p{N}])|[rR][gG][bB]\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*\))|(?<number>\d+(?:\.\d+)?)(?=(?:[^\p{L}\p{N}]|$|[a-z]{1,7}(?![\p{L}\p{N}])))|(?<word>[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}]+)?)|(?<pictograph>\p{Extended_Pictographic})|(?<mark>[^\s])/gu;

const CONTRACTIONS: Readonly<Record<string, string>> = {
  "can't": 'can not',
  cannot: 'can not',
  "won't": 'will not',
  "shan't": 'shall not',
  "let's": 'let us',
  dont: 'do not',
  doesnt: 'does not',
  isnt: 'is not',
  arent: 'are not',
  wasnt: 'was not',
  cant: 'can not',
  wont: 'will not',
  didnt: 'did not',
};
const CONTRACTED_ENDINGS: readonly (readonly [ending: string, expansion: string])[] = [
  ["n't", ' not'],
  ["'re", ' are'],
  ["'ve", ' have'],
  ["'ll", ' will'],
  ["'m", ' am'],
  ["'d", ' would'],
];
/** Words whose `'s` is "is"; any other word's is possession. */
const IS_HOSTS = new Set(['it', 'that', 'there', 'he', 'she', 'what', 'here', 'who', 'this']);

/**
 * The prompt as one clean line: control and format characters become spaces, curly apostrophes straight.
 *
 * @throws {PromptError} `prompt/not-text`, `prompt/empty`, `prompt/too-large`, `prompt/no-words`
 */
export function normalisePrompt(prompt: unknown): string {
  if (typeof prompt !== 'string') {
    throw new PromptError('prompt/not-text', {
      what: `The prompt is a value of type ${typeof prompt}.`,
      why: 'A prompt is text.',
      fix: 'Pass a string.',
    });
  }
  // A UTF-16 unit takes at most three bytes of UTF-8: short prompts need no counting.
  if (prompt.length * 3 > PROMPT_LIMIT_BYTES && new TextEncoder().encode(prompt).length > PROMPT_LIMIT_BYTES) {
    throw new PromptError('prompt/too-large', {
      what: `The prompt has ${prompt.length} characters.`,
      why: 'Prompts may have up to 1 MB of text.',
      fix: 'Shorten it.',
    });
  }
  const text = prompt
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, ' ')
    .replace(/’/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') {
    throw new PromptError('prompt/empty', {
      what: 'The prompt is empty.',
      why: 'It has no visible character.',
      fix: 'Describe the video, for example: "A calm ocean at dusk".',
    });
  }
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text)) {
    throw new PromptError('prompt/no-words', {
      what: `The prompt "${text.slice(0, 20)}" has no words.`,
      why: 'It holds only marks.',
      fix: 'Describe the video, for example: "A calm ocean at dusk".',
    });
  }
  return text;
}

/** Tokens of a normalised prompt, contractions expanded. Linear in its length. */
export function tokenize(text: string): Token[] {
  const shouting = text === text.toUpperCase();
  const tokens: Token[] = [];
  let joined = false;
  let end = -1;
  for (const match of text.matchAll(PIECES)) {
    const raw = match[0];
    const adjacent = match.index === end;
    end = match.index + raw.length;
    if (raw === '-' || raw === '_') {
      joined = adjacent;
      if (!adjacent) tokens.push(mark('-'));
      continue;
    }
    if (match.groups?.code) tokens.push({ ...mark(raw), text: hexCode(raw), kind: 'color' });
    else if (match.groups?.mark) tokens.push(mark(raw));
    else if (match.groups?.pictograph) tokens.push({ ...mark(raw), kind: 'pictograph' });
    else
      tokens.push(
        ...words(raw, {
          joined: (joined || tokens.at(-1)?.kind === 'number') && adjacent,
          shouting,
          number: match.groups?.number !== undefined,
        }),
      );
    joined = false;
  }
  return tokens;
}

/** The code as six hexadecimal digits: `rgb(12, 200, 40)` is `#0cc828`. */
function hexCode(raw: string): string {
  if (raw.startsWith('#')) {
    const digits = raw.slice(1).toLowerCase();
    return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
  }
  const channels = raw.match(/\d+/g)?.map((channel) => Math.min(255, Number(channel))) ?? [];
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function mark(raw: string): Token {
  return { text: raw, raw, kind: 'mark', capital: false, possessive: false, joined: false };
}

function words(
  raw: string,
  { joined, shouting, number }: { joined: boolean; shouting: boolean; number: boolean },
): Token[] {
  const lower = raw.toLowerCase();
  const capital = !shouting && raw !== lower && raw[0] !== lower[0];
  const token = (text: string, possessive = false): Token => ({
    text,
    raw,
    kind: number ? 'number' : 'word',
    capital,
    possessive,
    joined,
  });
  const known = CONTRACTIONS[lower];
  if (known) return known.split(' ').map((text) => token(text));
  if (!lower.includes("'")) return [token(lower)];
  for (const [ending, expansion] of CONTRACTED_ENDINGS) {
    if (lower.endsWith(ending))
      return [token(lower.slice(0, -ending.length)), token(expansion.trim())].filter((part) => part.text !== '');
  }
  if (lower.endsWith("'s")) {
    const host = lower.slice(0, -2);
    return IS_HOSTS.has(host) ? [token(host), token('is')] : [token(host, true)];
  }
  return [token(lower.replaceAll("'", ''))];
}
