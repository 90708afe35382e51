import { describe, expect, it } from 'vitest';
import type { AudioObservation, FrameSound } from '../observation.js';
import { PlaceSound } from './place-sound.js';

const AMBIENT: AudioObservation = { role: 'ambient', mood: 'neutral', tempo: 'slow', bpm: null, presence: 'ambient' };
const RATE = 24;
type Powers = readonly [low: number, middle: number, high: number];

/** The sound of frames in which the bands have these powers. */
function heard(powersAt: (seconds: number) => Powers, { seconds = 8, timbre = 'noisy' as FrameSound['timbre'] } = {}) {
  const place = new PlaceSound();
  for (let frame = 0; frame < seconds * RATE; frame++) {
    const powers = powersAt(frame / RATE);
    const power = powers[0] + powers[1] + powers[2];
    const strength = 100 * Math.sqrt(power);
    const [rumble, tone, hiss] = powers.map((part) => (power > 0 ? (strength * part) / power : 0)) as [
      number,
      number,
      number,
    ];
    place.push(
      { strength_pct: strength, depth: { silence: 100 - strength, rumble, tone, hiss }, tone: 'mid', timbre },
      1 / RATE,
    );
  }
  return place;
}

/** Swells from 0 to 1 and back once in `period` seconds. */
const swell =
  (period: number) =>
  (seconds: number): number =>
    1 - Math.abs(1 - (2 * (seconds % period)) / period);
const waves = swell(4);
const surf = (t: number): Powers => [0.002 + 0.001 * waves(t), 0.002 + 0.008 * waves(t), 0.0002 + 0.001 * waves(t)];
const traffic = (t: number): Powers => [0.006, 0.001 + 0.005 * waves(t), 0.0001 + 0.0012 * waves(t)];
const room = (): Powers => [0.006, 0.003, 0.0005];
const birds = (t: number): Powers => [0.003, 0.003, t % 3 < 1.2 ? 0.006 : 0.001];

describe('a place heard', () => {
  it('is nature where waves or wind sound, and where birds call', () => {
    expect(heard(surf).setting(AMBIENT)).toBe('nature');
    expect(heard(birds).setting(AMBIENT)).toBe('nature');
  });

  it('is urban where cars pass over a steady rumble, an interior where soft air does not stir', () => {
    expect(heard(traffic).setting(AMBIENT)).toBe('urban');
    expect(heard(room).setting(AMBIENT)).toBe('interior');
  });

  it('is the same however loud', () => {
    for (const place of [surf, birds, traffic, room]) {
      const quiet = heard((t) => place(t).map((power) => power / 20) as unknown as Powers);
      expect(quiet.setting(AMBIENT)).toBe(heard(place).setting(AMBIENT));
    }
  });

  it('is not told from steady rain, a hum, silence or tones', () => {
    expect(heard(() => [0.003, 0.002, 0.004]).setting(AMBIENT)).toBeNull();
    expect(heard(() => [0.01, 0.0005, 0.0001]).setting(AMBIENT)).toBeNull();
    expect(heard(() => [0, 0, 0]).setting(AMBIENT)).toBeNull();
    expect(heard(surf, { timbre: 'tonal' }).setting(AMBIENT)).toBeNull();
  });

  it('is not told in less than four seconds, without sound, or under music', () => {
    expect(heard(surf, { seconds: 3 }).setting(AMBIENT)).toBeNull();
    expect(heard(surf).setting(null)).toBeNull();
    expect(heard(surf).setting({ ...AMBIENT, presence: 'full' })).toBeNull();
  });

  it('among steps and blows is told by water and wind alone, for they rumble like cars', () => {
    const sfx = { ...AMBIENT, presence: 'sfx' } as const;
    expect(heard(surf).setting(sfx)).toBe('nature');
    expect(heard(traffic).setting(sfx)).toBeNull();
  });
});
