import { randomUUID } from 'node:crypto';
import { NEUTRAL_WORDS } from '../../growth/names/neutral-words.js';
import { product, shuffled } from '../../growth/names/shuffled.js';
import { ASPECTS } from '../../origins/aspects.js';
import type { NamedKey } from '../../registries/registry-store.js';
import { recall } from '../registries/recall.js';
import { DISCOVERY_LISTS, type DiscoveriesAnswer, type DiscoveryList } from './discoveries.js';
import { LIST_RULES } from './discovery-lists.js';
import { forCreation } from './for-creation.js';
import type { LocalTools } from './local-tools.js';
import type { KnowledgeService } from './motion-service.js';
import { onceKey } from './once-key.js';
import { readDiscoveryLists } from './read-discoveries.js';
import { checkedLimit, checkedText } from './request-checks.js';

const MOST_PROMPTS = 1000;
const MOST_VALUES = 2000;
const MOST_INTERPRETATIONS = 500;

/** What is known and what was found, on this machine. */
export function localKnowledge(tools: LocalTools): KnowledgeService {
  const { ledger, registries, kept } = tools;
  return {
    recall: (prompt, seed) => recall(registries, prompt, seed),

    forCreation({ limit, interpretationLimit }) {
      const limits = {
        limit: checkedLimit(limit, MOST_VALUES),
        interpretationLimit: checkedLimit(interpretationLimit, MOST_INTERPRETATIONS, 'interpretation_limit'),
      };
      return kept.answer(`for creation ${limits.limit} ${limits.interpretationLimit}`, () =>
        forCreation(tools, limits),
      );
    },

    prompts(limit) {
      const most = checkedLimit(limit, MOST_PROMPTS);
      return kept.answer(`prompts ${most}`, () => ledger.prompts(most));
    },

    async knowsColor(key) {
      const entry = await registries.find({ registry: 'dynamic', aspect: 'color' }, checkedText(key, 'key'));
      return entry !== null && entry.count > 0;
    },

    takeName: (once) => ledger.takeName(freshNames(), onceKey(once)),

    async recordDiscoveries(request, once) {
      const { listed, rejected } = readDiscoveryLists(request);
      const own = request.discoveries ?? [];
      const outcome = await ledger.record(
        {
          jobId: request.job_id ?? null,
          ...(request.job_id === undefined && { act: once?.key ?? randomUUID() }),
          prompt: request.prompt ?? listed.find(({ source }) => source !== null)?.source ?? '',
          discoveries: [...own, ...listed.map(({ discovery }) => discovery)],
          sources: [...own.map(() => null), ...listed.map(({ source }) => source)],
        },
        onceKey(once),
      );
      return {
        status: 'recorded',
        results: countsOf([...own.map(listOf), ...listed.map(({ list }) => list)]),
        added: outcome.added.length,
        added_in: byAspect(outcome.added),
        seen_again: outcome.seenAgain,
        ...(rejected.length > 0 && { rejected }),
        is_first: outcome.isFirst,
      };
    },
  };
}

/** Names of real words that claim nothing: two quiet nouns, then three. */
function* freshNames(): Generator<string> {
  const key = randomUUID();
  for (const lists of [2, 3])
    for (const words of shuffled(product(Array.from({ length: lists }, () => NEUTRAL_WORDS)), key))
      if (new Set(words).size === lists) yield words.join(' ');
}

const LISTS_BY_PLACE = new Map<string, DiscoveryList>(
  Object.entries(LIST_RULES).map(([list, { place }]) => [`${place.registry}.${place.aspect}`, list as DiscoveryList]),
);

function listOf({ registry, aspect }: Pick<NamedKey, 'registry' | 'aspect'>): DiscoveryList {
  if (registry === 'narrative') return 'narrative';
  return LISTS_BY_PLACE.get(`${registry}.${aspect}`) ?? 'blends';
}

function countsOf(lists: readonly DiscoveryList[]): DiscoveriesAnswer['results'] {
  const counts = Object.fromEntries(DISCOVERY_LISTS.map((list) => [list, 0])) as DiscoveriesAnswer['results'];
  for (const list of lists) counts[list]++;
  return counts;
}

function byAspect(added: readonly NamedKey[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [registry, aspects] of Object.entries(ASPECTS))
    for (const aspect of aspects) {
      const count = added.filter((each) => each.registry === registry && each.aspect === aspect).length;
      if (count > 0) counts[`${registry}.${aspect}`] = count;
    }
  return counts;
}
