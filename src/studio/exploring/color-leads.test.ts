import { describe, expect, it } from 'vitest';
import { Random } from '../../numerics/random.js';
import { understand } from '../plan-video.js';
import { colorLeads } from './color-leads.js';

describe('words for a colour of each cell', () => {
  it('are there for all 1331 cells', () => {
    expect(new Set(colorLeads().map(({ cell }) => cell)).size).toBe(1331);
  });

  it('are understood as a plain field of a colour of that cell, at the first wording nearly always', () => {
    const random = Random.fromSeed(11);
    const misheard = colorLeads().filter((lead) => !lead.isHeard(understand(lead.words(random))));
    expect(misheard.length).toBeLessThan(0.03 * 1331);
  });

  it('are codes for about every second cell, into which no word falls well enough', () => {
    const random = Random.fromSeed(12);
    const coded = colorLeads().filter((lead) => /#|rgb/.test(lead.words(random)));
    expect(coded.length).toBeGreaterThan(100);
    expect(coded.length).toBeLessThan(0.53 * 1331);
  });
});
