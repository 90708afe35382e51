import { expect, it } from 'vitest';
import { RateLimit } from './rate-limit.js';

function limitAt(rate: number): { limit: RateLimit; pass(ms: number): void } {
  let now = 0;
  return {
    limit: new RateLimit(rate, () => now),
    pass(ms) {
      now += ms;
    },
  };
}

it('lets a burst of two seconds through, then what the rate allows', () => {
  const { limit, pass } = limitAt(10);
  for (let i = 0; i < 20; i++) expect(limit.take('a')).toBe(0);
  expect(limit.take('a')).toBe(1);
  pass(100);
  expect(limit.take('a')).toBe(0);
  expect(limit.take('a')).toBe(1);
});

it('holds each address to its own rate', () => {
  const { limit } = limitAt(1);
  expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 1]);
  expect(limit.take('b')).toBe(0);
});

it('never limits at a rate of 0', () => {
  const { limit } = limitAt(0);
  for (let i = 0; i < 1000; i++) expect(limit.take('a')).toBe(0);
});

it('says how long to wait in whole seconds', () => {
  const { limit, pass } = limitAt(0.25);
  expect(limit.take('a')).toBe(0);
  expect(limit.take('a')).toBe(4);
  pass(2500);
  expect(limit.take('a')).toBe(2);
});

it('forgets addresses that were quiet, and does not grow without end', () => {
  const { limit, pass } = limitAt(1);
  limit.take('old');
  limit.take('old');
  pass(5000);
  for (let i = 0; i < 30_000; i++) limit.take(`made-up-${i}`);
  expect(limit.take('old')).toBe(0);
});
