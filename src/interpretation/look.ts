import type { LookEntry, Vocabulary } from '../origins/vocabulary.js';
import type { Claim } from './claim.js';
import type { Reading } from './scene-reader.js';
import type { Unit } from './units.js';

/** Nouns beside which a word names a look: "watercolor painting", "cubist style". */
const STYLE_NOUNS: ReadonlySet<string> = new Set([
  'style',
  'styled',
  'painting',
  'art',
  'artwork',
  'aesthetic',
  'look',
  'drawing',
  'illustration',
  'render',
  'print',
  'animation',
]);
const ENDINGS = /(istically|istic|ists?|isms?|ed|ing|ion|ic|al|s)$/;

/**
 * Looks asked for in words that are no phrase of the vocabulary as they stand: "surrealism style", "in the
 * style of Ukiyo", "pointillistic". The slot beside a style noun is compared by stem; what somebody does ("a robot
 * painting a wall") or a thing shown ("a painting") is no look.
 */
export function lookClaims(
  units: readonly Unit[],
  negated: readonly boolean[],
  reading: Reading,
  vocabulary: Vocabulary,
): Claim[] {
  return units.flatMap((unit, i) => {
    if (unit.kind === 'mark' || unit.kind === 'phrase') return [];
    const slot = isSlot(units, i);
    if (!slot && (reading.roles[i] === 'action' || (reading.roles[i] === 'noun' && reading.owner.get(i)?.determined)))
      return [];
    const look = vocabulary.looks.find((entry) => unit.facts.keys.some((key) => namesLook(entry, key, slot)));
    return look
      ? [
          {
            unit: i,
            span: unit.text,
            domain: 'look',
            canonical: look.name,
            by: 'origin' as const,
            negated: negated[i] ?? false,
            strength: slot ? (3 as const) : (2 as const),
          },
        ]
      : [];
  });
}

/** A phrase that names a look ("watercolor painting", "cubist style") shows no painting: it says how all is shown. */
export function settleLooks(reading: Reading, units: readonly Unit[], looks: readonly Claim[]): void {
  for (const { unit } of looks) {
    const mention = reading.owner.get(unit);
    const head = units[mention?.nouns.at(-1) ?? -1];
    if (mention && (STYLE_NOUNS.has(head?.text ?? '') || mention.nouns.at(-1) === unit)) mention.role = 'format';
  }
}

function isSlot(units: readonly Unit[], i: number): boolean {
  if (STYLE_NOUNS.has(units[i + 1]?.text ?? '')) return true;
  const before = units
    .slice(Math.max(0, i - 3), i)
    .map((unit) => unit.text)
    .join(' ');
  return /(style|manner|spirit|look) of( the)?$/.test(before) || before.endsWith('by');
}

function namesLook(entry: LookEntry, text: string, slot: boolean): boolean {
  const phrases = [
    entry.name.replaceAll('_', ' '),
    ...entry.phrases.map((phrase) => phrase.toLowerCase().replace(/[-_]/g, ' ')),
  ];
  if (phrases.includes(text)) return true;
  if (!slot) return false;
  const stems = stemsOf(text);
  return phrases.some((phrase) => {
    const [first = '', ...rest] = phrase.split(' ');
    return (
      rest.every((word) => word.length <= 2) && stemsOf(first).some((stem) => stem.length >= 4 && stems.includes(stem))
    );
  });
}

/** The word and what is left without its ending: surrealism → surreal. */
function stemsOf(word: string): string[] {
  return word.length > 5 ? [word, word.replace(ENDINGS, '')] : [word];
}
