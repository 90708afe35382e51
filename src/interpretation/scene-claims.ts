import type { Claim } from './claim.js';
import type { Mention } from './mention.js';
import type { Reading } from './scene-reader.js';

/** What the noun phrases say: subjects, the setting, and what is to be left out. */
export function mentionClaims(reading: Reading): Claim[] {
  return reading.mentions.flatMap((mention) => (mention.negated ? avoidance(mention) : presence(mention)));
}

function presence(mention: Mention): Claim[] {
  const domain =
    mention.role === 'subject' ? 'subject' : mention.role === 'setting' || mention.role === 'place' ? 'setting' : null;
  return domain ? [claimOf(mention, domain)] : [];
}

function avoidance(mention: Mention): Claim[] {
  if (mention.role === 'camera' || mention.role === 'format') return [];
  const { kind } = mention;
  if (kind.place) return [claimOf(mention, 'setting')];
  return kind.thing || kind.animate || kind.people || kind.fixed || !mention.known || mention.noun === 'text'
    ? [claimOf(mention, 'subject')]
    : [];
}

function claimOf(mention: Mention, domain: string): Claim {
  return {
    unit: mention.nouns.at(-1) ?? mention.last,
    span: mention.noun,
    domain,
    canonical: mention.noun,
    by: 'lexicon',
    negated: mention.negated,
    strength: 2,
  };
}
