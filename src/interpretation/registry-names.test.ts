import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../studio/assets/load-lexicon.js';
import { VOCABULARY } from '../studio/assets/vocabulary.js';
import type { Instruction } from './instruction.js';
import { interpret } from './interpret.js';
import { namePhrases, type RegistryNames, type RegistryValue } from './registry-names.js';

const lexicon = loadLexicon();

function stored(registry: string, aspect: string, name: string, value: Record<string, unknown>): RegistryValue {
  return { registry, aspect, key: name.toLowerCase(), name, value };
}

const NAMES: RegistryNames = new Map([
  ['dusky lagoon', [stored('static', 'color', 'Dusky Lagoon', { r: 70, g: 110, b: 120 })]],
  ['qopiraticora', [stored('static', 'color', 'Velvet Fern', { r: 40, g: 90, b: 60 })]],
  ['green apple', [stored('dynamic', 'color', 'Green Apple', { r: 120, g: 190, b: 60 })]],
  ['harbor', [stored('dynamic', 'color', 'Harbor', { r: 20, g: 40, b: 90 })]],
  ['patient tide', [stored('dynamic', 'motion', 'Patient Tide', { motion_level: 1.1, motion_trend: 'steady' })]],
  ['restless swell', [stored('dynamic', 'motion', 'Restless Swell', { motion_level: 6, motion_rhythm: 'wave' })]],
  ['slow orbit', [stored('dynamic', 'camera', 'Slow Orbit', { motion_type: 'arc', speed: 'slow', direction: 'left' })]],
  ['noon halo', [stored('dynamic', 'gradient', 'Noon Halo', { gradient_type: 'radial', strength: 0.4 })]],
  [
    'ashen parlor',
    [stored('dynamic', 'lighting', 'Ashen Parlor', { brightness: 40, contrast: 60, saturation: 0.2, preset: 'noir' })],
  ],
  [
    'velvet march',
    [stored('dynamic', 'audio_semantic', 'Velvet March', { role: 'music', mood: 'tense', tempo: 'fast' })],
  ],
  ['hushed surf', [stored('static', 'sound', 'Hushed Surf', { amplitude: 0.1, tone: 'low', timbre: 'noisy' })]],
]);

const read = (prompt: string, names = NAMES): Instruction =>
  interpret(prompt, { lexicon, vocabulary: VOCABULARY, names });
const registrySpans = (instruction: Instruction) => instruction.understood.filter(({ by }) => by === 'registry');

describe('a name of the registries in a prompt', () => {
  it('colours the thing that it stands before', () => {
    for (const prompt of ['a Dusky Lagoon boat on a river', 'a dusky lagoon boat on a river']) {
      const instruction = read(prompt);
      expect(
        instruction.subjects.map(({ noun, color }) => [noun, color]),
        prompt,
      ).toEqual([['boat', 'dusky lagoon']]);
      expect(instruction.named).toEqual([
        {
          span: 'dusky lagoon',
          registry: 'static',
          aspect: 'color',
          key: 'dusky lagoon',
          name: 'Dusky Lagoon',
          value: { r: 70, g: 110, b: 120 },
        },
      ]);
      expect(registrySpans(instruction)).toEqual([
        { span: 'dusky lagoon', domain: 'color', canonical: 'Dusky Lagoon', by: 'registry' },
      ]);
      expect(instruction.unknown).toEqual([]);
    }
  });

  it('colours the scene where it stands for itself or before a word for colour', () => {
    for (const prompt of [
      'a fox in Dusky Lagoon tones',
      'a fox in dusky lagoon colors',
      'a fox, all in Dusky Lagoon',
    ]) {
      const instruction = read(prompt);
      expect(
        instruction.subjects.map(({ noun, color }) => [noun, color]),
        prompt,
      ).toEqual([['fox', null]]);
      expect(instruction.named.map(({ name }) => name)).toEqual(['Dusky Lagoon']);
      expect(instruction.setting.noun, prompt).toBeNull();
    }
  });

  it('is known by its former names', () => {
    const instruction = read('a Qopiraticora fox');
    expect(instruction.subjects[0]).toMatchObject({ noun: 'fox', color: 'qopiraticora' });
    expect(instruction.named[0]?.name).toBe('Velvet Fern');
    expect(instruction.unknown).toEqual([]);
  });

  it('leaves ordinary words their meaning', () => {
    for (const prompt of ['a green apple on a table', 'boats in a harbor', 'a dusky lagoon']) {
      const plain = interpret(prompt, { lexicon, vocabulary: VOCABULARY });
      expect(read(prompt), prompt).toEqual(plain);
    }
    expect(read('a Green Apple scarf').subjects[0]?.color).toBe('green apple');
  });

  it.each([
    ['a boat with Patient Tide motion', 'motion_type', 'slow', 'motion_type'],
    ['a boat, Restless Swell', 'motion_type', 'wave', 'motion_type'],
    ['a boat with the Slow Orbit camera', 'camera_motion', 'arc', 'camera.motion'],
    ['a field under a Noon Halo gradient', 'gradient_type', 'radial', 'gradient_type'],
    ['a cat in Ashen Parlor light', 'lighting_preset', 'noir', 'lighting_preset'],
    ['a cat, "velvet march" music', 'audio_tempo', 'fast', 'audio_tempo'],
    ['a cat, Velvet March', 'audio_mood', 'tense', 'audio_mood'],
  ] as const)('settles its field: %s', (prompt, field, value, asked) => {
    const instruction = read(prompt);
    expect(instruction[field]).toBe(value);
    expect(instruction.asked).toContain(asked);
    expect(registrySpans(instruction).length).toBeGreaterThan(0);
    expect(instruction.subjects.length).toBeLessThanOrEqual(1);
  });

  it('that has no field is handed on as it is', () => {
    const instruction = read('a beach with the Hushed Surf sound');
    expect(instruction.named.map(({ aspect, name }) => [aspect, name])).toEqual([['sound', 'Hushed Surf']]);
    expect(registrySpans(instruction)[0]).toMatchObject({ domain: 'sound', canonical: 'Hushed Surf' });
  });

  it('that is ruled out is avoided', () => {
    const instruction = read('a boat without Restless Swell motion');
    expect(instruction.avoid_motion).toEqual(['wave']);
    expect(instruction.named).toEqual([]);
  });

  it('changes nothing where no name is known', () => {
    const prompt = 'two red foxes running through a snowy forest, Dusky Lagoon';
    expect(read(prompt, new Map())).toEqual(interpret(prompt, { lexicon, vocabulary: VOCABULARY }));
  });
});

describe('the phrases that could be names', () => {
  it('are runs of one to four words, in lower case, hyphens kept', () => {
    expect(namePhrases('A Blue-Gray sky, Tom')).toEqual([
      'a',
      'a blue',
      'a blue-gray',
      'a blue-gray sky',
      'blue',
      'blue-gray',
      'blue-gray sky',
      'gray',
      'gray sky',
      'sky',
      'tom',
    ]);
  });

  it('are bounded however long the prompt is', () => {
    expect(namePhrases('word other third fourth fifth '.repeat(10000)).length).toBeLessThanOrEqual(800);
  });
});
