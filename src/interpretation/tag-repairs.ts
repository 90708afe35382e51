import type { Tag } from './function-words.js';
import type { Unit } from './units.js';

/** Words after which a clause of its own begins. */
const CLAUSE_OPENERS: ReadonlySet<string> = new Set(['how', 'why', 'when', 'while', 'as']);
/** A form that is a verb more seldom than this is taken for a noun: "apple trees". */
const LEAST_VERB_ODDS = 0.08;

/** Corrects in place what a first-order model cannot see: what stands more than one word back. */
export function repairTags(units: readonly Unit[], tags: Tag[]): void {
  repairFiniteVerbs(units, tags);
  repairGerunds(units, tags);
}

/**
 * "the sun rises behind …", "five geese fly south": after a noun phrase a verb form that agrees with it is its
 * verb, unless another noun or verb follows.
 */
function repairFiniteVerbs(units: readonly Unit[], tags: Tag[]): void {
  let open = true;
  units.forEach((unit, i) => {
    const tag = tags[i] as Tag;
    if (tag === 'D' || tag === 'M' || tag === 'Z' || tag === 'C' || CLAUSE_OPENERS.has(unit.text)) open = true;
    else if (open && tag === 'N' && tags[i - 1] === 'N' && agrees(unit, units[i - 1]) && !isFollowed(units, tags, i)) {
      tags[i] = 'V';
      if (tags[i + 1] === 'N') tags[i + 1] = 'A';
      open = false;
    } else if (!'NJPM'.includes(tag)) open = false;
  });
}

/** Whether a noun or verb comes next; an adverb that is a noun as well ("fly south") is none. */
function isFollowed(units: readonly Unit[], tags: readonly Tag[], i: number): boolean {
  const next = units[i + 1];
  if (next?.facts.adverb.includes(next.text)) return false;
  return 'NGVXP'.includes(tags[i + 1] ?? ' ');
}

/** Whether the unit is a verb form that fits the number of the noun before it. */
function agrees(verb: Unit, noun: Unit | undefined): boolean {
  if (
    verb.kind !== 'word' ||
    noun?.kind === 'number' ||
    (verb.odds.V ?? 0) < LEAST_VERB_ODDS ||
    verb.facts.verb.length === 0
  )
    return false;
  const singular = noun?.facts.noun.includes(noun.text) ?? false;
  const bare = verb.facts.verb.includes(verb.text);
  return singular ? !bare && verb.text.endsWith('s') : bare && (noun?.facts.noun.length ?? 0) > 0;
}

/** "is ice fishing": behind an auxiliary, the last of several bare nouns is what is done when it can be. */
function repairGerunds(units: readonly Unit[], tags: Tag[]): void {
  let afterAuxiliary = false;
  units.forEach((unit, i) => {
    if (tags[i] === 'X') afterAuxiliary = true;
    else if (tags[i] !== 'N' && tags[i] !== 'J' && tags[i] !== 'A') afterAuxiliary = false;
    else if (afterAuxiliary && tags[i] === 'N' && tags[i + 1] !== 'N' && (unit.odds.G ?? 0) > 0) tags[i] = 'G';
  });
}
