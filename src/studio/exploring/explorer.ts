import { originsOf } from '../../growth/cell-origins.js';
import { sentence } from '../../interpretation/prompts/english.js';
import { type ProceduralOptions, proceduralPrompt } from '../../interpretation/prompts/procedural-prompt.js';
import { PLACES, SUBJECTS } from '../../interpretation/prompts/prompt-words.js';
import type { Random } from '../../numerics/random.js';
import { understand } from '../plan-video.js';
import { colorLeads } from './color-leads.js';
import { type Ground, type Lead, SLOTS, type Slot } from './leads.js';
import { narrativePrompt } from './narrative-prompts.js';
import {
  cameraLeads,
  compositionLeads,
  contrastLeads,
  depthLeads,
  gradientLeads,
  joinLeads,
  lengthLeads,
  motionLeads,
} from './picture-leads.js';
import type { Aim, AimedPrompt, AimLimits, PromptWriter } from './prompt-writer.js';
import { audioLeads, heardPlaceLeads, noiseLeads } from './sound-leads.js';
import { hourLeads, storyLeads } from './story-leads.js';

/** Further cells that a prompt aims at beside its first one: more would make it a list. */
const COMPANIONS = 3;
/** The same while the first cell shows an origin that nobody found: the fewer prompts until all are found, the better. */
const ORIGIN_COMPANIONS = 7;
/** A cell that shows a new origin comes before all others until it was missed so often. */
const ORIGIN_TRIES = 3;
/** What tells a story shows more origins in one prompt than what is measured of the whole picture. */
const STORY_FIRST = 0.2;
/** Cells that are narrow come this much sooner than by chance. */
const HASTE = 0.4;
/** Wordings that are tried before one that is misheard is taken. */
const WORDINGS = 8;

/** Words for every cell that a prompt can lead to. */
export function allLeads(): Lead[] {
  return [
    ...colorLeads(),
    ...noiseLeads(),
    ...audioLeads(),
    ...cameraLeads(),
    ...gradientLeads(),
    ...compositionLeads(),
    ...joinLeads(),
    ...contrastLeads(),
    ...motionLeads(),
    ...depthLeads(),
    ...hourLeads(),
    ...lengthLeads(),
    ...heardPlaceLeads(),
    ...storyLeads(),
  ];
}

/** A writer that knows words for every cell that a prompt can lead to, and remembers what it aimed at. */
export class Explorer implements PromptWriter {
  readonly #leads: readonly Lead[];
  /** How often each cell was aimed at. */
  readonly #tries = new Map<string, number>();

  /** @param leads - default: all */
  constructor(leads: readonly Lead[] = allLeads()) {
    this.#leads = leads;
  }

  aim(
    reached: Readonly<Record<string, readonly string[]>>,
    random: Random,
    { longestSeconds = Number.POSITIVE_INFINITY, isWanted = () => true }: AimLimits = {},
  ): AimedPrompt | null {
    const done = new Map(Object.entries(reached).map(([aspect, cells]) => [aspect, new Set(cells)]));
    const open = this.#leads.filter(
      ({ aspect, cell, seconds = 0 }) => seconds <= longestSeconds && !done.get(aspect)?.has(cell) && isWanted(aspect),
    );
    const found = new Set(
      Object.entries(reached).flatMap(([aspect, cells]) => cells.flatMap((cell) => originsOf(aspect, cell))),
    );
    const isNew = (lead: Lead) => originsOf(lead.aspect, lead.cell).some((origin) => !found.has(origin));
    return this.#writeFor(this.#inOrder(open, isNew, random), isNew, random);
  }

  /** Remembers what was aimed at, here or by others who explore the same system: it comes up again after all else. */
  noteAims(aims: readonly Aim[]): void {
    for (const aim of aims) this.#tries.set(nameOf(aim), this.#triesOf(aim) + 1);
  }

  notePrompt(prompt: string): void {
    const instruction = understand(prompt);
    this.noteAims(this.#leads.filter((lead) => !UNTOLD.includes(lead.slot) && lead.isHeard(instruction)));
  }

  procedural(random: Random, options: ProceduralOptions): string {
    return proceduralPrompt(random, options);
  }

  narrative(found: Readonly<Record<string, readonly string[]>>, random: Random): AimedPrompt | null {
    return narrativePrompt(found, random);
  }

  /** A prompt for the first of these leads and, of the others, for those that go with it. */
  #writeFor([first, ...others]: readonly Lead[], isNew: (lead: Lead) => boolean, random: Random): AimedPrompt | null {
    if (!first) return null;
    const draft = new Draft(first, random, this.#triesOf(first) > 0);
    const most = isNew(first) ? ORIGIN_COMPANIONS : COMPANIONS;
    for (const lead of others) {
      const isFull = draft.leads.length > (isNew(lead) ? most : COMPANIONS);
      if (!isFull) draft.join(lead);
    }
    this.noteAims(draft.leads);
    const seconds = Math.max(0, ...draft.leads.map((lead) => lead.seconds ?? 0));
    return {
      prompt: draft.prompt,
      aspect: first.aspect,
      cell: first.cell,
      aims: draft.leads.map(({ aspect, cell }) => ({ aspect, cell })),
      seconds: seconds > 0 ? seconds : null,
    };
  }

  /**
   * Leads in the order in which they should be taken: those to new origins first, then those tried least often, chance
   * among them.
   */
  #inOrder(leads: readonly Lead[], isNew: (lead: Lead) => boolean, random: Random): Lead[] {
    const rankOf = (lead: Lead): number => {
      const tries = this.#triesOf(lead);
      if (!isNew(lead) || tries >= ORIGIN_TRIES) return tries + (lead.isNarrow ? HASTE : 1) * random.next();
      const isStory = lead.slot !== 'picture' && lead.slot !== 'length';
      return tries - ORIGIN_TRIES - (isStory ? STORY_FIRST : 0) + random.next();
    };
    return leads
      .map((lead) => ({ lead, rank: rankOf(lead) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ lead }) => lead);
  }

  #triesOf(aim: Aim): number {
    return this.#tries.get(nameOf(aim)) ?? 0;
  }
}

