import { describe, expect, it } from 'vitest';
import { RestartPause } from './restart-pause.js';

describe('the pause before a restart', () => {
  it('doubles with each death up to the longest, and begins again after a healthy life', () => {
    const pause = new RestartPause({ first_pause_seconds: 1, longest_pause_seconds: 60, healthy_after_seconds: 30 });
    expect([1, 1, 1, 1, 1, 1, 1, 1].map(() => pause.afterDeath(5))).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(pause.afterDeath(30)).toBe(1);
    expect(pause.afterDeath(29)).toBe(2);
  });
});
