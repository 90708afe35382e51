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
    // "A forest path": a place that is all the prompt says is its setting.
    else if (mention.kind.placeAtAll) mention.role = alone && mention === shown[0] ? 'setting' : 'place';
  }
}

/** How well a mention serves as the place of the scene; 0 = not at all. */
function settingFitness(mention: Mention, alone: boolean): number {
  if (mention.atmospheric) return 0;
  if (mention.preposition !== null) return fitnessAfterPreposition(mention, mention.preposition);
  const { kind, determined, plural } = mention;
  if (mention.object) return kind.place && !kind.thing ? 2 : 0;
  if (!determined && !plural && alone && (kind.placeAtAll || kind.fixedAtAll)) return 4;
  if (kind.place && (!kind.thing || !determined)) return 3;
  if (!determined && !plural && kind.fixed && !kind.animate) return 2;
  // "wave", "aurora borealis": the only thing said is the scene.
  return !determined && alone && kind.phenomenon && !kind.thing ? 1 : 0;
}

function fitnessAfterPreposition({ kind, named, plural, determined }: Mention, preposition: string): number {
  if (UNPLACING_PREPOSITIONS.includes(preposition)) return 0;
  const holding = HOLDING_PREPOSITIONS.includes(preposition);
  // "on the left of a toilet": beside a thing, not in a place of that name.
  if (
    kind.thing &&
    determined &&
    (preposition.startsWith('on the ') ||
      /^(behind|beside|under|below|beneath|in front of|next to|to the .*|left of|right of)$/.test(preposition)) &&
    !holding
  )
    return 0;
  if (kind.place) return named ? 4 : 6;
  if (kind.fixed && holding) return 5;
  if (holding && kind.placeAtAll && !kind.mainlyThing && !plural && !(determined && kind.thing)) return 4;
  return kind.substance && /^(on|in|through)$/.test(preposition) ? 1 : 0;
}

function isSubject(mention: Mention): boolean {
  const { kind } = mention;
  if (mention.named && !mention.known) return mention.action !== null;
  if (kind.place && !kind.thing && !kind.fixed) return false;
  if (mention.atmospheric || (kind.substance && !kind.mainlyThing && !(mention.determined && kind.thing))) return false;
  if (kind.animate || kind.mainlyThing || kind.fixed || kind.fixedAtAll) return true;
  if (kind.people && !kind.placeAtAll) return true;
  if (kind.phenomenon && (mention.determined || mention.object) && !mention.object === !mention.preposition)
    return true;
  return kind.thing && (mention.determined || mention.object || mention.preposition === null);
}
