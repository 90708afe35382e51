import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../assets/load-lexicon.js';
import { fastestEdge, turnsBack } from './camera-flow.js';
import { keyFault } from './key-rules.js';
import { isTrueColorName, nameFault } from './name-rules.js';
import { meanDifference, syntheticLuma } from './synthetic-picture.js';
import { truthSpec } from './truth-spec.js';

describe('the rules of keys', () => {
  const composition = { registry: 'dynamic', aspect: 'composition' } as const;
  const value = { center_x: 0.5, center_y: 0.25, luminance_balance: 1 };

  it('accept what the contract prints', () => {
    expect(keyFault(composition, value, '0.5_0.25_1.0')).toBeNull();
    expect(
      keyFault({ registry: 'dynamic', aspect: 'camera' }, { motion_type: 'zoom_out', speed: 'slow' }, 'zoom_out_slow'),
    ).toBeNull();
    expect(keyFault({ registry: 'dynamic', aspect: 'color' }, { r: 124.9, g: 125, b: 255 }, '100,125,250')).toBeNull();
  });

  it.each(['0.5_0.25_1', '0.50_0.25_1.0', '0.51_0.25_1.0', '0.5_0.25', '0.5_0.25_1.0_x', '.5_0.25_1.0', ''])(
    'refuse "%s"',
    (key) => {
      expect(keyFault(composition, value, key)).not.toBeNull();
    },
  );
});

describe('the rules of names', () => {
  const lexicon = loadLexicon();

  it.each(['Hushed Surf', 'Leftward Grove', 'Shade of Amber', 'Teal'])('accept "%s"', (name) => {
    expect(nameFault(name, lexicon)).toBeNull();
  });

  it.each(['Qopiraticora', 'Violet3560', 'sound_bloom', 'Sound Bloom', 'quiet tide', 'Novel', 'Colorlightingm', ''])(
    'refuse "%s"',
    (name) => {
      // "Novel" is a word; with a number behind it, it was the mark of a name that had run out.
      if (name === 'Novel') expect(nameFault('Novel 12345', lexicon)).not.toBeNull();
      else expect(nameFault(name, lexicon)).not.toBeNull();
    },
  );

  it('know a colour word that is wrong', () => {
    expect(isTrueColorName('Harbor Blue', [40, 80, 200])).toBe(true);
    expect(isTrueColorName('Harbor Blue', [200, 80, 40])).toBe(false);
    expect(isTrueColorName('Moss Green', [210, 60, 190])).toBe(false);
    expect(isTrueColorName('Early Tide', [210, 60, 190])).toBe(true);
  });
});

describe('the truth of the camera', () => {
  const filmed = (motion: 'pan' | 'truck' | 'roll' | 'static', seconds = 1) =>
    truthSpec({ chart: '2 planes', seconds, camera: { motion, direction: 'right', speed: 'medium' } });

  it('is the pan rate in widths a second; passing by, that of the nearest wall', () => {
    expect(fastestEdge(filmed('pan'), { start: 0, end: 1 })).toBeCloseTo(0.12, 6);
    expect(fastestEdge(filmed('truck'), { start: 0, end: 1 })).toBeCloseTo(0.12 / 1.15, 6);
    expect(fastestEdge(filmed('static'), { start: 0, end: 1 })).toBeCloseTo(0, 6);
  });

  it('knows when a roll turns back', () => {
    expect(turnsBack(filmed('roll', 4), { start: 0, end: 1 })).toBe(false);
    expect(turnsBack(filmed('roll', 4), { start: 0.5, end: 2 })).toBe(true);
  });
});

describe('synthetic frames', () => {
  const size = { width: 64, height: 48 };
  const moved = (dx: number) =>
    ({
      kind: 'motion',
      path: [
        [0, 0, 1],
        [dx, 0, 1],
      ],
    }) as const;

  it('differ the more the farther they move, and not at all at rest', () => {
    const level = (dx: number): number =>
      meanDifference(syntheticLuma(moved(dx), 0, size), syntheticLuma(moved(dx), 1, size));
    expect(level(0)).toBe(0);
    expect(level(2)).toBeGreaterThan(1.8 * level(1));
    expect(level(1)).toBeGreaterThan(0.2);
  });

  it('move to the right by what the path says', () => {
    const [before, after] = [syntheticLuma(moved(3), 0, size), syntheticLuma(moved(3), 1, size)];
    expect(after[10 * 64 + 33]).toBeCloseTo(before[10 * 64 + 30] as number, 9);
  });
});
