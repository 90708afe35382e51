import { describe, expect, it } from 'vitest';
import { Random } from '../../numerics/random.js';
import { type ProceduralOptions, proceduralPrompt } from './procedural-prompt.js';
import { DIALECT_WORDS, LIGHTS, REQUESTS, SLANG_WORDS, SOUNDS, WARM_GREEN_SUBJECTS } from './prompt-words.js';

const PLAIN: ProceduralOptions = { avoid: [], instructiveRatio: 0.65, staticColorsPct: 50 };

function draw(count: number, options: Partial<ProceduralOptions>): string[] {
  const random = Random.fromSeed(3);
  return Array.from({ length: count }, () => proceduralPrompt(random, { ...PLAIN, ...options }));
}

const share = (prompts: readonly string[], fits: (prompt: string) => boolean): number =>
  prompts.filter(fits).length / prompts.length;
const isRequest = (prompt: string): boolean =>
  REQUESTS.some((request) => prompt.toLowerCase().includes(request.toLowerCase()));
const beginsWith =
  (words: readonly string[], rest = '') =>
  (prompt: string) =>
    words.some((word) => prompt.toLowerCase().startsWith(`${word}${rest}`.toLowerCase()));

describe('procedural prompts', () => {
  it('are instructive as often as asked for', () => {
    expect(share(draw(2000, {}), isRequest)).toBeCloseTo(0.65, 1);
    expect(share(draw(500, { instructiveRatio: 1 }), isRequest)).toBe(1);
    expect(share(draw(500, { instructiveRatio: 0 }), isRequest)).toBe(0);
  });

  it('begin with a word of sound 18 times in a hundred', () => {
    const first = share(draw(4000, {}), beginsWith(SOUNDS));
    expect(first).toBeGreaterThan(0.15);
    expect(first).toBeLessThan(0.21);
  });

  it('lead to unseen colours while few were seen, and not later', () => {
    const isWarm = (prompt: string) => WARM_GREEN_SUBJECTS.some((subject) => prompt.toLowerCase().includes(subject));
    const few = draw(2000, { staticColorsPct: 10 });
    expect(share(few, isWarm)).toBeCloseTo(0.35, 1);
    const lit = (prompt: string) => LIGHTS.some((light) => new RegExp(`(^|, )${light} lighting[,:]`, 'i').test(prompt));
    expect(share(few, lit)).toBeGreaterThan(0.35);
    expect(share(draw(2000, { staticColorsPct: 25 }), isWarm)).toBeLessThan(0.05);
    expect(share(draw(2000, { staticColorsPct: null }), isWarm)).toBeLessThan(0.05);
  });

  it('hold words of slang and dialect as often as asked for', () => {
    const prompts = draw(2000, { slangShare: 0.35, dialectShare: 0.2 });
    const ends = (words: readonly string[]) => (prompt: string) => words.some((word) => prompt.includes(`, ${word}`));
    expect(share(prompts, ends(SLANG_WORDS))).toBeCloseTo(0.35, 1);
    expect(share(prompts, ends(DIALECT_WORDS))).toBeCloseTo(0.2, 1);
  });

  it('share less than four words in five with any that they are to differ from', () => {
    const avoid = draw(300, {});
    const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
    const others = avoid.map(words);
    const random = Random.fromSeed(4);
    for (let i = 0; i < 100; i++) {
      const own = words(proceduralPrompt(random, { ...PLAIN, avoid }));
      for (const other of others)
        expect([...own].filter((word) => other.has(word)).length).toBeLessThan(0.8 * own.size);
    }
  });
});
