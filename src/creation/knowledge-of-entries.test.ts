import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KNOWLEDGE_ASPECTS, type KnownEntry, knowledgeOf } from './knowledge-of-entries.js';
import { originKnowledge } from './origin-knowledge.js';

function entry(place: string, value: Record<string, unknown>, more: Partial<KnownEntry> = {}): KnownEntry {
  const [registry, aspect] = place.split('.') as [string, string];
  return {
    registry,
    aspect,
    key: 'key',
    name: 'Name',
    value,
    count: 3,
    createdAt: '2026-01-01T00:00:00Z',
    isOrigin: false,
    ...more,
  };
}

describe('knowledge of stored values', () => {
  it('is the origins when nothing is stored', () => {
    expect(knowledgeOf([])).toEqual(originKnowledge());
  });

  it('holds each learned value in the pool of its aspect, behind the origins', () => {
    const known = knowledgeOf([
      entry('static.color', { r: 12, g: 34, b: 56 }, { name: 'Deep Lagoon' }),
      entry('static.sound', { amplitude: 0.06, tone: 'low', timbre: 'noisy' }, { key: '0.06_low_noisy' }),
      entry('dynamic.color', { r: 1, g: 2, b: 3 }),
      entry('dynamic.motion', { motion_level: 3.1, motion_std: 1, motion_trend: 'steady', motion_rhythm: 'wave' }),
      entry('dynamic.gradient', { gradient_type: 'radial', strength: 0.4 }),
      entry('dynamic.camera', { motion_type: 'arc', speed: 'fast' }),
      entry('dynamic.lighting', { brightness: 90, contrast: 40, saturation: 0.5 }),
      entry('dynamic.composition', { center_x: 0.4, center_y: 0.6, luminance_balance: 0.5 }),
      entry('dynamic.graphics', { edge_density: 0.2, spatial_variance: 0.1, busyness: 0.15 }),
      entry('dynamic.transition', { type: 'wipe', duration_seconds: 0.5 }),
      entry('dynamic.audio_semantic', { role: 'music', mood: 'calm', tempo: 'slow' }),
    ]);
    const origins = originKnowledge();
    expect(known.colors.slice(0, origins.colors.length)).toEqual(origins.colors);
    expect(known.colors.at(-1)).toEqual({
      value: [12, 34, 56],
      name: 'Deep Lagoon',
      count: 3,
      createdAt: '2026-01-01T00:00:00Z',
    });
    expect(known.sounds.at(-1)?.value).toEqual({
      key: '0.06_low_noisy',
      tone: 'low',
      timbre: 'noisy',
      amplitude: 0.06,
    });
    expect(known.gradients.at(-1)?.value).toEqual({ type: 'radial', strength: 0.4 });
    expect(known.cameras.at(-1)?.value).toEqual({ motion: 'arc', speed: 'fast' });
    expect(known.blends.map(({ value }) => value)).toEqual([[1, 2, 3]]);
    expect(known.movements.map(({ value }) => value)).toEqual([{ level: 3.1, trend: 'steady', rhythm: 'wave' }]);
    expect(known.lights.map(({ value }) => value)).toEqual([
      { brightness: 90, contrast: 40, saturation: 0.5, preset: null },
    ]);
    expect(known.compositions.map(({ value }) => value)).toEqual([{ x: 0.4, y: 0.6 }]);
    expect(known.textures.map(({ value }) => value)).toEqual([{ edges: 0.2, variance: 0.1 }]);
    expect(known.joins.map(({ value }) => value)).toEqual([{ type: 'wipe', seconds: 0.5 }]);
    expect(known.audio.map(({ value }) => value)).toEqual([{ tempo: 'slow', mood: 'calm', presence: 'music' }]);
  });

  it('counts the sightings of origins', () => {
    const known = knowledgeOf([
      entry('static.color', { r: 255, g: 0, b: 0 }, { isOrigin: true, count: 7 }),
      entry('dynamic.camera', { motion_type: 'pan', speed: 'medium' }, { isOrigin: true, count: 5 }),
    ]);
    expect(known.colors.find(({ name }) => name === 'red')?.count).toBe(7);
    expect(known.cameras.find(({ name }) => name === 'pan')?.count).toBe(5);
    expect(known.cameras).toHaveLength(originKnowledge().cameras.length);
  });

  it('leaves out what no renderer could show, whatever was stored', () => {
    const places = fc.constantFrom(...KNOWLEDGE_ASPECTS, 'narrative.mood');
    const values = fc.dictionary(
      fc.constantFrom('r', 'g', 'b', 'tone', 'amplitude', 'gradient_type', 'motion_type', 'strength', 'type', 'mood'),
      fc.oneof(fc.string(), fc.double(), fc.constant(null), fc.constantFrom('unknown', 'low', 'pan', 'cut')),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(places, values), { maxLength: 20 }), (stored) => {
        const known = knowledgeOf(stored.map(([place, value]) => entry(place, value)));
        for (const { value } of known.colors)
          for (const code of value) expect(Number.isInteger(code) && code >= 0 && code <= 255).toBe(true);
        for (const { value } of known.cameras) expect(value.motion).not.toBe('unknown');
        expect(known.audio).toEqual([]);
      }),
    );
  });
});
