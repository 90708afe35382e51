import { CAMERA_WORDS, DIRECTION_WORDS } from '../origins/camera-words.js';
import { SLANG } from '../origins/slang.js';
import type { Claim } from './claim.js';
import type { Tag } from './function-words.js';
import { meaningOf } from './meaning-reach.js';
import type { Mention } from './mention.js';
import { isColorWord } from './mention-reader.js';
import type { Effect } from './phrases.js';
import { wordTable } from './phrases.js';
import type { Reading, UnitRole } from './scene-reader.js';
import type { Unit } from './units.js';
import type { WordBook } from './word-book.js';

type Allowed = ReadonlySet<string> | 'all';

const LOOK_OF_THINGS = new Set([
  'palette',
  'motion',
  'gradient',
  'lighting',
  'time_of_day',
  'weather',
  'season',
  'presence',
]);
const CAMERA_DOMAINS = new Set([
  'camera',
  'camera_speed',
  'steadiness',
  'shot',
  'focus',
  'style',
  'genre',
  'tone',
  'time_scale',
  'camera_direction',
]);
const LIGHT_DOMAINS = new Set(['lighting', 'intensity', 'tone', 'palette', 'time_of_day']);
const SOUND_DOMAINS = new Set(['tempo', 'mood', 'presence', 'tone', 'noise', 'loudness']);
const COLOR_DOMAINS = new Set(['palette', 'intensity', 'tone', 'season']);
/** What a word that describes a shown thing cannot settle: the camera, the frame, the cut. */
const NOT_OF_THINGS = new Set([
  'camera',
  'camera_speed',
  'shot',
  'transition',
  'balance',
  'gradient',
  'shape',
  'pacing',
  'steadiness',
  'tempo',
  'tension',
  'genre',
  'parallax',
]);

const SOUND_ANCHORS = ['music#1', 'sound#1', 'melody#1', 'noise#1'];

/** What the prompt's single words say, each by its part in the sentence. */
export function wordClaims(
  units: readonly Unit[],
  tags: readonly Tag[],
  negated: readonly boolean[],
  reading: Reading,
  book: WordBook,
): Claim[] {
  return units.flatMap((unit, i) => {
    const role = reading.roles[i] ?? 'function';
    if (
      (unit.kind !== 'word' && unit.kind !== 'compound') ||
      role === 'function' ||
      role === 'request' ||
      role === 'phrase' ||
      role === 'preposition' ||
      role === 'count'
    )
      return [];
    const owner = reading.owner.get(i);
    const allowed = allowedDomains(role, unit, owner, units, book);
    const found = effectsOf(unit, tags[i] as Tag, role, owner, book);
    return found.effects
      .filter(({ domain }) =>
        allowed === 'all' ? isFree(role, owner) || !NOT_OF_THINGS.has(domain) : allowed.has(domain),
      )
      .filter(
        ({ domain }) =>
          domain !== 'size' &&
          domain !== 'color' &&
          !(domain === 'loudness' && !speaksOfNoise(units, i)) &&
          !(domain === 'noise' && owner?.role === 'subject') &&
          !(domain === 'camera_speed' && allowed === 'all' && !speaksOfCamera(units, reading, i)),
      )
      .map(({ domain, value }) => ({
        unit: i,
        span: unit.text,
        domain,
        canonical: value,
        by: found.by,
        negated: negated[i] ?? false,
        strength: found.strength,
      }));
  });
}

/** A word that describes no shown thing may settle anything. */
function isFree(role: UnitRole, owner: Mention | undefined): boolean {
  return role === 'free' || owner === undefined || owner.role === 'format' || owner.role === 'other';
}

function effectsOf(
  unit: Unit,
  tag: Tag,
  role: UnitRole,
  owner: Mention | undefined,
  book: WordBook,
): { effects: readonly Effect[]; by: Claim['by']; strength: 1 | 2 } {
  const slang = SLANG[unit.text];
  const plain = book.remember('plain', unit.text, () =>
    distinct(unit.facts.keys.flatMap((key) => wordTable().get(key) ?? [])),
  );
  const camera = role === 'camera' || role === 'free' || owner?.role === 'camera' ? cameraEffects(unit) : [];
  if (slang && owner?.role !== 'subject')
    return { effects: Object.entries(slang).map(([domain, value]) => ({ domain, value })), by: 'slang', strength: 2 };
  if (plain.length + camera.length > 0)
    return {
      effects: distinct([...camera, ...plain]),
      by: unit.facts.american && !wordTable().has(unit.text) ? 'dialect' : 'origin',
      strength: 2,
    };
  const effects = book.remember(tag, unit.text, () => reached(unit, tag, book));
  const learned = effects.length > 0 ? undefined : book.learned.get(unit.text);
  return learned ? { effects: learned, by: 'learned', strength: 1 } : { effects, by: 'lexicon', strength: 1 };
}

