import { describe, expect, it } from 'vitest';
import { isSense } from './prompt-sense.js';

describe('whether a prompt says something', () => {
  it.each([
    'landscape',
    'lightning',
    'brightness',
    'jazz',
    'backdrop',
    'horizontal',
    'asymmetric',
    'educational',
    'Mistbrook',
    'golden_hour',
    'a rhythm of strengths and lengths',
    'a portrait of Zuckerberg riding a horse',
    'colour of the grey harbour',
    'vhs 80s retro neon',
    '雨の東京',
    '42',
    'go',
  ])('says so of "%s"', (prompt) => {
    expect(isSense(prompt)).toBe(true);
  });

  it.each([
    'voxelanirila motion',
    'qxzjk vvtrqz',
    'Qopiraticora',
    'Colorlightingm Generalstandar',
    'asdfghjkl',
    '',
    '   ',
  ])('denies it of "%s"', (prompt) => {
    expect(isSense(prompt)).toBe(false);
  });

  it('knows the names that the registries gave', () => {
    expect(isSense('Voxelanirila')).toBe(false);
    expect(isSense('Voxelanirila', new Map([['voxelanirila', []]]))).toBe(true);
  });
});
