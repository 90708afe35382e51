import type { Tag } from './function-words.js';
import type { Unit } from './units.js';

/** Words after which a clause of its own begins, so that a verb must come. */
const CLAUSE_OPENERS: ReadonlySet<string> = new Set(['a', 'an', 'how', 'why', 'when', 'while', 'as']);

/** Corrects in place what a first-order model cannot see: what stands more than one word back. */
export function repairTags(units: readonly Unit[], tags: Tag[]): void {
  repairFiniteVerbs(units, tags);
  repairGerunds(units, tags);
}

/** "a spaceship lands on …": after "a" and a singular noun, a form in -s that can be a verb is one, unless more nouns follow. */
function repairFiniteVerbs(units: readonly Unit[], tags: Tag[]): void {
  let open = false;
  units.forEach((unit, i) => {
    if (CLAUSE_OPENERS.has(unit.text)) open = true;
    else if (open && tags[i] === 'N' && tags[i - 1] === 'N' && isSingular(units[i - 1]) && unit.kind === 'word' && unit.text.endsWith('s') && unit.facts.verb.length > 0 && tags[i + 1] !== 'N') {
      tags[i] = 'V';
      open = false;
    } else if (!'NJPM'.includes(tags[i] as string)) open = false;
  });
}

function isSingular(unit: Unit | undefined): boolean {
  return unit?.facts.noun.includes(unit.text) ?? false;
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
