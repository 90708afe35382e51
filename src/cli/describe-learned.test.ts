import { describe, expect, it } from 'vitest';
import { describeLearned } from './describe-learned.js';
import { exitCodeOf } from './exit-code.js';
import { NotLearnedError } from './not-learned-error.js';

const value = (name: string) => ({ key: name, name });

describe('what was learned', () => {
  it('is told in one line, the new values by name', () => {
    const learned = {
      'static.color': { new: [value('Dusky Lagoon'), value('Old Brick')], seen_again: [value('Navy')] },
      'dynamic.camera': { new: [], seen_again: [value('Slow Orbit')] },
    };
    expect(describeLearned(learned)).toBe('learned 2 new values: Dusky Lagoon, Old Brick; 2 seen again\n');
    expect(describeLearned({ 'static.color': { new: [], seen_again: [value('Navy')] } })).toBe(
      'learned nothing new; 1 seen again\n',
    );
  });

  it('names a dozen and counts the others', () => {
    const names = Array.from({ length: 30 }, (_, i) => value(`Name ${'abcdefghijklmnopqrstuvwxyz1234'[i]}`));
    expect(describeLearned({ 'static.color': { new: names, seen_again: [] } })).toMatch(
      /^learned 30 new values: Name a, .*, Name l and 18 more; 0 seen again\n$/,
    );
  });
});

describe('a failure to learn', () => {
  it('says that the video stands, why nothing was learned, and how to try again', () => {
    const error = new NotLearnedError('out/a boat.mp4', new Error('The disk is full.'));
    expect(error.message).toBe(
      'The video out/a boat.mp4 was made, but nothing was learned from it: The disk is full. ' +
        'Nothing was recorded. To try again: motion extract "out/a boat.mp4" --learn',
    );
    expect(exitCodeOf(error)).toBe(1);
  });
});
