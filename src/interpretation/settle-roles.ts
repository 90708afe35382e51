import { HOLDING_PREPOSITIONS, UNPLACING_PREPOSITIONS } from '../origins/relation-words.js';
import type { Mention } from './mention.js';

/** Decides which mention is the setting, which are subjects, and which are neither. */
export function settleRoles(mentions: readonly Mention[]): void {
  const shown = mentions.filter((mention) => mention.role === 'other' && !mention.negated);
  const alone = shown.length === 1;
  let setting: Mention | null = null;
  let best = 0;
  for (const mention of shown) {
    const fitness = settingFitness(mention, alone);
    if (fitness > best) [setting, best] = [mention, fitness];
  }
  for (const mention of mentions) {
    if (mention.role !== 'other') continue;
    if (mention === setting) mention.role = 'setting';
    else if (isSubject(mention)) mention.role = 'subject';
    else if (mention.kind.placeAtAll) mention.role = 'place';
  }
}

/** How well a mention serves as the place of the scene; 0 = not at all. */
function settingFitness(mention: Mention, alone: boolean): number {
  const { kind, preposition } = mention;
  if (preposition !== null) {
    if (UNPLACING_PREPOSITIONS.includes(preposition)) return 0;
    if (kind.place && !mention.named) return 6;
    const holding = HOLDING_PREPOSITIONS.includes(preposition);
    if (kind.fixed && holding) return 5;
    if (kind.place) return 4;
    if (kind.substance && (preposition === 'on' || preposition === 'in' || preposition === 'through')) return 1;
    return 0;
  }
  if (mention.object) return kind.place && !kind.thing ? 2 : 0;
  if (!mention.determined && !mention.plural && alone && (kind.placeAtAll || kind.fixed)) return 4;
  if (kind.place && (!kind.thing || !mention.determined)) return 3;
  if (!mention.determined && !mention.plural && kind.fixed && !kind.animate) return 2;
  return 0;
}

function isSubject(mention: Mention): boolean {
  const { kind } = mention;
  if (mention.named && !mention.known) return mention.action !== null;
  if (kind.place && !kind.thing && !kind.fixed) return false;
  if (kind.substance && !kind.mainlyThing) return false;
  if (kind.animate || kind.mainlyThing || kind.fixed) return true;
  return kind.thing && (mention.determined || mention.object || mention.preposition === null);
}
