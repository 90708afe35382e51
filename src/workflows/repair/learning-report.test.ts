import { describe, expect, it } from 'vitest';
import type { Feedback, LearningStats } from '../../studio/service/motion-service.js';
import { suggestionsOf } from './learning-report.js';

const overall = { mean_motion_level: 0, mean_brightness: 0, mean_contrast: 0 };

function stats(of: Partial<LearningStats>): LearningStats {
  return { total_runs: 9, by_palette: {}, by_keyword: {}, overall, ...of };
}

function outcome(count: number, mean_motion_level: number, mean_brightness = 100) {
  return { count, mean_motion_level, mean_brightness };
}

function vote(prompt: string, rating: 1 | 2): Feedback {
  return { id: `${prompt}${rating}`, job_id: 'job', rating, created_at: '', prompt };
}

describe('suggestions', () => {
  it('name what hardly moves or moves restlessly, when it was seen more than once', () => {
    const by_keyword = { still: outcome(2, 1.9), calm: outcome(2, 2), wild: outcome(2, 15.1), once: outcome(1, 99) };
    expect(suggestionsOf(stats({ by_keyword }), []).map(({ name }) => name)).toEqual(['still', 'wild']);
  });

  it('name palettes that are too dark or too bright', () => {
    const by_palette = { night: outcome(1, 5, 49), day: outcome(1, 5, 50), snow: outcome(1, 5, 221) };
    expect(suggestionsOf(stats({ by_palette }), []).map(({ name }) => name)).toEqual(['night', 'snow']);
  });

  it('name prompts that most people disliked, when more than one voted', () => {
    const votes = [vote('a', 1), vote('a', 1), vote('a', 2), vote('b', 1), vote('c', 1), vote('c', 2)];
    expect(suggestionsOf(stats({}), votes)).toMatchObject([{ about: 'prompt', name: 'a' }]);
  });
});
