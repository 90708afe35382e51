import { describe, expect, it } from 'vitest';
import { Random } from '../../numerics/random.js';
import { narrativePrompt } from '../../studio/exploring/narrative-prompts.js';
import type { PromptWriter } from '../../studio/exploring/prompt-writer.js';
import { type ChosenPrompt, choosePrompt, type PromptSources } from './choose-prompt.js';

const writer: PromptWriter = {
  aim: () => null,
  notePrompt: () => {},
  narrative: narrativePrompt,
  procedural: (_random, { avoid, instructiveRatio, staticColorsPct }) =>
    `procedural ${instructiveRatio} ${staticColorsPct} ${avoid.length}`,
};
const aiming: PromptWriter = {
  ...writer,
  aim: () => ({ prompt: 'a red square', aspect: 'static.color', cell: '10 0 0', aims: [], seconds: 4 }),
};

const GAPS = { static_colors_coverage_pct: 40, narrative: { genre: { entry_keys: [] } } };

function sources(some: Partial<PromptSources> = {}): PromptSources {
  return {
    exploitRatio: 0,
    goodPrompts: [],
    recentPrompts: [],
    coverage: null,
    interpreted: [],
    reached: null,
    limits: {},
    ...some,
  };
}

/** What many runs choose. */
function choices(some: Partial<PromptSources>, by: PromptWriter = writer, count = 4000): ChosenPrompt[] {
  return Array.from({ length: count }, (_, run) => choosePrompt(sources(some), by, Random.fromSeed(run)));
}

function share(chosen: readonly ChosenPrompt[], step: ChosenPrompt['by']): number {
  return chosen.filter(({ by }) => by === step).length / chosen.length;
}

describe('the choice of a prompt (contract §4.3)', () => {
  it('repeats a good prompt in the share of the ratio', () => {
    expect(share(choices({ exploitRatio: 0.7, goodPrompts: ['a'] }), 'good')).toBeCloseTo(0.7, 1);
    expect(share(choices({ exploitRatio: 1, goodPrompts: ['a'] }), 'good')).toBe(1);
    expect(share(choices({ exploitRatio: 0, goodPrompts: ['a'] }), 'good')).toBe(0);
  });

  it('has nothing to repeat without good prompts', () => {
    expect(share(choices({ exploitRatio: 1 }), 'procedural')).toBe(1);
  });

  it('prefers good prompts that are not among the last 150', () => {
    const recentPrompts = ['b', ...Array.from({ length: 149 }, (_, i) => `r${i}`), 'a'];
    const chosen = choices({ exploitRatio: 1, goodPrompts: ['a', 'b'], recentPrompts });
    expect(new Set(chosen.map(({ prompt }) => prompt))).toEqual(new Set(['b']));
  });

  it('takes any good prompt when all are recent', () => {
    const chosen = choices({ exploitRatio: 1, goodPrompts: ['a', 'b'], recentPrompts: ['a', 'b'] });
    expect(new Set(chosen.map(({ prompt }) => prompt))).toEqual(new Set(['a', 'b']));
  });

  it('fills a gap of meaning in a fifth of the rest when coverage is known', () => {
    expect(share(choices({ coverage: GAPS }), 'narrative')).toBeCloseTo(0.2, 1);
    expect(share(choices({ coverage: null }), 'narrative')).toBe(0);
  });

  it('takes a stored interpretation in 0.45 of the rest, none that is recent', () => {
    expect(share(choices({ interpreted: ['x'] }), 'interpreted')).toBeCloseTo(0.45, 1);
    expect(share(choices({ interpreted: ['x'], coverage: GAPS }), 'interpreted')).toBeCloseTo(0.8 * 0.45, 1);
    expect(share(choices({ interpreted: ['x'], recentPrompts: ['x'] }), 'interpreted')).toBe(0);
  });

  it('writes a new one otherwise, 0.65 instructive, unlike the last 150', () => {
    const recentPrompts = Array.from({ length: 200 }, (_, i) => `r${i}`);
    expect(choices({ recentPrompts }, writer, 1)).toEqual([
      { prompt: 'procedural 0.65 null 150', by: 'procedural', seconds: null },
    ]);
  });

  it('aims at an empty cell before anything new, where it aims at all', () => {
    const known = { coverage: GAPS, interpreted: ['x'] };
    expect(share(choices({ ...known, reached: {} }, aiming), 'aimed')).toBe(1);
    expect(share(choices({ ...known, reached: null }, aiming), 'aimed')).toBe(0);
    expect(share(choices({ ...known, reached: {} }, writer), 'aimed')).toBe(0);
  });

  it('says how long a video what it aims at needs, and does not aim at what needs longer than there is', () => {
    expect(choices({ reached: {} }, aiming, 1)).toMatchObject([{ by: 'aimed', seconds: 4 }]);
    const limits: unknown[] = [];
    const aim: PromptWriter['aim'] = (_reached, _random, limit) => {
      limits.push(limit);
      return null;
    };
    const told: PromptWriter = { ...writer, aim };
    choices({ reached: {}, limits: { longestSeconds: 2 } }, told, 1);
    choices({ reached: {} }, told, 1);
    expect(limits).toEqual([{ longestSeconds: 2 }, {}]);
  });

  it('is the same for the same chance', () => {
    const all = { exploitRatio: 0.5, goodPrompts: ['a', 'b'], coverage: GAPS, interpreted: ['x', 'y'] };
    expect(choices(all, writer, 200)).toEqual(choices(all, writer, 200));
  });
});
