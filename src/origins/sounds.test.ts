import { describe, expect, it } from 'vitest';
import { SOUND_PRIMITIVES } from './domains.js';
import { ORIGIN_SOUNDS } from './sounds.js';

describe('pure sounds of origin', () => {
  it('are ten: silence once, each noise at three strengths', () => {
    const counts = SOUND_PRIMITIVES.map((noise) => ORIGIN_SOUNDS.filter((sound) => sound.timbre === noise).length);
    expect(counts).toEqual([1, 3, 3, 3]);
  });

  it('have keys of amplitude, tone and timbre', () => {
    for (const { key, amplitude, tone, timbre } of ORIGIN_SOUNDS) {
      expect(key).toBe(`${Number.isInteger(amplitude) ? amplitude.toFixed(1) : amplitude}_${tone}_${timbre}`);
    }
  });
});
