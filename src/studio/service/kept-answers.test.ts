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
  const kept = (freshMs = 0) => new KeptAnswers(async () => String(stamp), freshMs);

  /** As `make`, and it takes its time. */
  const makeFor = (ms: number) => async () => {
    vi.advanceTimersByTime(ms);
    return make();
  };

  it('are the very same object while nothing changes', async () => {
    const answers = kept();
    const first = await answers.answer('a', make);
    vi.advanceTimersByTime(1000);
    expect(await answers.answer('a', make)).toBe(first);
    expect(made).toBe(1);
  });

  it('are made anew after each change, each question on its own', async () => {
    const answers = kept();
    await answers.answer('a', make);
    await answers.answer('b', make);
    for (let change = 0; change < 5; change++) {
      stamp++;
      expect(await answers.answer('a', make)).toEqual({ made: 3 + change });
    }
  });

  it('show a change that comes while another one is being read', async () => {
    const answers = kept();
    let start = (): void => undefined;
    let goOn = (): void => undefined;
    const started = new Promise<void>((resolve) => {
      start = resolve;
    });
    const mayGoOn = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const slowly = async (): Promise<{ made: number }> => {
      start();
      await mayGoOn;
      return make();
    };
    const first = answers.answer('a', slowly);
    await started;
    stamp++;
    const second = answers.answer('a', slowly);
    goOn();
    expect(await second).toEqual({ made: 2 });
    expect(await first).toEqual({ made: 2 });
  });

  it('take a tenth of the time at most where changes never end, and are given as they were meanwhile', async () => {
    const answers = kept();
    let given = 0;
    for (let ms = 0; ms < 100_000; ms += 10) {
      stamp++;
      vi.advanceTimersByTime(10);
      await answers.answer('a', makeFor(50));
      await new Promise(setImmediate);
      given++;
    }
    expect(given).toBe(10_000);
    // A second at once, and a tenth of some hundred seconds.
    expect(made * 50).toBeLessThan(13_000);
    expect(made * 50).toBeGreaterThan(9000);
  });

  it('are up to date again when changes end', async () => {
    const answers = kept();
    for (let change = 0; change < 50; change++) {
      stamp++;
      await answers.answer('a', makeFor(100));
      await new Promise(setImmediate);
    }
    vi.advanceTimersByTime(20_000);
    const last = made;
    expect(await answers.answer('a', make)).toEqual({ made: last + 1 });
  });

  it('do not read the stamp again at once', async () => {
    const read = vi.fn(async () => String(stamp));
    const answers = new KeptAnswers(read, 5);
    await answers.answer('a', make);
    const reads = read.mock.calls.length;
    for (let i = 0; i < 10; i++) await answers.answer('a', make);
    expect(read.mock.calls.length).toBe(reads);
    vi.advanceTimersByTime(5);
    await answers.answer('a', make);
    expect(read.mock.calls.length).toBe(reads + 1);
  });

  it('are made once for all who ask at the same time', async () => {
    const answers = kept();
    const all = await Promise.all(Array.from({ length: 10 }, () => answers.answer('a', make)));
    expect(new Set(all).size).toBe(1);
  });

  it('are asked for again when making them failed', async () => {
    const answers = kept();
    await expect(answers.answer('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await answers.answer('a', make)).toEqual({ made: 1 });
  });

  it('are asked for again when their stamp could not be read', async () => {
    let isBroken = true;
    const answers = new KeptAnswers(async () => {
      if (isBroken) throw new Error('no database');
      return String(stamp);
    }, 5);
    await expect(answers.answer('a', make)).rejects.toThrow('no database');
    isBroken = false;
    vi.advanceTimersByTime(5);
    expect(await answers.answer('a', make)).toEqual({ made: 1 });
  });
});
