import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ServiceError } from '../service/service-error.js';
import { abortedError } from '../studio-error.js';
import { ErrandOverError, MOST_ATTEMPTS, type PerformStep, pauseAfterAttempts } from './errand.js';
import { Outbox } from './outbox.js';
import { readOutbox } from './read-outbox.js';

let folder: string;
let nowMs: number;
let opened: Outbox[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-outbox-'));
  nowMs = Date.parse('2026-01-01T00:00:00Z');
  opened = [];
});

afterEach(async () => {
  for (const each of opened) await each.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<Outbox> {
  const outbox = await Outbox.open(folder, { now: () => nowMs });
  opened.push(outbox);
  return outbox;
}

/** Number of no process: Linux gives out none above 2^22. */
const DEAD_PID = 2 ** 22 + 5;

/** Leaves all boxes as processes do that were killed. */
function killAll(): void {
  for (const box of readdirSync(folder).filter((name) => name.includes('~')))
    renameSync(join(folder, box), join(folder, `${hostname()}~${DEAD_PID}~${box.split('~')[2]}`));
}

function errand(id: string, ...steps: string[]) {
  return { id, kind: 'run', work: { of: id }, steps };
}

/** Does steps as told, and remembers them. */
function performer(outcomes: Record<string, () => Promise<'over' | undefined>> = {}) {
  const done: string[] = [];
  const perform: PerformStep = async ({ id }, step) => {
    const result = await outcomes[step]?.();
    done.push(`${id} ${step}`);
    return result;
  };
  return { done, perform };
}

const away = () => Promise.reject(new ServiceError('unreachable', 'The server is away.'));
const refuse = () => Promise.reject(new ServiceError('invalid', 'The prompt is empty.'));

describe('an outbox', () => {
  it('does the steps of an errand in order and keeps nothing of it', async () => {
    const outbox = await open();
    const kept = await outbox.keep(errand('a', 'one', 'two'));
    writeFileSync(kept.videoPath, 'video');
    expect((await readOutbox(folder)).waiting).toMatchObject([{ id: 'a', work: { of: 'a' }, steps: ['one', 'two'] }]);
    const { done, perform } = performer();
    expect(await outbox.attend(kept, perform)).toBe('done');
    expect(done).toEqual(['a one', 'a two']);
    expect(await readOutbox(folder)).toEqual({ waiting: [], aside: [] });
    expect(existsSync(kept.videoPath)).toBe(false);
  });

  it('waits with what follows a step that failed in passing, and crosses off what was done before', async () => {
    const outbox = await open();
    const first = performer({ two: away });
    expect(await outbox.attend(await outbox.keep(errand('a', 'one', 'two', 'three')), first.perform)).toBe('waiting');
    expect(first.done).toEqual(['a one']);
    const second = performer();
    expect(await outbox.attendDue(['run'], second.perform)).toBe(1);
    expect(second.done).toEqual([]);
    nowMs += 2000;
    expect(await outbox.attendDue(['run'], second.perform)).toBe(0);
    expect(second.done).toEqual(['a two', 'a three']);
  });

  it('pauses twice as long after each failure, up to ten minutes', () => {
    expect([1, 2, 3, 8, 9, 10, 1000].map(pauseAfterAttempts)).toEqual([2, 4, 8, 256, 512, 600, 600]);
  });

  it('puts aside what was refused, with the reason and the video, and does what follows', async () => {
    const outbox = await open();
    const kept = await outbox.keep(errand('a', 'one', 'two', 'three'));
    writeFileSync(kept.videoPath, 'video');
    const { done, perform } = performer({ two: refuse });
    expect(await outbox.attend(kept, perform)).toBe('aside');
    expect(done).toEqual(['a one', 'a three']);
    const { waiting, aside } = await readOutbox(folder);
    expect(waiting).toEqual([]);
    expect(aside).toMatchObject([{ id: 'a', refused: [{ step: 'two', error: 'The prompt is empty.' }] }]);
    expect(existsSync(aside[0]?.videoPath ?? '')).toBe(true);
  });

  it('puts aside in the end what fails in passing for ever', async () => {
    const outbox = await open();
    await outbox.keep(errand('a', 'one'));
    let passes = 0;
    while ((await outbox.attendDue(['run'], away)) > 0) {
      passes++;
      nowMs += 600_000;
    }
    expect(passes).toBe(MOST_ATTEMPTS - 1);
    expect((await readOutbox(folder)).aside).toMatchObject([{ refused: [{ step: 'one' }] }]);
  });

  it('waits for a better token rather than giving up', async () => {
    const outbox = await open();
    const denied = () => Promise.reject(new ServiceError('denied', 'A token is needed.'));
    expect(await outbox.attend(await outbox.keep(errand('a', 'one')), denied)).toBe('waiting');
  });

  it('leaves out what would follow when an errand is over, without a trace when that is as it should be', async () => {
    const outbox = await open();
    const over = performer({ one: async () => 'over' });
    expect(await outbox.attend(await outbox.keep(errand('a', 'one', 'two')), over.perform)).toBe('done');
    const failed = performer({ one: () => Promise.reject(new ErrandOverError('The video is too large.')) });
    expect(await outbox.attend(await outbox.keep(errand('b', 'one', 'two')), failed.perform)).toBe('aside');
    expect([...over.done, ...failed.done]).toEqual(['a one']);
  });

  it('keeps the place of an errand that is called off', async () => {
    const outbox = await open();
    const { perform } = performer({ two: () => Promise.reject(abortedError()) });
    expect(await outbox.attend(await outbox.keep(errand('a', 'one', 'two')), perform)).toBe('waiting');
    expect((await readOutbox(folder)).waiting).toMatchObject([{ steps: ['two'], attempts: 0, refused: [] }]);
  });

  it('lets one errand that fails for long not hold up the others', async () => {
    const outbox = await open();
    await outbox.keep(errand('bad', 'one'));
    nowMs += 1;
    await outbox.keep(errand('good', 'one'));
    const done: string[] = [];
    const perform: PerformStep = async ({ id }) => {
      if (id === 'bad') return away();
      done.push(id);
      return undefined;
    };
    await outbox.attendDue(['run'], perform);
    await outbox.attendDue(['run'], perform);
    expect(done).toEqual(['good']);
  });

  it('leaves errands alone that others know how to do', async () => {
    const outbox = await open();
    await outbox.keep({ ...errand('a', 'one'), kind: 'sound' });
    const { done, perform } = performer();
    expect(await outbox.attendDue(['run'], perform)).toBe(0);
    expect(done).toEqual([]);
    expect(await outbox.has('a')).toBe(true);
  });

  it('is taken over when its process died, by one of those that find it, without what was half-done', async () => {
    const dead = await open();
    const kept = await dead.keep(errand('a', 'one'));
    writeFileSync(kept.videoPath, 'video');
    writeFileSync(dead.videoPath('nobody'), 'half a run');
    writeFileSync(`${dead.videoPath('b')}.part`, 'half a video');
    killAll();
    const heirs = [await open(), await open(), await open()];
    const { done, perform } = performer();
    await Promise.all(heirs.map((heir) => heir.attendDue(['run'], perform)));
    expect(done).toEqual(['a one']);
    for (const heir of heirs) await heir.close();
    expect(
      readdirSync(folder)
        .filter((name) => !name.includes('~'))
        .concat(await leftovers()),
    ).toEqual([]);
  });

  it('is left to its process as long as that lives', async () => {
    const living = await open();
    await living.keep(errand('a', 'one'));
    const { done, perform } = performer();
    expect(await (await open()).attendDue(['run'], perform)).toBe(0);
    expect(done).toEqual([]);
    expect(await living.has('a')).toBe(true);
  });

  it('goes on after its box was taken by mistake', async () => {
    const asleep = await open();
    killAll();
    const heir = await open();
    await heir.waiting();
    const { done, perform } = performer();
    await asleep.attend(await asleep.keep(errand('a', 'one', 'two')), perform);
    expect(done).toEqual(['a one', 'a two']);
  });
});

/** What lies in boxes beside signs of life. */
async function leftovers(): Promise<string[]> {
  return readdirSync(folder).flatMap((box) => readdirSync(join(folder, box)).filter((name) => name !== 'alive'));
}

/** How one step goes: done, lost on the way there, lost on the way back, the process killed before or after. */
const FATES = ['done', 'done', 'done', 'lost', 'unanswered', 'killed before', 'killed after'] as const;

describe('what several processes keep', () => {
  it('arrives whole, in order and once, whatever fails and whoever dies', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...FATES), { minLength: 10, maxLength: 60 }),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
        async (fates, lengths) => {
          const arrived = await deliverUnder([...fates], lengths);
          for (const [n, length] of lengths.entries())
            expect(arrived.get(`errand-${n}`)).toEqual(Array.from({ length }, (_, step) => `${step}`));
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

/** Steps that took effect, by errand, in the order in which they did. */
async function deliverUnder(fates: (typeof FATES)[number][], lengths: readonly number[]) {
  const arrived = new Map<string, string[]>();
  const take = (id: string, step: string): void => {
    const before = arrived.get(id) ?? [];
    // As the server: the same again changes nothing.
    if (!before.includes(step)) arrived.set(id, [...before, step]);
  };
  let process = await open();
  for (const [n, length] of lengths.entries()) {
    nowMs++;
    await process.keep(errand(`errand-${n}`, ...Array.from({ length }, (_, step) => `${step}`)));
  }
  for (let isLeft = true; isLeft; ) {
    nowMs += 600_000;
    const death = promised();
    const perform: PerformStep = async ({ id }, step) => {
      const fate = fates.shift() ?? 'done';
      if (fate === 'done' || fate === 'unanswered' || fate === 'killed after') take(id, step);
      if (fate === 'lost' || fate === 'unanswered') return away();
      if (fate === 'done') return undefined;
      death.resolve('killed');
      return new Promise(() => undefined);
    };
    const result = await Promise.race([process.attendDue(['run'], perform), death.promise]);
    if (result === 'killed') {
      killAll();
      process = await open();
    }
    isLeft = (await readOutbox(folder)).waiting.length > 0;
  }
  return arrived;
}

function promised() {
  let resolve: (value: 'killed') => void = () => undefined;
  const promise = new Promise<'killed'>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