/** Leads looked at, and refused for what was understood, until a prompt is left as it is. */
const MOST_REFUSALS = 6;

/** A prompt in the making: what it aims at, and words that are understood so. */
class Draft {
  leads: readonly Lead[];
  prompt: string;
  readonly #ground: Ground;
  #refusals = 0;

  constructor(
    first: Lead,
    private readonly random: Random,
    /** Whether the first lead was tried before. */
    private readonly wasMissed: boolean,
  ) {
    this.leads = [first];
    this.#ground = first.ground.includes('scene') ? 'scene' : 'field';
    const heard = this.#writeHeard([first]);
    this.prompt = heard ?? this.#write([first]);
  }

  /** Aims at this cell as well, if the words for it can be said and understood beside the others. */
  join(lead: Lead): void {
    if (!this.#fits(lead) || this.#refusals >= MOST_REFUSALS) return;
    const wider = [...this.leads, lead];
    const prompt = this.#writeHeard(wider);
    if (prompt === null) this.#refusals++;
    else [this.leads, this.prompt] = [wider, prompt];
  }

  #fits(lead: Lead): boolean {
    return (
      // A length is the whole video's.
      lead.slot !== 'length' &&
      lead.ground.includes(this.#ground) &&
      (lead.seconds ?? 0) <= this.seconds &&
      !(lead.isBrief && this.seconds > 0) &&
      !this.leads.some((other) => other.slot === lead.slot || isAtOdds(lead, other) || isAtOdds(other, lead))
    );
  }

  /** Only what is aimed at first may ask for a longer video. */
  get seconds(): number {
    return this.leads[0]?.seconds ?? 0;
  }

  #writeHeard(leads: readonly Lead[]): string | null {
    for (let i = 0; i < WORDINGS; i++) {
      const prompt = this.#write(leads);
      const instruction = understand(prompt);
      if (leads.every((lead) => lead.isHeard(instruction))) return prompt;
    }
    return null;
  }

  #write(leads: readonly Lead[]): string {
    const words = new Map<Slot, string>(leads.map((lead) => [lead.slot, lead.words(this.random, this.wasMissed)]));
    if (this.#ground === 'scene') {
      const scenes = leads.find((lead) => lead.scenes)?.scenes;
      if (!words.has('subject')) words.set('subject', this.random.pick(scenes ?? SUBJECTS));
      if (!words.has('place') && !scenes) words.set('place', this.random.pick(PLACES));
    }
    const parts = SLOTS.flatMap((slot): [Slot, string][] => (words.has(slot) ? [[slot, words.get(slot) ?? '']] : []));
    const said = (slots: readonly Slot[]) => parts.filter(([slot]) => slots.includes(slot)).map(([, text]) => text);
    const core = said(CORE).join(' ');
    const rest = parts.filter(([slot]) => !CORE.includes(slot)).map(([, text]) => text);
    return sentence([core, ...rest].join(', '));
  }
}

/** Slots that a lead with scenes of its own fills: what the picture shows, and what changes its look. */
const SCENERY: readonly Slot[] = ['subject', 'place', 'shot', 'hour', 'shape', 'mood', 'style'];

/** Whether a lead needs scenes of its own where the other has others, or changes what they look like. */
function isAtOdds(lead: Lead, other: Lead): boolean {
  return lead.scenes !== undefined && (other.scenes !== undefined || SCENERY.includes(other.slot));
}

/** Slots whose words any prompt about something could have: they do not tell what it aims at. */
const UNTOLD: readonly Slot[] = ['subject', 'place'];

/** Slots that are one phrase together: "a close-up of a dog in a forest at night". */
const CORE: readonly Slot[] = ['color', 'shot', 'subject', 'place', 'hour', 'shape'];

function nameOf({ aspect, cell }: Aim): string {
  return `${aspect} ${cell}`;
}
