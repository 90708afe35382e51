import { PLACE_ADJECTIVES } from '../origins/relation-words.js';
import type { Claim } from './claim.js';
import type { Mention } from './mention.js';
import type { Unit } from './units.js';

/**
 * The setting as the prompt names it: the noun with the adjectives that say what kind of place it is
 * (`indoor library`, `industrial area`), without those that only describe it (`a dark alley`). When the place is all
 * that the prompt says, every adjective that means nothing else belongs to its name.
 */
export function settingName(
  mentions: readonly Mention[],
  units: readonly Unit[],
  claims: readonly Claim[],
): string | null {
  const setting = mentions.find((mention) => mention.role === 'setting');
  if (!setting) return null;
  const claimed = new Set(claims.map((claim) => claim.unit));
  const alone = mentions.length === 1 && !setting.determined;
  const kept = setting.modifiers.filter((i) => {
    const unit = units[i] as Unit;
    if (PLACE_ADJECTIVES.includes(unit.text)) return true;
    return alone && !claimed.has(i) && setting.color === null && setting.size === null && i < (setting.nouns[0] ?? 0);
  });
  return [...kept.map((i) => units[i]?.text ?? ''), setting.noun].join(' ');
}
