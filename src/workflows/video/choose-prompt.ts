import type { Random } from '../../numerics/random.js';
import type { AimLimits, PromptWriter } from '../../studio/exploring/prompt-writer.js';

/** What a prompt is chosen from. */
export interface PromptSources {
  /** Share of runs that repeat what went well, 0–1. */
  exploitRatio: number;
  goodPrompts: readonly string[];
  /** Oldest first. */
  recentPrompts: readonly string[];
  /** Null while coverage is unknown. */
  coverage: {
    static_colors_coverage_pct: number;
    narrative: Readonly<Record<string, { entry_keys: readonly string[] }>>;
  } | null;
  /** Prompts of stored interpretations. */
  interpreted: readonly string[];
  /** Cells that were reached, to aim at others; null for a worker that does not aim. */
  reached: Readonly<Record<string, readonly string[]>> | null;
  /** At which cells it may aim. */
  limits: AimLimits;
}

export interface ChosenPrompt {
  prompt: string;
  /** The step that gave it. */
  by: 'good' | 'aimed' | 'narrative' | 'interpreted' | 'procedural';
  /** So long must its video be for what it aims at to show; null when any length will do. */
  seconds: number | null;
}

/** Prompts that count as recent, and shares of the steps. Contract §4.3. */
const RECENT = 150;
const NARRATIVE_SHARE = 0.2;
const INTERPRETED_SHARE = 0.45;
const INSTRUCTIVE_RATIO = 0.65;

/**
 * The prompt of the next run, in the steps of contract §4.3: what went well, what is missing in meaning, what was
 * understood before, a new one. A worker that aims tries for an empty cell before the last three.
 */
export function choosePrompt(sources: PromptSources, writer: PromptWriter, random: Random): ChosenPrompt {
  const { exploitRatio, goodPrompts, coverage, reached, limits } = sources;
  const recent = new Set(sources.recentPrompts.slice(-RECENT));
  if (goodPrompts.length > 0 && random.fork('exploit').chance(exploitRatio))
    return plain(pickFresh(goodPrompts, recent, random.fork('good')) ?? random.pick(goodPrompts), 'good');
  const aimed = reached && writer.aim(reached, random.fork('aim'), limits);
  if (aimed) return { prompt: aimed.prompt, by: 'aimed', seconds: aimed.seconds };
  if (coverage && random.fork('narrative').chance(NARRATIVE_SHARE)) {
    const gap = writer.narrative(entryKeys(coverage.narrative), random.fork('gap'));
    if (gap) return plain(gap.prompt, 'narrative');
  }
  if (random.fork('interpreted').chance(INTERPRETED_SHARE)) {
    const prompt = pickFresh(sources.interpreted, recent, random.fork('stored'));
    if (prompt !== null) return plain(prompt, 'interpreted');
  }
  return plain(procedural(sources, writer, random), 'procedural');
}

function plain(prompt: string, by: ChosenPrompt['by']): ChosenPrompt {
  return { prompt, by, seconds: null };
}

function procedural({ recentPrompts, coverage }: PromptSources, writer: PromptWriter, random: Random): string {
  return writer.procedural(random.fork('procedural'), {
    avoid: recentPrompts.slice(-RECENT),
    instructiveRatio: INSTRUCTIVE_RATIO,
    staticColorsPct: coverage?.static_colors_coverage_pct ?? null,
  });
}

function pickFresh(prompts: readonly string[], recent: ReadonlySet<string>, random: Random): string | null {
  const fresh = prompts.filter((prompt) => !recent.has(prompt));
  return fresh.length > 0 ? random.pick(fresh) : null;
}

function entryKeys(
  narrative: Readonly<Record<string, { entry_keys: readonly string[] }>>,
): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(narrative).map(([aspect, { entry_keys }]) => [aspect, entry_keys]));
}
