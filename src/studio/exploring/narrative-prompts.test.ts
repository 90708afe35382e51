import { describe, expect, it } from 'vitest';
import { intendedValues } from '../../growth/narrative-values.js';
import { Random } from '../../numerics/random.js';
import { loadLexicon } from '../assets/load-lexicon.js';
import { VOCABULARY } from '../assets/vocabulary.js';
import { planVideo } from '../plan-video.js';
import { narrativePrompt, narrativeTargets, promptFor } from './narrative-prompts.js';

const random = Random.fromSeed(5);

describe('narrative prompts', () => {
  it.each(narrativeTargets())('lead to $aspect $value', ({ aspect, value }) => {
    for (let draw = 0; draw < 12; draw++) {
      const prompt = promptFor({ aspect, value }, random);
      const { spec } = planVideo(prompt, { seed: draw, durationSeconds: 1 });
      const intended = intendedValues(spec, { prompt, settings: VOCABULARY.settings, lexicon: loadLexicon() });
      expect(intended, prompt).toContainEqual([aspect, expect.objectContaining({ value })]);
    }
  });

  it('fill gaps of genre first', () => {
    const known = { genre: ['general', 'documentary', 'ad', 'tutorial', 'educational', 'explainer'] };
    expect(narrativePrompt(known, random)).toMatchObject({ aspect: 'narrative.genre', cell: 'thriller' });
  });

  it('then gaps of mood, theme and setting', () => {
    const all = narrativeTargets();
    const known = Object.fromEntries(
      ['genre', 'mood', 'themes', 'settings'].map((aspect) => [
        aspect,
        all.filter((each) => each.aspect === aspect).map(({ value }) => value),
      ]),
    );
    expect(narrativePrompt(known, random)).toBeNull();
    expect(narrativePrompt({ ...known, settings: known.settings?.slice(1) ?? [] }, random)).toMatchObject({
      aspect: 'narrative.settings',
      cell: all.find(({ aspect }) => aspect === 'settings')?.value,
    });
  });
});
