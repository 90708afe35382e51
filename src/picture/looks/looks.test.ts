import { describe, expect, it } from 'vitest';
import { LOOKS } from './index.generated.js';

describe('looks', () => {
  it('have names and phrases that name one look only', () => {
    const names = LOOKS.map((look) => look.name);
    expect(new Set(names).size).toBe(names.length);
    const phrases = LOOKS.flatMap((look) => look.phrases);
    expect(phrases.filter((phrase, i) => phrases.indexOf(phrase) !== i)).toEqual([]);
    expect(phrases.filter((phrase) => phrase !== phrase.toLowerCase().trim())).toEqual([]);
  });

  it.each(LOOKS.map((look) => [look.name, look.placement] as const))(
    '%s keeps within the ranges of a placement',
    (_, placement) => {
      expect(placement.dabPixels).toBeGreaterThanOrEqual(2);
      expect(placement.elongation).toBeGreaterThanOrEqual(1);
      for (const share of [placement.jitter, placement.spread]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      expect(Number.isInteger(placement.holdFrames)).toBe(true);
    },
  );
});