function reached(unit: Unit, tag: Tag, book: WordBook): readonly Effect[] {
  const { noun, verb, adjective, adverb } = unit.facts;
  if (tag === 'J')
    return first([() => meaningOf(book.lexicon, adjective, 'adjective'), () => meaningOf(book.lexicon, noun, 'noun')]);
  if (tag === 'A') return meaningOf(book.lexicon, adverb, 'adverb');
  if (tag === 'G' || tag === 'V' || tag === 'P')
    return first([() => meaningOf(book.lexicon, verb, 'verb'), () => meaningOf(book.lexicon, adjective, 'adjective')]);
  return meaningOf(book.lexicon, noun, 'noun');
}

function first(readers: readonly (() => readonly Effect[])[]): readonly Effect[] {
  for (const read of readers) {
    const effects = read();
    if (effects.length > 0) return effects;
  }
  return [];
}

/** One value per domain: the first key of a word that has one. */
function distinct(effects: readonly Effect[]): Effect[] {
  const seen = new Set<string>();
  return effects.filter(({ domain }) => !seen.has(domain) && seen.add(domain));
}

function cameraEffects(unit: Unit): Effect[] {
  return Object.entries(CAMERA_WORDS)
    .filter(([, words]) => unit.facts.keys.some((key) => words.includes(key)))
    .slice(0, 1)
    .map(([motion]) => ({ domain: 'camera', value: motion }));
}

function allowedDomains(
  role: UnitRole,
  unit: Unit,
  owner: Mention | undefined,
  units: readonly Unit[],
  book: WordBook,
): Allowed {
  if (role === 'camera' || owner?.role === 'camera') return CAMERA_DOMAINS;
  if (role === 'action') return new Set(['motion', 'weather']);
  if (role === 'free' || !owner) return 'all';
  if (role === 'modifier') return modifierDomains(unit, owner, units, book);
  if (owner.role === 'format' || owner.role === 'manner')
    return role === 'compound' ? modifierDomains(unit, owner, units, book) : 'all';
  if (role === 'compound')
    return owner.role === 'setting' || owner.role === 'place'
      ? LOOK_OF_THINGS
      : owner.role === 'other'
        ? 'all'
        : new Set();
  return owner.role === 'other' && !owner.kind.thing ? 'all' : nounDomains(unit);
}

function nounDomains(unit: Unit): Allowed {
  return isColorWord(unit) ? new Set() : LOOK_OF_THINGS;
}

/** The head noun decides what its adjective is about: "soft light", "calm music", "red bicycle". */
function modifierDomains(unit: Unit, owner: Mention, units: readonly Unit[], book: WordBook): Allowed {
  const head = units[owner.nouns.at(-1) ?? owner.last];
  const lemma = head?.facts.noun[0] ?? owner.noun;
  if (/^(light|lights|lighting|glow|shadow|illumination)$/.test(lemma) && owner.role !== 'subject')
    return LIGHT_DOMAINS;
  if (
    owner.role !== 'subject' &&
    book.remember(
      'sound',
      lemma,
      () => isNoise(lemma) || SOUND_ANCHORS.some((anchor) => book.lexicon.isA(lemma, anchor, { senses: 2 })),
    )
  )
    return SOUND_DOMAINS;
  if (/^(color|colour|palette|tone|hue|shade|tint)$/.test(lemma)) return COLOR_DOMAINS;
  if (
    owner.role === 'subject' &&
    owner.color !== null &&
    (isColorWord(unit) || owner.color.split(' ').includes(unit.text))
  )
    return new Set();
  return 'all';
}

/** Whether camera words stand near, so that "slow" is the camera's speed. */
function speaksOfCamera(units: readonly Unit[], reading: Reading, at: number): boolean {
  for (let i = Math.max(0, at - 3); i <= Math.min(units.length - 1, at + 3); i++) {
    const unit = units[i];
    if (
      reading.roles[i] === 'camera' ||
      reading.owner.get(i)?.role === 'camera' ||
      unit?.effects.some((effect) => effect.domain === 'camera')
    )
      return true;
  }
  return false;
}

function isNoise(word: string): boolean {
  return (wordTable().get(word) ?? []).some(({ domain }) => domain === 'noise');
}

/** Whether the word for a noise stands right behind, so that "heavy" is how loud it is. */
function speaksOfNoise(units: readonly Unit[], at: number): boolean {
  return units
    .slice(at + 1, at + 4)
    .some(({ effects, facts }) => effects.some(({ domain }) => domain === 'noise') || facts.keys.some(isNoise));
}

/** Direction that a unit names. */
export function directionOf(unit: Unit | undefined): string | null {
  if (!unit) return null;
  for (const [direction, words] of Object.entries(DIRECTION_WORDS)) if (words.includes(unit.text)) return direction;
  return null;
}
