import { describe, expect, it } from 'vitest';
import { observationOf } from '../../bench/registry-fill.js';
import type { Observation } from '../extraction/observation.js';
import type { Discovery } from '../growth/discovery.js';
import { Random } from '../numerics/random.js';
import { EXTRACTION_FOCUSES, type ExtractionFocus, grow, isGrown, STATIC_FOCUSES, type StaticFocus } from './grow.js';
import { planVideo } from './plan-video.js';

const measured = observationOf(2, Random.fromSeed(3));
const origin = planVideo('a documentary about a fox in a forest', { seed: 1 });

function found(extraction: ExtractionFocus, frames: StaticFocus = 'both', observation: Observation = measured) {
  const discoveries = grow(observation, origin, { extraction, frames });
  const of = (registry: string, aspect?: string): Discovery[] =>
    discoveries.filter((each) => each.registry === registry && (aspect === undefined || each.aspect === aspect));
  return {
    colors: of('static', 'color'),
    sounds: of('static', 'sound'),
    dynamic: of('dynamic'),
    narrative: of('narrative'),
  };
}

const sightings = (discoveries: readonly Discovery[]): number =>
  discoveries.reduce((sum, each) => sum + each.sightings, 0);

const FRAMES = measured.frames.length;
const WINDOWS = measured.windows.length;

describe('what each focus grows (contract §4.2)', () => {
  it('is known before anything is measured', () => {
    for (const extraction of EXTRACTION_FOCUSES)
      for (const frames of STATIC_FOCUSES) {
        const { colors, sounds, dynamic, narrative } = found(extraction, frames);
        const grown = (aspect: string) => isGrown(aspect, { extraction, frames });
        expect(grown('static.color')).toBe(colors.length > 0);
        expect(grown('static.sound')).toBe(sounds.length > 0);
        expect(grown('dynamic.camera')).toBe(dynamic.length > 0);
        expect(grown('narrative.genre')).toBe(narrative.length > 0);
      }
  });

  it.each<[ExtractionFocus, StaticFocus, { colors: number; sounds: number; blended: boolean }]>([
    ['frame', 'both', { colors: FRAMES, sounds: FRAMES, blended: false }],
    ['frame', 'color', { colors: FRAMES, sounds: 0, blended: false }],
    ['frame', 'sound', { colors: 0, sounds: FRAMES, blended: false }],
    ['window', 'both', { colors: WINDOWS, sounds: 0, blended: true }],
    ['window', 'color', { colors: WINDOWS, sounds: 0, blended: true }],
    ['window', 'sound', { colors: WINDOWS, sounds: 0, blended: true }],
    ['all', 'both', { colors: FRAMES + WINDOWS, sounds: FRAMES, blended: true }],
    ['all', 'color', { colors: FRAMES + WINDOWS, sounds: 0, blended: true }],
    ['all', 'sound', { colors: WINDOWS, sounds: FRAMES, blended: true }],
  ])('%s with %s of frames', (extraction, frames, { colors, sounds, blended }) => {
    const grown = found(extraction, frames);
    expect(sightings(grown.colors)).toBe(colors);
    expect(sightings(grown.sounds)).toBe(sounds);
    expect(grown.dynamic.length > 0).toBe(blended);
    expect(grown.narrative.length > 0).toBe(blended);
    expect(grown.dynamic.some(({ aspect }) => aspect === 'color')).toBe(blended);
    expect(grown.dynamic.some(({ aspect }) => aspect === 'blend')).toBe(blended);
  });

  it('takes the mean of a window as light adds up', () => {
    const [black, white] = [0, 255].map((code) => ({ r: code, g: code, b: code }));
    const frames = measured.frames
      .slice(0, 24)
      .map((frame, i) => ({ ...frame, color: (i % 2 ? white : black) ?? null }));
    const { colors } = found('window', 'both', { ...measured, frames, windows: measured.windows.slice(0, 1) });
    // Half the light of white is code 187.5 in sRGB.
    expect(colors.map(({ value }) => value.r)).toEqual([187.5]);
  });

  it('grows no colour from sound alone', () => {
    const frames = measured.frames.map((frame) => ({ ...frame, color: null }));
    expect(found('all', 'both', { ...measured, frames }).colors).toEqual([]);
  });
});
