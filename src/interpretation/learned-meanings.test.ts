import { describe, expect, it } from 'vitest';
import { understand } from '../studio/plan-video.js';
import { learnedMeanings, promptWords } from './learned-meanings.js';

const meanings = learnedMeanings([
  { span: 'sombre', domain: 'tone', canonical: 'dark' },
  { span: 'qopi', domain: 'mood', canonical: 'tense' },
  { span: 'bright', domain: 'tone', canonical: 'dark' },
  { span: 'sombre', domain: 'tone', canonical: 'bright' },
  { span: 'zonk', domain: 'tone', canonical: 'purple' },
  { span: 'zonk', domain: 'nonsense', canonical: 'dark' },
]);

const said = (prompt: string) => understand(prompt, new Map(), meanings);

describe('learned meanings', () => {
  it('explain words that nothing else explains', () => {
    const { tone, understood, asked } = said('a sombre scene');
    expect(tone).toBe('dark');
    expect(asked).toContain('tone');
    expect(understood).toContainEqual({ span: 'sombre', domain: 'tone', canonical: 'dark', by: 'learned' });
  });

  it('never speak against the tables or the lexicon', () => {
    expect(said('a bright scene').tone).toBe('bright');
    expect(said('a placid scene').understood).toEqual(understand('a placid scene').understood);
  });

  it('are not there for who was not handed them', () => {
    expect(understand('a sombre scene').tone).toBeNull();
  });

  it('keep the first of a domain, and no value that does not exist', () => {
    expect([...meanings.keys()]).toEqual(['sombre', 'qopi', 'bright']);
    expect(meanings.get('sombre')).toEqual([{ domain: 'tone', value: 'dark' }]);
  });

  it('are looked up by the words of a prompt, each once', () => {
    expect(promptWords('A Sombre, sombre lake!')).toEqual(['a', 'sombre', 'lake']);
  });
});
