import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../numerics/random.js';
import { AUDIO_MOODS } from '../origins/domains.js';
import { degreeToPitch, isChordDegree, leadVoices, nearestChordDegree } from './harmony.js';
import { Melody } from './melody.js';
import { MOODS } from './moods.js';

const mood = fc.constantFrom(...AUDIO_MOODS);

describe('harmony', () => {
  it('runs a scale on through the octaves', () => {
    const major = [0, 2, 4, 5, 7, 9, 11];
    expect([-1, 0, 6, 7, 14].map((degree) => degreeToPitch(60, major, degree))).toEqual([59, 60, 71, 72, 84]);
  });

  it('finds a chord tone within two steps of any degree', () => {
    fc.assert(
      fc.property(mood, fc.integer({ min: 0, max: 6 }), fc.integer({ min: -20, max: 40 }), (name, root, degree) => {
        const found = nearestChordDegree(MOODS[name], root, degree);
        expect(isChordDegree(MOODS[name], root, found)).toBe(true);
        expect(Math.abs(found - degree)).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('leads voices by small steps through every progression of every mood', () => {
    for (const name of AUDIO_MOODS) {
      const style = MOODS[name];
      for (const progression of style.progressions) {
        let voicing: number[] | null = null;
        for (const root of [...progression, ...progression]) {
          const next = leadVoices(style, { tonic: 48, root, centre: style.register.pad }, voicing);
          if (voicing)
            for (const [i, pitch] of next.entries())
              expect(Math.abs(pitch - (voicing[i] as number))).toBeLessThanOrEqual(7);
          for (const pitch of next) expect(Math.abs(pitch - style.register.pad)).toBeLessThanOrEqual(14);
          voicing = next;
        }
      }
    }
  });
});

describe('melody', () => {
  it('stays in its scale and register, and ends each phrase on a long chord tone', () => {
    fc.assert(
      fc.property(mood, fc.nat(1e6), (name, seed) => {
        const style = MOODS[name];
        const melody = new Melody(style, 48, Random.fromSeed(seed));
        const progression = style.progressions[0] as readonly number[];
        for (let bar = 0; bar < 16; bar++) {
          const root = progression[bar % 4] as number;
          const notes = melody.bar(bar, () => root, false);
          for (const { pitch } of notes) {
            expect(style.scale).toContain((((pitch - 48) % 12) + 12) % 12);
            expect(Math.abs(pitch - style.register.melody)).toBeLessThanOrEqual(19);
          }
          if (bar % 4 === 3) {
            expect(notes).toHaveLength(1);
            expect(notes[0]?.length).toBeGreaterThanOrEqual(8);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
