import { sentence } from '../../interpretation/prompts/english.js';
import { type ProceduralOptions, proceduralPrompt } from '../../interpretation/prompts/procedural-prompt.js';
import type { Random } from '../../numerics/random.js';
import { understand } from '../plan-video.js';
import { colorLeads } from './color-leads.js';
import { type Lead, SLOTS } from './leads.js';
import { narrativePrompt } from './narrative-prompts.js';
import type { AimedPrompt, PromptWriter } from './prompt-writer.js';

/** A writer that knows words for every cell that a prompt can lead to, and remembers what it aimed at. */
export class Explorer implements PromptWriter {
  readonly #leads: readonly Lead[] = [...colorLeads()];
  /** How often each cell was aimed at. */
  readonly #tries = new Map<string, number>();

  aim(reached: Readonly<Record<string, readonly string[]>>, random: Random): AimedPrompt | null {
    const done = new Map(Object.entries(reached).map(([aspect, cells]) => [aspect, new Set(cells)]));
    const open = this.#leads.filter(({ aspect, cell }) => !done.get(aspect)?.has(cell));
    const [first] = this.#leastTried(open, random);
    if (!first) return null;
    return this.#write(first, [first], random);
  }

  procedural(random: Random, options: ProceduralOptions): string {
    return proceduralPrompt(random, options);
  }

  narrative(found: Readonly<Record<string, readonly string[]>>, random: Random): AimedPrompt | null {
    return narrativePrompt(found, random);
  }

  /** Leads in the order in which they should be taken: those tried least often first, chance among them. */
  #leastTried(leads: readonly Lead[], random: Random): Lead[] {
    const triesOf = (lead: Lead): number => this.#tries.get(nameOf(lead)) ?? 0;
    return random.shuffle(leads).sort((a, b) => triesOf(a) - triesOf(b));
  }

  #write(first: Lead, leads: readonly Lead[], random: Random): AimedPrompt {
    for (const lead of leads) this.#tries.set(nameOf(lead), (this.#tries.get(nameOf(lead)) ?? 0) + 1);
    return {
      prompt: writeHeard(leads, random),
      aspect: first.aspect,
      cell: first.cell,
      aims: leads.map(({ aspect, cell }) => ({ aspect, cell })),
    };
  }
}

/** Wordings that are tried before one that is misheard is taken. */
const WORDINGS = 8;

/** A prompt of these leads that is understood as it is meant: some words mean something else beside others. */
function writeHeard(leads: readonly Lead[], random: Random): string {
  const ordered = [...leads].sort((a, b) => SLOTS.indexOf(a.slot) - SLOTS.indexOf(b.slot));
  let prompt = '';
  for (let i = 0; i < WORDINGS; i++) {
    prompt = sentence(ordered.map((lead) => lead.words(random)).join(', '));
    const instruction = understand(prompt);
    if (leads.every((lead) => lead.isHeard(instruction))) return prompt;
  }
  return prompt;
}

function nameOf({ aspect, cell }: Lead): string {
  return `${aspect} ${cell}`;
}
