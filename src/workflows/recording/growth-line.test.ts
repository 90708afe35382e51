import { describe, expect, it } from 'vitest';
import { growthLine } from './growth-line.js';

describe('the line of growth', () => {
  it('adds up what every request added, one aspect named once', () => {
    const answers = [
      { added_in: { 'static.color': 2, 'dynamic.color': 1, 'dynamic.motion': 1 } },
      { added_in: { 'narrative.genre': 1, 'static.color': 3 } },
    ];
    expect(growthLine('all', answers)).toBe(
      "Growth [all]: total=8 static=5 dynamic=2 aspects={'color': 6, 'motion': 1, 'genre': 1}",
    );
  });

  it('is not written when nothing was added', () => {
    expect(growthLine('window', [{ added_in: {} }, { added_in: {} }])).toBeNull();
  });
});
