import { NUMBER_WORDS } from './function-words.js';
import type { Token } from './tokens.js';

const UNIT_SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  sec: 1,
  secs: 1,
  second: 1,
  seconds: 1,
  m: 60,
  min: 60,
  mins: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hr: 3600,
  hrs: 3600,
  hour: 3600,
  hours: 3600,
};
/** Words beside which `30s` is a length, not a decade. */
const LENGTH_WORDS = new Set([
  'long',
  'video',
  'clip',
  'loop',
  'film',
  'movie',
  'animation',
  'duration',
  'length',
  'runtime',
  'ad',
  'commercial',
  'spot',
  'of',
  'for',
  'lasting',
  'about',
]);

const OPENERS: ReadonlySet<string> = new Set(['half', 'a', 'an', ...Object.keys(NUMBER_WORDS)]);

/** Seconds asked for, and how many tokens say so. */
export interface Duration {
  readonly seconds: number;
  readonly length: number;
}

/**
 * A duration that begins at this token: `10 seconds`, `10s`, `1.5 min`, `two minutes`, `half a minute`, `a minute
 * and a half`. A decade (`80s retro`) is none.
 */
export function readDuration(tokens: readonly Token[], at: number): Duration | null {
  const first = tokens[at];
  if (!first || (first.kind !== 'number' && !OPENERS.has(first.text))) return null;
  const words = tokens.slice(at, at + 7).map((token) => token.text);
  return half(words) ?? amount(tokens, at, words);
}

function half(words: readonly string[]): Duration | null {
  if (words[0] !== 'half' || (words[1] !== 'a' && words[1] !== 'an')) return null;
  const seconds = UNIT_SECONDS[words[2] ?? ''];
  return seconds === undefined ? null : { seconds: seconds / 2, length: 3 };
}

function amount(tokens: readonly Token[], at: number, words: readonly string[]): Duration | null {
  const first = words[0] ?? '';
  const number =
    tokens[at]?.kind === 'number' ? Number(first) : first === 'a' || first === 'an' ? 1 : NUMBER_WORDS[first];
  if (number === undefined || !Number.isFinite(number)) return null;
  const unit = words[1] ?? '';
  const seconds = UNIT_SECONDS[unit];
  if (
    seconds === undefined ||
    (seconds === 1 && (first === 'a' || first === 'an')) ||
    (unit.length === 1 && tokens[at]?.kind !== 'number')
  )
    return null;
  if (unit === 's' && isDecade(number, tokens[at - 1]?.text, words[2])) return null;
  if (words[2] === 'and' && words[3] === 'a' && words[4] === 'half')
    return { seconds: (number + 0.5) * seconds, length: 5 };
  const more =
    UNIT_SECONDS[words[3] ?? ''] === 1 && seconds === 60 && Number.isFinite(Number(words[2])) ? Number(words[2]) : 0;
  return { seconds: number * seconds + more, length: more > 0 ? 4 : 2 };
}

function isDecade(number: number, before: string | undefined, after: string | undefined): boolean {
  if (number >= 1000) return true;
  if (number % 10 !== 0 || number < 20 || number > 90) return false;
  return (
    before === 'the' ||
    !(LENGTH_WORDS.has(after ?? '') || LENGTH_WORDS.has(before ?? '') || before === 'in' || after === undefined)
  );
}
