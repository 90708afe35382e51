import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Watch } from './watch.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('reads once for all who watch, tells of changes alone, and stops with the last of them', async () => {
  let value = 1;
  const read = vi.fn(async () => ({ value }));
  const watch = new Watch(read, 100);
  const seen: number[][] = [[], []];
  const stops = seen.map((list) => watch.add({ onValue: (each) => list.push(each.value) }));
  await vi.advanceTimersByTimeAsync(250);
  expect(read).toHaveBeenCalledTimes(3);
  value = 2;
  await vi.advanceTimersByTimeAsync(100);
  expect(seen).toEqual([
    [1, 2],
    [1, 2],
  ]);
  stops[0]?.();
  value = 3;
  await vi.advanceTimersByTimeAsync(100);
  expect(seen).toEqual([
    [1, 2],
    [1, 2, 3],
  ]);
  stops[1]?.();
  const reads = read.mock.calls.length;
  await vi.advanceTimersByTimeAsync(1000);
  expect(read).toHaveBeenCalledTimes(reads);
});

it('tells who comes later what is known already', async () => {
  const watch = new Watch(async () => 'now', 100);
  watch.add({ onValue: () => undefined });
  await vi.advanceTimersByTimeAsync(1);
  const seen: string[] = [];
  watch.add({ onValue: (value) => seen.push(value) });
  expect(seen).toEqual(['now']);
});

it('goes on after a failure', async () => {
  let isBroken = true;
  const watch = new Watch(async () => {
    if (isBroken) throw new Error('out of order');
    return 'back';
  }, 100);
  const seen: unknown[] = [];
  watch.add({ onValue: (value) => seen.push(value), onFailure: (error) => seen.push((error as Error).message) });
  await vi.advanceTimersByTimeAsync(150);
  isBroken = false;
  await vi.advanceTimersByTimeAsync(100);
  expect(seen).toEqual(['out of order', 'out of order', 'back']);
});
