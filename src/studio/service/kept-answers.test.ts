import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptAnswers } from './kept-answers.js';

let stamp = 1;
let made = 0;
const make = async (): Promise<{ made: number }> => ({ made: ++made });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  stamp = 1;
  made = 0;
});
afterEach(() => vi.useRealTimers());

describe('kept answers', () => {
  const kept = (freshMs: number) => new KeptAnswers(async () => String(stamp), freshMs);

  it('are the very same object while nothing changes', async () => {
    const answers = kept(100);
    const first = await answers.answer('a', make);
    vi.advanceTimersByTime(1000);
    expect(await answers.answer('a', make)).toBe(first);
    expect(made).toBe(1);
  });

  it('are made anew after a change, each question on its own', async () => {
    const answers = kept(100);
    await answers.answer('a', make);
    await answers.answer('b', make);
    stamp++;
    vi.advanceTimersByTime(300);
    expect(await answers.answer('a', make)).toEqual({ made: 3 });
  });

  it('are given as they were while a new one is under way, and never older than twice their freshness', async () => {
    const answers = kept(100);
    const first = await answers.answer('a', make);
    stamp++;
    vi.advanceTimersByTime(150);
    expect(await answers.answer('a', make)).toBe(first);
    await vi.waitFor(() => expect(made).toBe(2));
    expect(await answers.answer('a', make)).toEqual({ made: 2 });
    stamp++;
    vi.advanceTimersByTime(200);
    expect(await answers.answer('a', make)).toEqual({ made: 3 });
  });

  it('are made once for all who ask at the same time', async () => {
    const answers = kept(0);
    const all = await Promise.all(Array.from({ length: 10 }, () => answers.answer('a', make)));
    expect(new Set(all).size).toBe(1);
  });

  it('are asked for again when making them failed', async () => {
    const answers = kept(100);
    await expect(answers.answer('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await answers.answer('a', make)).toEqual({ made: 1 });
  });
});
